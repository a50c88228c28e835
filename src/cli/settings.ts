import {
  clearOutputs,
  coalesceStreams,
  defaultTransforms,
  type HtmlOptions,
  hideInputs,
  type OnWarning,
  removeByTag,
  type Transform,
  truncateOutputs,
} from '../index.ts'
import type { ParsedArguments } from './option.ts'
import type { ExportFormat } from './plan.ts'
import { UsageError } from './usage-error.ts'

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
export function htmlOptionsOf({ values, flags }: ParsedArguments): HtmlOptions {
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
export function transformsOf({
  values,
  flags,
}: ParsedArguments): (onWarning: OnWarning) => readonly Transform[] {
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
