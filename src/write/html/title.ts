import type { Notebook } from '../../model/notebook.ts'
import type { TaskRunMeta } from '../../model/task-run.ts'
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

/**
 * The page's title: what the caller, the run, the notebook or its first heading says, in this order. Headings below the first
 * level are those of a run's sections, which say less than the run's id.
 */
export function titleOf(
  { metadata, run, outline }: PageFacts,
  options: HtmlOptions,
  words: Words,
): PageTitle {
  const first = outline.find((entry): entry is Heading => entry.kind === 'heading')
  const firstText = text(first?.text)
  const own = ownTitle(metadata, run, options)
  const { fallbackTitle } = options
  const document =
    own ??
    (run && first?.level !== 1 ? (run.runId ?? fallbackTitle ?? firstText ?? run.system) : firstText) ??
    fallbackTitle ??
    words.notebook
  const isRepeated = own === undefined || own === firstText
  return { document, heading: isRepeated && run === undefined && first?.level === 1 ? undefined : document }
}

/** What needs no look at the cells. */
export function ownTitle(
  metadata: Notebook['metadata'],
  run: TaskRunMeta | undefined,
  { title }: HtmlOptions,
): string | undefined {
  return title ?? run?.title ?? run?.taskName ?? run?.jobName ?? text(metadata.title)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
