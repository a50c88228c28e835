import type { ErrorItem, JsonObject, JsonValue, OutputItem, TableColumn } from '../../../index.ts'
import { compact, Fields, isObject } from '../../fields.ts'
import { outputsOf } from '../../notebook-parts.ts'
import { printed } from './ansi-out.ts'
import { commandError } from './command-error.ts'

/** What `results` of a command comes to, and the fields of it that no output holds. */
export interface ResultOutputs {
  readonly outputs: readonly JsonObject[]
  readonly hasError: boolean
  readonly rest: readonly JsonObject[]
}

/** The outputs of `results`; a `listResults` has one for each of its parts. */
export function resultOutputs(results: JsonValue | undefined): ResultOutputs {
  const outputs: JsonObject[] = []
  const rest: JsonObject[] = []
  let hasError = false
  for (const result of flattened(results)) {
    const fields = isObject(result) ? new Fields(result) : undefined
    const found = fields && outputOf(fields)
    if (fields === undefined || found === undefined) {
      outputs.push(...outputsOf([unknown(result)]))
      continue
    }
    hasError ||= found.hasError === true
    outputs.push(...found.outputs)
    const left = telling(fields.rest())
    if (left !== undefined) rest.push(left)
  }
  return { outputs, hasError, rest }
}

/** The results one after the other, however `listResults` are nested. */
function flattened(results: JsonValue | undefined): readonly JsonValue[] {
  const flat: JsonValue[] = []
  const stack: JsonValue[] = results === undefined || results === null ? [] : [results]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const parts = isObject(next) && next.type === 'listResults' ? next.data : undefined
    if (Array.isArray(parts))
      for (const part of [...(parts as readonly JsonValue[])].reverse()) stack.push(part)
    else flat.push(next)
  }
  return flat
}

interface Found {
  readonly outputs: readonly JsonObject[]
  readonly hasError?: boolean
}

function outputOf(result: Fields): Found | undefined {
  const type = result.text('type')
  switch (type) {
    case 'table':
      return items(tableItem(result))
    case 'html':
    case 'htmlSandbox':
      return items(htmlItem(result))
    case 'ansi':
    case 'text':
    case 'raw':
      return items(logsItem(result))
    case 'image':
      return items(imageItem(result))
    case 'mimeBundle':
      return mimeBundle(result)
    case 'error':
    case 'ipynbError': {
      const error = errorOf(result)
      return error && { outputs: outputsOf([error]), hasError: true }
    }
    default:
      return undefined
  }
}

function items(item: OutputItem | undefined): Found | undefined {
  return item && { outputs: item.kind === 'logs' && item.text === '' ? [] : outputsOf([item]) }
}

/** Rows are lists or objects; a column's `type` is a type's name, itself as JSON. */
function tableItem(result: Fields): OutputItem | undefined {
  const schema = result.peek('schema')
  const rows = result.peek('data')
  if (!Array.isArray(rows)) return undefined
  const columns = Array.isArray(schema) ? (schema as readonly JsonValue[]).map(column) : []
  if (columns.includes(undefined) || !rows.every((row) => Array.isArray(row))) return undefined
  result.value('data')
  result.value('schema')
  const isCut = result.flag('overflow') === true
  const truncated = isCut
    ? ({ unit: 'rows', reason: 'Databricks keeps the first rows of a result.' } as const)
    : undefined
  return compact({
    kind: 'table',
    columns: columns.flatMap((one) => one ?? []),
    rows,
    truncated,
  } as const) as OutputItem
}

function column(entry: JsonValue): TableColumn | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const name = fields.peek('name')
  const type = fields.text('type')
  if (typeof name !== 'string') return undefined
  return compact({ name, type: type?.replace(/^"(.*)"$/, '$1') })
}

function htmlItem(result: Fields): OutputItem | undefined {
  const html = stringOf(result)
  if (html === undefined) return undefined
  const text = printed(html)
  return text === undefined ? { kind: 'html', html } : { kind: 'logs', text }
}

function logsItem(result: Fields): OutputItem | undefined {
  const stream = result.peek('name') === 'stderr' ? 'stderr' : 'stdout'
  const text = stringOf(result)
  if (text === undefined) return undefined
  if (result.peek('name') === 'stdout' || stream === 'stderr') result.value('name')
  return { kind: 'logs', stream, text }
}

const DATA_URI = /^data:(image\/[\w.+-]+);base64,/

/** A data URI, or bare base64; a path leads into the workspace, where we are not. */
function imageItem(result: Fields): OutputItem | undefined {
  const data = result.peek('data')
  if (typeof data !== 'string') return undefined
  const uri = DATA_URI.exec(data.slice(0, 200))
  const base64 = uri === null ? data : data.slice(uri[0].length)
  if (!/^[A-Za-z0-9+/]{8}/.test(base64) || base64.startsWith('/plots/')) return undefined
  result.value('data')
  return { kind: 'image', mimeType: uri?.[1] ?? 'image/png', data: base64 }
}

function mimeBundle(result: Fields): Found | undefined {
  const data = result.fields('data')
  if (data === undefined) return undefined
  const metadata = result.fields('metadata')?.object ?? {}
  return { outputs: [{ output_type: 'display_data', data: data.object, metadata }] }
}

function errorOf(result: Fields): ErrorItem | undefined {
  const summary = result.text('summary') ?? result.text('errorSummary')
  const trace = result.text('cause') ?? result.text('data')
  return commandError(summary, trace, result.text('errorTraceType'))
}

function stringOf(result: Fields): string | undefined {
  const data = result.peek('data')
  if (typeof data === 'string') result.value('data')
  return typeof data === 'string' ? data : undefined
}

function unknown(value: JsonValue): OutputItem {
  const type = isObject(value) && typeof value.type === 'string' ? value.type : 'result'
  return { kind: 'unknown', type, value }
}

/** Without what says nothing: the many fields that are there and empty. */
export function telling(object: JsonObject | undefined): JsonObject | undefined {
  const said = Object.entries(object ?? {}).filter(([, value]) => !isEmpty(value))
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}
