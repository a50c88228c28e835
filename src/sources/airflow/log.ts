import { type JsonValue, type OutputItem, PlatenError } from '../../index.ts'
import { decodeBase64 } from '../../text/base64.ts'
import { parseJson } from '../../text/json/parse.ts'
import { Fields, isObject } from '../fields.ts'
import { firstLines, jsonLines, startsWithLines } from '../json-lines.ts'
import { stringPairs } from './python-literal.ts'
import { isLogLine, isSigned, structuredLog } from './structured-log.ts'
import { isTextLog, type LogFindings, textLog } from './text-log.ts'

/** Tells a log of a task: a text of either version, lines of 3.x, or what the API answers for one. */
export function isLog(value: JsonValue): boolean {
  if (typeof value === 'string') return isLines(value) || isTextLog(value)
  if (Array.isArray(value)) return isList(value as readonly JsonValue[])
  if (!isObject(value) || !Object.hasOwn(value, 'continuation_token')) return false
  const { content } = value
  return typeof content === 'string' || Array.isArray(content)
}

/** Lines that are looked at for a sign that they are Airflow's. */
const LOOKED_AT = 30

function isList(values: readonly JsonValue[]): boolean {
  const first = values.slice(0, LOOKED_AT)
  return first.length > 0 && first.slice(0, 3).every(isLogLine) && first.some(isSigned)
}

function isLines(text: string): boolean {
  return startsWithLines(text, isLogLine) && firstLines(text, LOOKED_AT).some(isSigned)
}

/** A log of any of these shapes; undefined for another. */
export function logOf(value: JsonValue, maxDepth: number): LogFindings | undefined {
  if (typeof value === 'string') return textOrLines(value, maxDepth)
  if (Array.isArray(value)) return structuredLog(value as readonly JsonValue[])
  if (!isObject(value)) return undefined
  const response = new Fields(value)
  const content = response.value('content')
  // It stays in `vendor`, for whoever wants the rest.
  const token = response.peek('continuation_token')
  const found = content === undefined ? undefined : contentOf(content, maxDepth)
  if (found === undefined) return undefined
  const vendor = response.rest()
  const meta =
    vendor === undefined ? found.meta : { ...found.meta, vendor: { ...found.meta.vendor, log: vendor } }
  return {
    meta,
    items: mayGoOn(typeof token === 'string' ? token : undefined) ? found.items.map(truncated) : found.items,
  }
}

function textOrLines(text: string, maxDepth: number): LogFindings {
  if (!startsWithLines(text, isLogLine)) return textLog(text)
  return structuredLog([...jsonLines(text, maxDepth)].map(({ text: line, value }) => value ?? line))
}

function contentOf(content: JsonValue, maxDepth: number): LogFindings | undefined {
  if (typeof content !== 'string') return logOf(content, maxDepth)
  const hosts = stringPairs(content)
  if (hosts === undefined) return textOrLines(content, maxDepth)
  return textLog(hosts.map(([host, text]) => (host === '' ? text : `*** ${host}\n${text}`)).join('\n'))
}

/**
 * 3.x answers a token only where the log goes on. 2.x always does and says in it whether the end was reached:
 * base64url of JSON, a dot, a signature.
 */
function mayGoOn(token: string | undefined): boolean {
  if (token === undefined || token === '') return false
  const payload = (token.split('.', 1)[0] ?? '').replaceAll('-', '+').replaceAll('_', '/')
  try {
    const padded = payload.padEnd(Math.ceil(payload.length / 4) * 4, '=')
    const state = parseJson(new TextDecoder().decode(decodeBase64(padded)))
    return !isObject(state) || state.end_of_log !== true
  } catch (error) {
    if (error instanceof PlatenError) return true
    throw error
  }
}

function truncated(item: OutputItem): OutputItem {
  if (item.kind !== 'logs') return item
  return {
    ...item,
    truncated: { unit: 'lines', reason: 'Airflow answered a continuation token: the log may go on.' },
  }
}
