import {
  clearOutputs,
  coalesceStreams,
  defaultTransforms,
  type HtmlOptions,
  hideInputs,
  type NotebookTemplate,
  type OnWarning,
  removeByTag,
  type Transform,
  truncateOutputs,
} from '../index.ts'
import type { FolderImageOptions } from '../node/index.ts'
import type { ParsedArguments } from './option.ts'
import { sourceNames } from './parse-input.ts'
import type { ExportFormat } from './plan.ts'
import { templateOf } from './template.ts'
import { UsageError } from './usage-error.ts'

/** What holds for every input of an export. */
export interface Settings {
  /** A source's name; undefined where it is to be recognised. */
  readonly from: string | undefined
  readonly template: 'generic' | NotebookTemplate | undefined
  readonly html: HtmlOptions
  readonly transforms: (onWarning: OnWarning) => readonly Transform[]
  /** False: none are read. */
  readonly images: FolderImageOptions | false
  /** Warnings count as failures. */
  readonly strict: boolean
  /** All warnings are shown. */
  readonly verbose: boolean
}

/** @throws UsageError for a value that an option does not take */
export async function settingsOf(args: ParsedArguments): Promise<Settings> {
  const { values, flags } = args
  const [root] = values.get('image-root') ?? []
  return {
    from: sourceOf(args),
    template: await templateOf(args),
    html: htmlOptionsOf(args),
    transforms: transformsOf(args),
    images: flags.has('no-images') ? false : { ...(root !== undefined && { root }) },
    strict: flags.has('strict'),
    verbose: flags.has('verbose'),
  }
}

/** `--from`, where it is given. */
export function sourceOf({ values }: ParsedArguments): string | undefined {
  const [from] = values.get('from') ?? []
  if (from === undefined || sourceNames().includes(from)) return from
  throw new UsageError(`there is no source "${from}"`, `Use --from with one of ${sourceNames().join(', ')}.`)
}

const FORMATS: { readonly [name: string]: ExportFormat } = {
  html: 'html',
  ipynb: 'ipynb',
  // What nbconvert calls it.
  notebook: 'ipynb',
}

/** The formats asked for, each once; else what the output's name ends in; else HTML. */
export function formatsOf({ values }: ParsedArguments): readonly ExportFormat[] {
  const asked = (values.get('to') ?? []).flatMap((list) => list.split(','))
  if (asked.length > 0) return [...new Set(asked.map(formatNamed))]
  return values.get('output')?.[0]?.toLowerCase().endsWith('.ipynb') ? ['ipynb'] : ['html']
}

function formatNamed(asked: string): ExportFormat {
  const name = asked.trim().toLowerCase()
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name]!
  throw new UsageError(`there is no format "${asked}"`, 'Use --to html or --to ipynb.')
}

/** Options of the page. Values are checked where they are used. */
function htmlOptionsOf({ values, flags }: ParsedArguments): HtmlOptions {
  const [theme] = values.get('theme') ?? []
  if (theme !== undefined && theme !== 'auto' && theme !== 'light' && theme !== 'dark') {
    throw new UsageError(`there is no theme "${theme}"`, 'Use --theme auto, light or dark.')
  }
  if (flags.has('toc') && flags.has('no-toc')) throw new UsageError('--toc and --no-toc exclude each other')
  const [title] = values.get('title') ?? []
  const [lang] = values.get('lang') ?? []
  return {
    ...(theme && { theme }),
    ...(title !== undefined && { title }),
    ...(lang !== undefined && { lang }),
    ...(flags.has('toc') && { toc: true }),
    ...(flags.has('no-toc') && { toc: false }),
  }
}

/**
 * What is done to the notebook before it is written, in this order. Outputs are cut first, so that warnings about
 * it name the cells of the input.
 */
function transformsOf({ values, flags }: ParsedArguments): (onWarning: OnWarning) => readonly Transform[] {
  const tags = values.get('remove-tag')
  const [lines] = values.get('truncate') ?? []
  const maxLines = lines === undefined ? undefined : lineCount(lines)
  return (onWarning) => [
    ...(maxLines === undefined ? [] : [coalesceStreams(), truncateOutputs({ maxLines, onWarning })]),
    ...defaultTransforms,
    ...(tags ? [removeByTag({ cellTags: tags, inputTags: [], outputTags: [] })] : []),
    ...(flags.has('clear-output') ? [clearOutputs()] : []),
    ...(flags.has('no-input') ? [hideInputs({ remove: true })] : []),
  ]
}

function lineCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new UsageError(`--truncate needs a number of lines, not "${text}"`)
}
