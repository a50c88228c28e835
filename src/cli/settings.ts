import {
  clearOutputs,
  coalesceStreams,
  defaultTransforms,
  type HtmlOptions,
  hideInputs,
  type NotebookTemplate,
  type OnWarning,
  PlatenError,
  removeByTag,
  type Transform,
  toHtml,
  truncateOutputs,
} from '../index.ts'
import type { FolderImageOptions } from '../node/index.ts'
import type { RedactRules } from '../redact/index.ts'
import { type LimitSettings, limitsOf } from './limit-option.ts'
import type { ParsedArguments } from './option.ts'
import { sourceNames } from './parse-input.ts'
import { redactRulesOf } from './redact-rules.ts'
import { templateOf } from './template.ts'
import { UsageError } from './usage-error.ts'

/** What holds for every input of an export. */
export interface Settings {
  /** A source's name; undefined where it is to be recognised. */
  readonly from: string | undefined
  readonly template: 'generic' | NotebookTemplate | undefined
  readonly html: HtmlOptions
  readonly limits: LimitSettings
  /** Undefined: nothing is masked. */
  readonly redact: RedactRules | undefined
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
  const { flags } = args
  const limits = limitsOf(args)
  return {
    from: sourceOf(args),
    template: await templateOf(args),
    html: htmlOptionsOf(args, limits),
    limits,
    redact: redactRulesOf(args),
    transforms: transformsOf(args),
    images: flags.has('no-images') ? false : imageOptionsOf(args, limits),
    strict: flags.has('strict'),
    verbose: flags.has('verbose'),
  }
}

function imageOptionsOf(
  { values }: ParsedArguments,
  { imageBytes, imageTotalBytes }: LimitSettings,
): FolderImageOptions {
  const [root] = values.get('image-root') ?? []
  return {
    ...(root !== undefined && { root }),
    ...(imageBytes !== undefined && { maxBytes: imageBytes }),
    ...(imageTotalBytes !== undefined && { maxTotalBytes: imageTotalBytes }),
  }
}

/** `--from`, where it is given. */
export function sourceOf({ values }: ParsedArguments): string | undefined {
  const [from] = values.get('from') ?? []
  if (from === undefined || sourceNames().includes(from)) return from
  throw new UsageError(`there is no source "${from}"`, `Use --from with one of ${sourceNames().join(', ')}.`)
}

/** Options of the page. */
function htmlOptionsOf({ values, flags }: ParsedArguments, { limits }: LimitSettings): HtmlOptions {
  const [theme] = values.get('theme') ?? []
  if (theme !== undefined && theme !== 'auto' && theme !== 'light' && theme !== 'dark') {
    throw new UsageError(`there is no theme "${theme}"`, 'Use --theme auto, light or dark.')
  }
  if (flags.has('toc') && flags.has('no-toc')) throw new UsageError('--toc and --no-toc exclude each other')
  const [title] = values.get('title') ?? []
  const [lang] = values.get('lang') ?? []
  if (lang !== undefined) checkLanguage(lang)
  return {
    ...(theme && { theme }),
    ...(title !== undefined && { title }),
    ...(lang !== undefined && { lang }),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(flags.has('toc') && { toc: true }),
    ...(flags.has('no-toc') && { toc: false }),
  }
}

/** Before anything is read: the page itself judges it. */
function checkLanguage(lang: string): void {
  try {
    toHtml({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }, { lang })
  } catch (error) {
    if (error instanceof PlatenError) throw new UsageError(`--lang: ${error.message}`, error.help)
    throw error
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
