import type { Check, JsonValue, OutputItem, RefItem, RunState } from '../../index.ts'
import { codeBlock } from '../code-block.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { statementTable } from './statement-table.ts'

/** `sql_output`: a query, an alert or a dashboard, each with the links to what it found. */
export function sqlItems(output: Fields): readonly OutputItem[] {
  const query = output.fields('query_output')
  const alert = output.fields('alert_output')
  const dashboard = output.fields('dashboard_output')
  return [
    ...(query ? queryItems(query) : []),
    ...(alert ? [...alertItems(alert), ...queryItems(alert)] : []),
    ...(dashboard ? dashboardItems(dashboard) : []),
  ]
}

function queryItems(query: Fields): readonly OutputItem[] {
  const items: OutputItem[] = []
  const text = query.text('query_text')
  if (text !== undefined) items.push({ kind: 'markdown', title: 'Query', text: codeBlock(text, 'sql') })
  const table = statementTable(query)
  if (table !== undefined) items.push({ title: 'Result', ...table })
  for (const statement of query.list('sql_statements') ?? []) items.push(statementItem(statement))
  const url = query.text('output_link')
  if (url !== undefined) items.push({ kind: 'link', label: 'Query results', url })
  const warehouse = references(query, 'warehouse_id', 'SQL warehouse')
  const endpoint = references(query, 'endpoint_id', 'SQL endpoint')
  // The endpoint is what warehouses were once called.
  const places = endpoint[0]?.id === warehouse[0]?.id ? warehouse : [...warehouse, ...endpoint]
  return [...items, ...places, ...unknownRest(query, 'sql_output')]
}

function statementItem(entry: JsonValue): OutputItem {
  const statement = isObject(entry) ? new Fields(entry) : undefined
  const table = statement && statementTable(statement)
  if (table !== undefined)
    return { title: 'Result', ...table, vendor: { ...statement?.rest(), ...table.vendor } }
  const id = statement?.text('lookup_key') ?? statement?.id('statement_id')
  if (id === undefined) return { kind: 'unknown', type: 'SQL statement', value: entry }
  return compact<RefItem>({ kind: 'ref', type: 'SQL statement', id, vendor: statement?.rest() })
}

const ALERTS: ReadonlyMap<string, Check['status']> = new Map([
  ['OK', 'passed'],
  ['TRIGGERED', 'warning'],
  ['ERROR', 'error'],
])

/** `alert_state`, of a SQL task or of an alert task. */
export function alertItems(alert: Fields): readonly OutputItem[] {
  const state = alert.text('alert_state')
  if (state === undefined) return []
  const status = ALERTS.get(state) ?? 'unknown'
  return [{ kind: 'checks', title: 'Alert', checks: [{ name: 'Alert', status, message: state }] }]
}

function dashboardItems(dashboard: Fields): readonly OutputItem[] {
  const widgets = dashboard.list('widgets') ?? []
  const warehouse = references(dashboard, 'warehouse_id', 'SQL warehouse')
  return [...widgets.map(widgetItem), ...warehouse, ...unknownRest(dashboard, 'sql_output')]
}

function widgetItem(entry: JsonValue): OutputItem {
  const widget = isObject(entry) ? new Fields(entry) : undefined
  const id = widget?.id('widget_id')
  if (widget === undefined || id === undefined)
    return { kind: 'unknown', type: 'dashboard widget', value: entry }
  const item = {
    kind: 'ref',
    type: 'dashboard widget',
    id,
    label: widget.text('widget_title'),
    url: widget.text('output_link'),
    state: widgetState(widget),
  } as const
  return compact<RefItem>({ ...item, vendor: widget.rest() })
}

const WIDGET_STATES: ReadonlyMap<string, Pick<RunState, 'lifecycle' | 'result'>> = new Map([
  ['PENDING', { lifecycle: 'pending' }],
  ['RUNNING', { lifecycle: 'running' }],
  ['SUCCESS', { lifecycle: 'ended', result: 'success' }],
  ['FAILED', { lifecycle: 'ended', result: 'failed' }],
  ['CANCELLED', { lifecycle: 'ended', result: 'canceled' }],
])

function widgetState(widget: Fields): RunState | undefined {
  const status = widget.peek('status')
  const known = typeof status === 'string' ? WIDGET_STATES.get(status) : undefined
  if (known === undefined) return undefined
  const error = widget.peek('error')
  const message = isObject(error) ? new Fields(error).text('message') : undefined
  if (message !== undefined && Object.keys(error as object).length === 1) widget.value('error')
  return compact<RunState>({ ...known, message, raw: widget.text('status') })
}

function references(source: Fields, key: string, type: string): readonly RefItem[] {
  const id = source.id(key)
  return id === undefined ? [] : [{ kind: 'ref', type, id }]
}

/** What a part of the output has beside what is known of it. */
export function unknownRest(source: Fields, type: string): readonly OutputItem[] {
  const value = source.rest()
  return value === undefined ? [] : [{ kind: 'unknown', type, value }]
}
