import type { ErrorItem, JsonObject, JsonValue, LogLine, TaskRunMeta } from '../../index.ts'
import { jsonText } from '../../text/json-text.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { drawGroups } from '../log-groups.ts'
import { exceptionItem } from './exception.ts'
import { airflowState } from './state.ts'
import { ACCORDING, type LogFindings } from './text-log.ts'

/** Tells a line of a log of Airflow 3: `event`, and a time or a level. */
export function isLogLine(value: JsonValue): value is JsonObject {
  if (!isObject(value) || typeof value.event !== 'string') return false
  const { timestamp, level, logger } = value
  return (
    typeof timestamp === 'string' ||
    (typeof level === 'string' && (logger === undefined || typeof logger === 'string'))
  )
}

/** Events with a time are many programs' logs; these are Airflow's loggers, groups and fields. */
export function isSigned(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const { event, logger } = value
  if (typeof logger === 'string' && /^(?:airflow|task)(?:\.|$)/.test(logger)) return true
  if (typeof event === 'string' && event.startsWith('::group::')) return true
  return typeof value.dag_id === 'string' && typeof value.task_id === 'string'
}

/** Bound to every line of a task's process; the run says them once. */
const CONTEXT = ['dag_id', 'task_id', 'run_id', 'try_number', 'map_index', 'ti_id'] as const

/**
 * The lines of a log of Airflow 3 in their order, each with what else it carries as `key=value`, as Airflow's own page
 * shows it, groups drawn; exceptions as errors too. A line that is no object is a line of text.
 */
export function structuredLog(values: readonly JsonValue[]): LogFindings {
  const lines: LogLine[] = []
  const errors: ErrorItem[] = []
  let context: JsonObject = {}
  let final: string | undefined
  for (const value of values) {
    if (!isObject(value)) {
      lines.push({ message: typeof value === 'string' ? value : jsonText(value, true) })
      continue
    }
    context = { ...contextOf(value), ...context }
    if (value.event === FINISHED && typeof value.final_state === 'string') final = value.final_state
    const { line, error } = lineOf(new Fields(value))
    lines.push(line)
    if (error) errors.push(error)
  }
  const messages = drawGroups(
    lines.map(({ message }) => message),
    (i) => LOUD.has(lines[i]!.level),
  )
  const drawn = lines.map((line, i) => ({ ...line, message: messages[i]! }))
  const last = values.at(-1)
  const isCut = typeof last === 'string' && last.startsWith('{')
  const truncated = isCut ? { reason: 'The last line is cut off.' } : undefined
  const state = final === undefined ? undefined : airflowState(final, true, ACCORDING)
  return {
    meta: compact({ ...metaOf(new Fields(context)), state }),
    items: [compact({ kind: 'logs', lines: drawn, truncated } as const), ...unlike(errors)],
  }
}

/** What Airflow's supervisor says at the end; a task may log a field of that name, too. */
const FINISHED = 'Task finished'
const LOUD: ReadonlySet<string | undefined> = new Set(['WARNING', 'ERROR', 'CRITICAL'])

function contextOf(value: JsonObject): JsonObject {
  return Object.fromEntries(
    CONTEXT.flatMap((key) => (value[key] === undefined || value[key] === null ? [] : [[key, value[key]]])),
  )
}

function lineOf(fields: Fields): { line: LogLine; error: ErrorItem | undefined } {
  const event = fields.peek('event')
  const timestamp = fields.text('timestamp')
  const level = fields.text('level')?.toUpperCase()
  const logger = fields.text('logger')
  const error = exceptionItem(fields.peek('error_detail'))
  if (typeof event === 'string') fields.value('event')
  if (error !== undefined) fields.value('error_detail')
  for (const key of CONTEXT) fields.value(key)
  const rest = Object.entries(fields.rest() ?? {}).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : `${key}=${shown(value)}`,
  )
  const text = [typeof event === 'string' ? event : '', ...rest].filter((part) => part !== '').join(' ')
  const trace = error === undefined ? '' : `\n${error.traceback as string}`
  return { line: compact({ message: `${text}${trace}`, timestamp, level, logger }), error }
}

function shown(value: JsonValue): string {
  return typeof value === 'string' ? value : jsonText(value, true)
}

function metaOf(context: Fields): Partial<TaskRunMeta> {
  const attempt = context.count('try_number')
  return compact({
    title: context.text('task_id'),
    jobId: context.text('dag_id'),
    taskId: context.text('task_id'),
    runId: context.text('run_id'),
    attempt: attempt === undefined || attempt < 1 ? undefined : attempt,
    vendor: context.rest(),
  })
}

function unlike(errors: readonly ErrorItem[]): readonly ErrorItem[] {
  const seen = new Set<string>()
  return errors.filter(({ traceback }) => !seen.has(String(traceback)) && seen.add(String(traceback)))
}
