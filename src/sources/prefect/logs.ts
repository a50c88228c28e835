import type { ErrorItem, JsonObject, JsonValue, LogLine, OutputItem } from '../../index.ts'
import { errorItem } from '../error-trace.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'

const LEVELS: ReadonlyMap<number, string> = new Map([
  [10, 'DEBUG'],
  [20, 'INFO'],
  [30, 'WARNING'],
  [40, 'ERROR'],
  [50, 'CRITICAL'],
])

/** Tells a line of a log: a message, Python's level, and whose it is. */
export function isLog(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value) || typeof value.message !== 'string') return false
  const isOfRun = Object.hasOwn(value, 'flow_run_id') || Object.hasOwn(value, 'task_run_id')
  return isOfRun && typeof value.level === 'number' && typeof value.timestamp === 'string'
}

/** Lines in the order of their times, as Prefect's page shows them, and the tracebacks in them as errors. */
export function logItems(values: readonly JsonValue[]): readonly OutputItem[] {
  if (values.length === 0) return []
  const errors: ErrorItem[] = []
  const lines = sorted(values).map((value): LogLine => {
    if (!isLog(value)) return { message: typeof value === 'string' ? value : JSON.stringify(value) }
    const { line, error } = lineOf(new Fields(value))
    if (error) errors.push(error)
    return line
  })
  return [{ kind: 'logs', lines, vendor: { logs: values } }, ...unlike(errors)]
}

/** The API sorts by time only where asked to; lines of one moment keep their order. */
function sorted(values: readonly JsonValue[]): readonly JsonValue[] {
  const timed = values.map((value) => ({
    value,
    time: isObject(value) ? peekInstant(new Fields(value), 'timestamp') : undefined,
  }))
  if (timed.some(({ time }) => time === undefined)) return values
  return timed.sort((a, b) => a.time! - b.time!).map(({ value }) => value)
}

function lineOf(fields: Fields): { line: LogLine; error: ErrorItem | undefined } {
  const level = fields.number('level')
  const message = fields.text('message') ?? ''
  const line = compact<LogLine>({
    message,
    timestamp: fields.text('timestamp'),
    level: level === undefined ? undefined : (LEVELS.get(level) ?? String(level)),
    logger: fields.text('name'),
  })
  return { line, error: level !== undefined && level >= 40 ? traceIn(message) : undefined }
}

const TRACEBACK = 'Traceback (most recent call last):'

function traceIn(message: string): ErrorItem | undefined {
  const at = message.indexOf(TRACEBACK)
  return at < 0 ? undefined : errorItem(undefined, message.slice(at))
}

/** A flow run logs what its task run did. */
function unlike(errors: readonly ErrorItem[]): readonly ErrorItem[] {
  const seen = new Set<string>()
  return errors.filter(({ name, message }) => {
    const key = `${name}: ${message}`
    return !seen.has(key) && seen.add(key)
  })
}
