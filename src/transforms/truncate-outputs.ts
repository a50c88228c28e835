import { checkOptions } from '../check-options.ts'
import { invalidOption } from '../errors.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import type { CodeCell, Output } from '../model/notebook.ts'
import { joinPointer } from '../text/pointer.ts'
import type { OnWarning } from '../warnings.ts'
import { type CellTransform, eachCodeCell } from './cell-transform.ts'
import { sectionOf, withEntry } from './metadata.ts'
import { NOTICE_LENGTH, type TextLimits, type TruncatedText, truncateText } from './truncate-text.ts'

/** Infinity turns a limit off. The notices count, so that cutting twice is cutting once. */
export interface TruncateOutputsOptions {
  /** Lines of one text output. At least 1, default 1,000. */
  readonly maxLines?: number
  /** Unicode code points of one text output, escape sequences not counted. At least 64, default 100,000. */
  readonly maxCharacters?: number
  /** Outputs of one cell. At least 1, default 200. */
  readonly maxOutputs?: number
  /** Hears of each cut with code `TRUNCATED`. Pointers are into the notebook before the cut. */
  readonly onWarning?: OnWarning
}

/**
 * One entry of the list `cell.metadata.platen.truncated`. Without `output`, whole outputs are left out and a
 * display_data output stands where they were.
 */
export interface TruncationRecord extends JsonObject {
  /** Index of the output in the cell, after the cut. */
  readonly output?: number
  readonly omitted: number
  readonly unit: 'lines' | 'characters' | 'items'
}

interface TruncatedList {
  readonly outputs: readonly Output[]
  readonly omitted: number
  /** Where an output that was kept stood before. */
  originalIndex(index: number): number
}

interface TruncatedOutput {
  readonly value: Output
  readonly record?: TruncationRecord
}

/**
 * Cuts the middle out of long streams, text/plain data and tracebacks, and out of long lists of outputs. Head and
 * tail stay, a line between them says how much is missing, and `cell.metadata.platen.truncated` says it to
 * programs ({@link TruncationRecord}). Run it behind `coalesceStreams`.
 *
 * Throws `INVALID_OPTION` where a limit is too small or not a whole number, and for other options.
 */
export function truncateOutputs(options: TruncateOutputsOptions = {}): CellTransform {
  checkOptions(options, { maxLines: '', maxCharacters: '', maxOutputs: '', onWarning: 'a function' })
  const maxLines = limitOf('maxLines', options.maxLines ?? 1_000, 1)
  const maxCharacters = limitOf('maxCharacters', options.maxCharacters ?? 100_000, NOTICE_LENGTH)
  const maxOutputs = limitOf('maxOutputs', options.maxOutputs ?? 200, 1)
  return eachCodeCell((cell, cellIndex, onWarning) => {
    const warn = (omitted: string, ...place: number[]) =>
      onWarning({
        code: 'TRUNCATED',
        message: `${omitted} left out`,
        pointer: joinPointer('', 'cells', cellIndex, 'outputs', ...place),
      })
    return truncateCell(cell, { maxLines, maxCharacters }, maxOutputs, warn)
  }, options.onWarning)
}

function truncateCell(
  cell: CodeCell,
  limits: TextLimits,
  maxOutputs: number,
  warn: (omitted: string, ...place: number[]) => void,
): CodeCell {
  const records: TruncationRecord[] = []
  const list = truncateList(cell.outputs, maxOutputs)
  if (list.omitted > 0) {
    warn(`${list.omitted} outputs`)
    records.push({ omitted: list.omitted, unit: 'items' })
  }
  const outputs = list.outputs.map((output, index) => {
    const { value, record } = truncateOutput(output, limits)
    if (!record) return output
    warn(`${record.omitted} ${record.unit}`, list.originalIndex(index))
    records.push({ output: index, ...record })
    return value
  })
  if (records.length === 0) return cell
  const earlier = sectionOf(cell.metadata, 'platen').truncated
  const all = [...listOf(earlier), ...records]
  return { ...cell, outputs, metadata: withEntry(cell.metadata, 'platen', 'truncated', all) }
}

function truncateList(outputs: readonly Output[], maxOutputs: number): TruncatedList {
  if (outputs.length <= maxOutputs) return { outputs, omitted: 0, originalIndex: (index) => index }
  const head = Math.ceil((maxOutputs - 1) / 2)
  const omitted = outputs.length - (maxOutputs - 1)
  const notice: Output = {
    output_type: 'display_data',
    data: { 'text/plain': `… ${omitted} outputs left out …` },
    metadata: {},
  }
  return {
    outputs: [...outputs.slice(0, head), notice, ...outputs.slice(head + omitted)],
    omitted,
    originalIndex: (index) => (index < head ? index : index + omitted - 1),
  }
}

function truncateOutput(output: Output, limits: TextLimits): TruncatedOutput {
  switch (output.output_type) {
    case 'stream': {
      const cut = truncateText(output.text, limits)
      return cut ? { value: { ...output, text: joined(cut) }, record: recordOf(cut) } : { value: output }
    }
    case 'error': {
      const cut = truncateText(output.traceback.join('\n'), limits)
      return cut ? { value: { ...output, traceback: parts(cut) }, record: recordOf(cut) } : { value: output }
    }
    case 'display_data':
    case 'execute_result': {
      const text = output.data['text/plain']
      const cut = typeof text === 'string' ? truncateText(text, limits) : undefined
      if (!cut) return { value: output }
      return {
        value: { ...output, data: { ...output.data, 'text/plain': joined(cut) } },
        record: recordOf(cut),
      }
    }
    case 'unknown':
      return { value: output }
  }
}

function recordOf({ omitted, unit }: TruncatedText): TruncationRecord {
  return { omitted, unit }
}

function parts({ head, notice, tail }: TruncatedText): readonly string[] {
  return [head, notice, tail].filter((part) => part !== undefined)
}

function joined(cut: TruncatedText): string {
  return parts(cut).join('\n')
}

/** What is there already, such as what the job system says it left out itself. */
function listOf(earlier: JsonValue | undefined): readonly JsonValue[] {
  if (earlier === undefined) return []
  return Array.isArray(earlier) ? earlier : [earlier as JsonValue]
}

function limitOf(name: string, value: number, least: number): number {
  if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value >= least)) return value
  throw invalidOption(
    `/${name}`,
    `${name} is not a whole number of at least ${least}`,
    'Pass such a number, or Infinity for no limit.',
  )
}
