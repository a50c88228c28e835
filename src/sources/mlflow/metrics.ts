import type { JsonValue, Metric, MetricsItem, OutputItem, TableItem, Truncation } from '../../index.ts'
import { timestampText } from '../../text/timestamp.ts'
import { compact, Fields, isObject } from '../fields.ts'

/** The last value of every metric, and where it is given, all of them in their order. */
export function metricItems(data: Fields | undefined, around: Fields): readonly OutputItem[] {
  const last = data && take(data, 'metrics')
  const latest = last ? [{ kind: 'metrics', title: 'Metrics', metrics: last } satisfies MetricsItem] : []
  return [...latest, ...HISTORY_KEYS.flatMap((key) => histories(around, key))]
}

const HISTORY_KEYS = ['metrics_history', 'metric_history', 'history', 'metrics'] as const

function histories(around: Fields, key: string): readonly OutputItem[] {
  const value = around.peek(key)
  const answers = isObject(value) ? [value] : Array.isArray(value) ? (value as readonly JsonValue[]) : []
  // A list of metrics, or a list of answers with such a list each.
  const whole = metricsOf(value)
  if (whole !== undefined && whole.length > 0) {
    around.value(key)
    return byName(whole, undefined)
  }
  const read = answers.map(answer)
  if (read.length === 0 || read.includes(undefined)) return []
  around.value(key)
  return read.flatMap((items) => items ?? [])
}

function answer(entry: JsonValue): readonly OutputItem[] | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const metrics = take(fields, 'metrics')
  if (metrics === undefined) return undefined
  const token = fields.peekText('next_page_token')
  const [first, ...others] = byName(metrics, token === undefined ? undefined : PAGED)
  const vendor = fields.rest()
  if (first === undefined) return vendor ? [{ kind: 'unknown', type: 'metrics_history', value: vendor }] : []
  return [compact({ ...first, vendor }), ...others]
}

const PAGED: Truncation = { unit: 'items', reason: 'MLflow returned one page of the values; more follow.' }

/** A table per metric, in the order they first appear. */
function byName(metrics: readonly Metric[], truncated: Truncation | undefined): readonly TableItem[] {
  const groups = new Map<string, Metric[]>()
  for (const metric of metrics) {
    const group = groups.get(metric.name)
    if (group) group.push(metric)
    else groups.set(metric.name, [metric])
  }
  return [...groups].map(([name, group]) =>
    compact<TableItem>({
      kind: 'table',
      title: `${name} by step`,
      columns: [{ name: 'Step', type: 'bigint' }, { name }, { name: 'Time' }],
      rows: group.map(({ step, value, timestamp }) => [
        step ?? '',
        value,
        timestamp === undefined ? '' : timestampText(timestamp),
      ]),
      truncated,
    }),
  )
}

function take(holder: Fields, key: string): readonly Metric[] | undefined {
  const metrics = metricsOf(holder.peek(key))
  if (metrics !== undefined) holder.value(key)
  return metrics
}

function metricsOf(value: JsonValue | undefined): readonly Metric[] | undefined {
  if (isObject(value)) return Object.entries(value).map(([name, item]) => ({ name, value: item ?? null }))
  if (!Array.isArray(value)) return undefined
  const metrics = (value as readonly JsonValue[]).map(metricOf)
  return metrics.includes(undefined) ? undefined : metrics.flatMap((metric) => metric ?? [])
}

/** Undefined where an entry is no metric or says more than one does. */
function metricOf(entry: JsonValue): Metric | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const name = fields.text('key')
  const value = fields.value('value')
  const step = numberAt(fields, 'step')
  const timestamp = fields.number('timestamp')
  if (name === undefined || fields.rest() !== undefined) return undefined
  return compact<Metric>({ name, value: value ?? null, step, timestamp })
}

/** The REST API sends int64 as text at times. */
function numberAt(fields: Fields, key: string): number | undefined {
  const found = fields.number(key)
  const text = fields.peek(key)
  if (found !== undefined || typeof text !== 'string' || !/^-?\d{1,15}$/.test(text)) return found
  fields.value(key)
  return Number(text)
}
