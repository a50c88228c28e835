import type { Heading } from '../../render/context.ts'
import type { HtmlOptions } from '../../render/options.ts'
import type { Words } from '../../words/words.ts'
import type { PageFacts } from './facts.ts'

export interface PageTitle {
  /** For the window and bookmarks. */
  readonly document: string
  /** The `<h1>` of the header; undefined where the notebook's own first heading serves. */
  readonly heading: string | undefined
}

/** The page's title: what the caller, the run, the notebook or its first heading says, in this order. */
export function titleOf(
  { metadata, run, outline }: PageFacts,
  options: HtmlOptions,
  words: Words,
): PageTitle {
  const first = outline.find((entry): entry is Heading => entry.kind === 'heading')
  const firstText = text(first?.text)
  const own = options.title ?? run?.title ?? run?.taskName ?? run?.jobName ?? text(metadata.title)
  const document = own ?? firstText ?? words.notebook
  const isRepeated = own === undefined || own === firstText
  return { document, heading: isRepeated && run === undefined && first?.level === 1 ? undefined : document }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
