import { type JsonObject, type JsonValue, type OutputItem, PlatenError } from '../../index.ts'
import { parseJson } from '../../text/json/parse.ts'
import { compact, Fields, isObject } from '../fields.ts'

/** Tells an XCom entry. */
export function isXCom(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  return (
    ['key', 'dag_id', 'task_id'].every((key) => fields.text(key) !== undefined) &&
    Object.hasOwn(value, 'timestamp')
  )
}

/** The entries of one, a list of them, or the API's `{xcom_entries, total_entries}`; undefined for another shape. */
export function xcomEntries(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (isXCom(value)) return [value]
  if (Array.isArray(value)) return value as readonly JsonValue[]
  const entries = isObject(value) ? value.xcom_entries : undefined
  return Array.isArray(entries) ? (entries as readonly JsonValue[]) : undefined
}

/** A value; text that is JSON as such. An entry of a list comes without its value and is a reference. */
export function xcomItem(entry: JsonValue, maxDepth: number): OutputItem {
  if (!isXCom(entry)) return { kind: 'unknown', type: 'XCom', value: entry }
  const fields = new Fields(entry)
  const key = fields.text('key')!
  if (!Object.hasOwn(entry, 'value'))
    return compact({ kind: 'ref', type: 'XCom', id: key, vendor: fields.rest() } as const)
  const value = fields.value('value') ?? null
  return compact({
    kind: 'value',
    name: key,
    value: structured(value, maxDepth),
    vendor: fields.rest(),
  } as const)
}

function structured(value: JsonValue, maxDepth: number): JsonValue {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return parseJson(value, { maxDepth })
  } catch (error) {
    if (error instanceof PlatenError) return value
    throw error
  }
}
