import type { JsonValue } from '../../index.ts'
import { Fields, isObject } from '../fields.ts'

/**
 * Keys and values, from the list of `{key, value}` that the REST API sends or the map that the command line prints.
 * Undefined where it is neither, or an entry says more.
 */
export function keyValues(
  value: JsonValue | undefined,
): readonly { readonly key: string; readonly value: JsonValue }[] | undefined {
  if (isObject(value)) return Object.entries(value).map(([key, item]) => ({ key, value: item ?? null }))
  if (!Array.isArray(value)) return undefined
  const pairs = (value as readonly JsonValue[]).map(pair)
  return pairs.includes(undefined) ? undefined : pairs.flatMap((found) => found ?? [])
}

function pair(entry: JsonValue): { key: string; value: JsonValue } | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const key = fields.text('key')
  const value = fields.value('value') ?? ''
  return key === undefined || fields.rest() !== undefined ? undefined : { key, value }
}
