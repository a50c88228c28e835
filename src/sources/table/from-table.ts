import {
  type JsonObject,
  type JsonValue,
  limitsOf,
  PlatenError,
  type TableItem,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, isObject } from '../fields.ts'
import { jsonLines } from '../json-lines.ts'
import { isLog } from '../log/from-log.ts'
import { readTextOrJson, type SourceOptions } from '../payload.ts'
import { findDelimiter } from './delimited.ts'
import { delimitedTable } from './from-delimited.ts'
import { fromRecords, jsonTable } from './from-json.ts'

const TABLE = 'table'

export type TablePayload = string | Uint8Array | JsonObject | readonly JsonValue[]

/**
 * A table: CSV (RFC 4180), TSV and their like, JSON Lines of records, or JSON as pandas writes data frames (`records`,
 * `split`, `table`, `list`), as rows, or as `{columns, rows}`. Cells of text formats stay text, spelled as they are.
 *
 * Documented at https://www.rfc-editor.org/rfc/rfc4180 and
 * https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.to_json.html.
 *
 * @throws PlatenError `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromTable(payload: TablePayload, options: SourceOptions = {}): TaskRunOutput {
  return convertTable(readTextOrJson(payload, options).value, options)
}

/** Whether a payload has rows and columns. Lines of a log may have delimiters too, so they count as a log. */
export function isTable(value: JsonValue): boolean {
  if (typeof value !== 'string') return jsonTable(value) !== undefined
  if (/^\s*[{<]/.test(value)) return isRecordLines(value)
  return findDelimiter(value) !== undefined && !isLog(value) && !isMarkdownTable(value)
}

/** Markdown's tables are even in `|` as well. */
function isMarkdownTable(text: string): boolean {
  return /^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|/m.test(text.slice(0, 10_000))
}

const LOOKED_AT = 5
const SAMPLE = 100_000

/** Two records at least, each on its line; the last line may be cut off. */
function isRecordLines(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  const lines = sample.split('\n', LOOKED_AT + 1).filter((line) => line.trim() !== '')
  const whole = lines.filter((line, i) => i < lines.length - 1 || /\}\s*$/.test(line)).slice(0, LOOKED_AT)
  const areRecords = whole.length > 1 && whole.every((line) => /^\s*\{.*\}\s*$/.test(line))
  return areRecords && recordsIn(sample, 200) !== undefined
}

function recordsIn(text: string, maxDepth: number): readonly JsonObject[] | undefined {
  const records: JsonObject[] = []
  for (const { value, text: line } of jsonLines(text, maxDepth)) {
    if (isObject(value)) records.push(value)
    // The last line may be cut off.
    else records.push({ '(not JSON)': line })
  }
  return records.length === 0 || records.every((record) => '(not JSON)' in record) ? undefined : records
}

/** {@link fromTable} for a payload that has been read. */
export function convertTable(value: JsonValue, options: SourceOptions): TaskRunOutput {
  const table = typeof value === 'string' ? fromText(value, options) : jsonTable(value)
  if (table === undefined) throw notATable()
  return { version: 1, meta: compact({ system: TABLE, title: options.name }), outputs: [table] }
}

function fromText(text: string, options: SourceOptions): TableItem | undefined {
  if (/^\s*\{/.test(text)) {
    const records = recordsIn(text, limitsOf(options.limits).jsonDepth)
    if (records !== undefined) return fromRecords(records, undefined)
  }
  return text.trim() === '' ? undefined : delimitedTable(text, options)
}

function notATable(): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: 'The payload has no rows and columns.',
    pointer: '',
    help: 'Expected CSV, TSV, JSON Lines, a list of records, or {columns, data}.',
  })
}
