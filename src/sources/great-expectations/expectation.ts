import type { Check, ErrorItem, JsonObject, JsonValue, OutputItem, TableItem } from '../../index.ts'
import { formatCount } from '../../text/format-number.ts'
import { jsonText } from '../../text/json-text.ts'
import { errorItem } from '../error-trace.ts'
import { compact, Fields, isObject } from '../fields.ts'

/** What became of one expectation: a check, and what it shows beside. */
export interface Expectation {
  readonly check: Check
  /** The column, or the expectation where it is about none. */
  readonly subject: string
  readonly details: readonly OutputItem[]
  /** What nothing above says; undefined where that is nothing. */
  readonly rest: JsonObject | undefined
}

/** One result; undefined where it does not say what was expected. */
export function expectationOf(entry: JsonValue): Expectation | undefined {
  const fields = isObject(entry) ? new Fields(entry) : undefined
  const config = fields && (fields.fields('expectation_config') ?? fields)
  const type = config?.text('expectation_type') ?? config?.text('type')
  if (fields === undefined || config === undefined || type === undefined) return undefined
  const kwargs = new Fields(objectAt(config, 'kwargs'))
  const column = kwargs.peekText('column')
  const name = nameOf(type, kwargs)
  const result = fields.fields('result')
  const label = column === undefined ? name : `${column}: ${name}`
  const error = exceptionOf(fields, label)
  const success = fields.flag('success')
  const unexpected = success === false && result !== undefined ? unexpectedTable(result, label) : undefined
  const check = compact<Check>({
    name,
    status: error ? 'error' : success === undefined ? 'unknown' : success ? 'passed' : 'failed',
    group: column === undefined ? 'Table' : `Column ${column}`,
    severity: config.text('severity'),
    message: error ? `${error.name}: ${error.message}` : result && messageOf(result),
  })
  const rest = {
    ...(config !== fields && { expectation_config: config.rest() }),
    result: result?.rest(),
    ...fields.rest(),
  }
  return {
    check,
    subject: column ?? name,
    details: [...(unexpected ? [unexpected] : []), ...(error ? [error] : [])],
    rest: Object.values(rest).some((value) => value !== undefined)
      ? compact({ expectation: name, ...rest })
      : undefined,
  }
}

function objectAt(holder: Fields, key: string): JsonObject {
  const value = holder.peek(key)
  return isObject(value) ? value : {}
}

const NOT_NAMED = new Set([
  'column',
  'batch_id',
  'result_format',
  'include_config',
  'catch_exceptions',
  'row_condition',
])

/** The expectation as it reads in Python. Its arguments stay where they are too. */
function nameOf(type: string, kwargs: Fields): string {
  const args = Object.entries(kwargs.object).flatMap(([key, value]) =>
    value === undefined || value === null || NOT_NAMED.has(key) ? [] : [`${key}=${short(value)}`],
  )
  return args.length === 0 ? type : `${type}(${args.join(', ')})`
}

const SHORT = 80

function short(value: JsonValue): string {
  const text = jsonText(value, true)
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}…`
}

/** `3 of 1,000 unexpected (0.3 %); observed 14`. Only looked at: the numbers stay in the result. */
function messageOf(result: Fields): string | undefined {
  const look = new Fields(result.object)
  const unexpected = look.count('unexpected_count')
  const total = look.count('element_count')
  const percent = look.number('unexpected_percent')
  const missing = look.count('missing_count')
  const observed = look.value('observed_value')
  const share = percent === undefined ? '' : ` (${Math.round(percent * 100) / 100} %)`
  const parts = [
    unexpected === undefined
      ? undefined
      : `${formatCount(unexpected)}${total === undefined ? '' : ` of ${formatCount(total)}`} unexpected${share}`,
    missing ? `${formatCount(missing)} missing` : undefined,
    observed === undefined
      ? undefined
      : `observed ${typeof observed === 'string' ? observed : short(observed)}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join('; ')
}

/** The values that were not expected, as far as the result format keeps them. */
function unexpectedTable(result: Fields, name: string): TableItem | undefined {
  const counts = valueCounts(result)
  const list = result.peek('unexpected_list') ?? result.peek('partial_unexpected_list')
  const values = Array.isArray(list) ? (list as readonly JsonValue[]) : []
  const total = new Fields(result.object).count('unexpected_count')
  const rows = counts ?? values.map((value) => [value])
  if (rows.length === 0) return undefined
  const shown =
    counts === undefined ? values.length : counts.reduce((sum, [, count]) => sum + Number(count), 0)
  const omitted = total !== undefined && total > shown ? total - shown : undefined
  const title = `Unexpected in ${name}`
  const columns =
    counts === undefined ? [{ name: 'Value' }] : [{ name: 'Value' }, { name: 'Count', type: 'bigint' }]
  const truncated =
    omitted === undefined
      ? undefined
      : ({
          omitted,
          unit: 'items',
          reason: 'The result format keeps some of the unexpected values.',
        } as const)
  return compact<TableItem>({ kind: 'table', title, columns, rows, truncated })
}

function valueCounts(result: Fields): readonly (readonly JsonValue[])[] | undefined {
  const list = result.peek('partial_unexpected_counts')
  if (!Array.isArray(list) || list.length === 0) return undefined
  const rows = (list as readonly JsonValue[]).map((entry) => {
    if (!isObject(entry)) return undefined
    const fields = new Fields(entry)
    const count = fields.count('count')
    const value = fields.peek('value')
    return count === undefined || value === undefined ? undefined : [value, count]
  })
  return rows.includes(undefined) ? undefined : rows.flatMap((row) => (row === undefined ? [] : [row]))
}

/** v0 says it once, v1 once per metric that failed. */
function exceptionOf(fields: Fields, name: string): ErrorItem | undefined {
  const info = fields.peek('exception_info')
  if (!isObject(info)) return undefined
  const raised = [info, ...Object.values(info).filter(isObject)]
    .map((one) => new Fields(one))
    .filter((one) => one.flag('raised_exception') === true)
  const [first] = raised
  if (first === undefined) return undefined
  const traces = raised.flatMap((one) => one.text('exception_traceback') ?? [])
  const error = errorItem(
    first.text('exception_message'),
    traces.length === 0 ? undefined : traces.join('\n'),
  )
  return {
    kind: 'error',
    name: 'Error',
    message: 'The expectation could not be evaluated.',
    ...error,
    title: name,
  }
}
