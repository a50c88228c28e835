import type { Check, JsonValue, LogLine, OutputItem } from '../../index.ts'
import { jsonText } from '../../text/json-text.ts'
import { compact, Fields, isObject } from '../fields.ts'

const RESULTS: ReadonlyMap<string, Check['status']> = new Map([
  ['PASSED', 'passed'],
  ['ALARM', 'warning'],
  ['FAILED', 'failed'],
])

/** `precheck_result`: a check per item, in their groups. All of it is kept in `vendor`. */
export function precheckItems(job: Fields): readonly OutputItem[] {
  const value = job.peek('precheck_result')
  const results = isObject(value) ? value.precheck_results : value
  if (!Array.isArray(results)) return []
  const vendor = { precheck_result: job.value('precheck_result')! }
  return [
    { kind: 'checks', title: 'Pre-check', checks: (results as readonly JsonValue[]).map(check), vendor },
  ]
}

function check(entry: JsonValue): Check {
  if (!isObject(entry)) return { name: 'Check', status: 'unknown' }
  const fields = new Fields(entry)
  const raw = fields.peekText('result')
  const isSkipped = fields.flag('is_skipped') === true
  const reasons = [fields.peekText('failed_reason'), fields.peekText('raw_error_msg')].filter(Boolean)
  const known = RESULTS.get(raw ?? '') ?? 'unknown'
  return compact<Check>({
    name: fields.peekText('item') ?? 'Check',
    status: isSkipped && known !== 'passed' ? 'skipped' : known,
    group: fields.peekText('group'),
    message: reasons.join('\n') || (known === 'unknown' ? raw : undefined),
  })
}

/** Which checks stand in the way of the task. */
export function failedChecks(items: readonly OutputItem[]): string | undefined {
  const checks = items.flatMap((item) => (item.kind === 'checks' ? item.checks : []))
  const names = checks.filter(({ status }) => status === 'failed').map(({ name }) => name)
  return names.length === 0
    ? undefined
    : `${names.length} of ${checks.length} pre-checks failed: ${names.join(', ')}.`
}

/** `progress_info`: how far the whole and its parts have come. */
export function progressItems(job: Fields): readonly OutputItem[] {
  const value = job.peek('progress_info')
  if (!isObject(value)) return []
  const info = new Fields(value)
  const parts = info.peek('progress_map')
  const inner = isObject(parts)
    ? Object.entries(parts).map(([name, part]) => ({
        name,
        done: percent(isObject(part) ? part.completed : undefined),
      }))
    : []
  const all = [{ name: 'Transfer', done: percent(info.peek('progress')) }, ...inner]
  const items = all.flatMap(({ name, done }) =>
    done === undefined ? [] : [{ kind: 'progress', label: name, value: done } as const],
  )
  const [first, ...rest] = items
  if (first === undefined) return []
  return [{ ...first, vendor: { progress_info: job.value('progress_info')! } }, ...rest]
}

function percent(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || !/^\d{1,3}(?:\.\d+)?%?$/.test(value.trim())) return undefined
  return Number.parseFloat(value)
}

/** `logs`, the oldest first as they come. */
export function logItems(job: Fields): readonly OutputItem[] {
  const list = job.peek('logs')
  if (!Array.isArray(list) || list.length === 0) return []
  const lines = (list as readonly JsonValue[]).map(logLine)
  if (lines.includes(undefined)) return []
  job.value('logs')
  const total = job.count('total_count')
  const omitted = total !== undefined && total > lines.length ? total - lines.length : undefined
  const truncated =
    omitted === undefined
      ? undefined
      : ({ omitted, unit: 'lines', reason: 'DRS returned one page of the log.' } as const)
  return [
    compact({
      kind: 'logs',
      title: 'Task log',
      lines: lines.flatMap((line) => line ?? []),
      truncated,
    } as const),
  ]
}

/** How DRS writes times: milliseconds since the epoch, as text. */
const MILLISECONDS = /^\d{13}$/

function logLine(entry: JsonValue): LogLine | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const message = fields.text('message')
  const time = fields.id('create_time')
  const line = compact<LogLine>({
    message: message ?? '',
    timestamp: time !== undefined && MILLISECONDS.test(time) ? Number(time) : time,
    level: fields.text('level'),
  })
  return fields.rest() === undefined && message !== undefined ? line : undefined
}

const SECTIONS = [
  'policy_config',
  'db_param',
  'tuning_params',
  'user_migration',
  'alarm_notify',
  'speed_limit',
  'period_order',
  'node_info',
  'instance_features',
  'connection_management',
] as const

/** What the task was set up with, one table for all sections; values that are not plain are JSON in it. */
export function settingItems(job: Fields): readonly OutputItem[] {
  const rows = SECTIONS.flatMap((section) => {
    const value = job.peek(section)
    const entries = isObject(value)
      ? Object.entries(value)
      : Array.isArray(value)
        ? (value as readonly JsonValue[]).map((item, i) => [String(i + 1), item] as const)
        : []
    if (entries.length === 0) return []
    job.value(section)
    return entries.flatMap(([key, item]) => (item === undefined ? [] : [[section, key, plain(item)]]))
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Settings',
      columns: ['Section', 'Setting', 'Value'].map((name) => ({ name })),
      rows,
    },
  ]
}

function plain(value: JsonValue): JsonValue {
  return typeof value === 'object' && value !== null ? jsonText(value, true) : value
}
