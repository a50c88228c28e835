import {
  type JsonValue,
  type Metric,
  type OutputItem,
  PlatenError,
  type TableItem,
  type TaskRunOutput,
} from '../../index.ts'
import { stripEscapes } from '../../text/escape-sequence.ts'
import { compact } from '../fields.ts'
import { readTextOrJson, type SourceOptions } from '../payload.ts'
import { type Level, logHead, momentOf } from './line.ts'
import { tracebacks } from './tracebacks.ts'

const LOG = 'log'

/**
 * A plain text log, of whatever program: the text as it is, with counts of its levels, a table of the lines that report
 * errors, and the stack traces as errors. A log says nothing of how a run ended, so there is no state; there is a time only
 * where its timestamps name their zone.
 *
 * @throws PlatenError `INVALID_ENCODING`, `INVALID_SOURCE`
 */
export function fromLog(payload: string | Uint8Array, options: SourceOptions = {}): TaskRunOutput {
  return convertLog(readTextOrJson(payload, options).value, options)
}

const LOOKED_AT = 40

/** Whether at least half of a text's first lines begin like lines of a log, or one begins a stack trace of Python. */
export function isLog(value: JsonValue): boolean {
  if (typeof value !== 'string') return false
  const lines = value
    .slice(0, 40_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT)
  // What is indented goes on with the line before.
  const heads = lines.filter((line) => !/^\s/.test(line)).map((line) => logHead(stripEscapes(line)))
  const known = heads.filter(({ timestamp, level }) => timestamp !== undefined || level !== undefined).length
  return (
    (known > 0 && known >= heads.length / 2) ||
    lines.some((line) => line.startsWith('Traceback (most recent call last):'))
  )
}

/** {@link fromLog} for a payload that has been read. */
export function convertLog(value: JsonValue, options: SourceOptions): TaskRunOutput {
  if (typeof value !== 'string') {
    throw new PlatenError({
      code: 'INVALID_SOURCE',
      message: 'The payload is not text.',
      help: 'Pass the text of a log.',
    })
  }
  const lines = value.replace(/\r?\n$/, '').split(/\r?\n/)
  const heads = lines.map((line) => logHead(stripEscapes(line)))
  const moments = heads.flatMap(({ timestamp }) =>
    timestamp === undefined ? [] : (momentOf(timestamp) ?? []),
  )
  const outputs: readonly OutputItem[] = [
    ...levelCounts(heads.flatMap(({ level }) => level ?? [])),
    ...errorLines(
      lines,
      heads.map(({ level }) => level),
    ),
    { kind: 'logs', text: value },
    ...tracebacks(lines.map(stripEscapes)),
  ]
  const meta = compact({ system: LOG, title: options.name, startTime: moments[0], endTime: moments.at(-1) })
  return { version: 1, meta, outputs }
}

const ORDER: readonly Level[] = ['CRITICAL', 'ERROR', 'WARNING', 'INFO', 'DEBUG', 'TRACE']

function levelCounts(levels: readonly Level[]): readonly OutputItem[] {
  const metrics: Metric[] = ORDER.map((name) => ({
    name,
    value: levels.filter((level) => level === name).length,
    unit: 'lines',
  })).filter(({ value }) => value > 0)
  return metrics.length === 0 ? [] : [{ kind: 'metrics', title: 'Levels', metrics }]
}

/** More rows than these nobody reads; the log has them all. */
const MAX_ROWS = 200

function errorLines(lines: readonly string[], levels: readonly (Level | undefined)[]): readonly OutputItem[] {
  const all = lines.flatMap((line, i) =>
    levels[i] === 'ERROR' || levels[i] === 'CRITICAL' ? [[i + 1, stripEscapes(line)]] : [],
  )
  if (all.length === 0) return []
  const columns = [{ name: 'Line', type: 'integer' }, { name: 'Text' }]
  const rows = all.slice(0, MAX_ROWS)
  return [
    compact<TableItem>({
      kind: 'table',
      title: 'Lines that report errors',
      columns,
      rows,
      totalRows: all.length > rows.length ? all.length : undefined,
    }),
  ]
}
