import {
  clearMetadata,
  clearOutputs,
  coalesceStreams,
  defaultTransforms,
  hideInputs,
  inlineAttachments,
  type MetadataPath,
  type OnWarning,
  PlatenError,
  removeByPattern,
  removeByTag,
  stable,
  stripForVersionControl,
  type Transform,
  truncateOutputs,
} from '../index.ts'
import type { ParsedArguments } from './option.ts'
import type { PointedInto } from './parsed-input.ts'
import { UsageError } from './usage-error.ts'

/** @param document What the notebook before the transforms is to the user. */
export type TransformsFor = (
  warn: (document: PointedInto) => OnWarning,
  document: PointedInto,
) => readonly Transform[]

/**
 * What is done to the notebook before it is written, in the order of the help text. Outputs are cut first, so that
 * warnings about it name the cells of the input. Attachments are looked at when no more cells go, so that warnings
 * name those of the notebook that is written.
 *
 * @throws UsageError for a value that an option does not take
 */
export function transformsOf({ values, flags }: ParsedArguments): TransformsFor {
  const tags = values.get('remove-tag')
  const [lines] = values.get('truncate') ?? []
  const maxLines = lines === undefined ? undefined : lineCount(lines)
  const kept = (values.get('keep-metadata') ?? []).map(metadataPath)
  const patterns = values.get('remove-pattern')
  if (kept.length > 0 && !flags.has('clear-metadata'))
    throw new UsageError('--keep-metadata needs --clear-metadata', 'Without it, all metadata is kept.')
  const changes: readonly Transform[] = [
    ...defaultTransforms,
    ...(tags ? [removeByTag({ cellTags: tags, inputTags: [], outputTags: [] })] : []),
    ...(patterns ? [removalBy(patterns)] : []),
    ...(flags.has('clear-output') ? [clearOutputs()] : []),
    ...(flags.has('strip') ? [stripForVersionControl()] : []),
    ...(flags.has('clear-metadata')
      ? [clearMetadata({ keepCell: kept, keepNotebook: [['language_info', 'name'], ...kept] })]
      : []),
  ]
  return (warn, document) => [
    ...(maxLines === undefined
      ? []
      : [coalesceStreams(), truncateOutputs({ maxLines, onWarning: warn(document) })]),
    ...changes,
    ...(flags.has('inline-attachments') ? [inlineAttachments({ onWarning: warn('notebook') })] : []),
    ...(flags.has('no-input') ? [hideInputs({ remove: true })] : []),
    ...(flags.has('stable') ? [stable()] : []),
  ]
}

function lineCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new UsageError(`--truncate needs a number of lines, not "${text}"`)
}

function removalBy(patterns: readonly string[]): Transform {
  try {
    return removeByPattern(patterns)
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    const reason = error.cause instanceof Error ? `: ${error.cause.message}` : ''
    throw new UsageError(
      `--remove-pattern is not a regular expression${reason}`,
      'Write it as JavaScript does, without slashes.',
    )
  }
}

/** `a/b~1c` is the key `b/c` in the object `a`; as a JSON pointer, it may start with a slash. */
function metadataPath(text: string): MetadataPath {
  const keys = text.replace(/^\//, '').split('/')
  if (keys.includes(''))
    throw new UsageError(
      `--keep-metadata needs keys with / between them, not "${text}"`,
      'For example --keep-metadata kernelspec/name.',
    )
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}
