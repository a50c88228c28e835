import { limits } from '../../limits.ts'
import type { JsonValue } from '../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'

/**
 * JSON with its strings changed by `text` and its keys by `key`; where two keys would become one, the later keeps
 * its own. What is deeper than `limits.jsonDepth` is left alone. The same value where nothing changed.
 */
export function mapJson(
  value: JsonValue,
  text: (text: string) => string,
  key: (key: string) => string,
  depth = 0,
): JsonValue {
  if (typeof value === 'string') return text(value)
  if (depth > limits.jsonDepth) return value
  if (isJsonArray(value)) {
    const mapped = value.map((item) => mapJson(item, text, key, depth + 1))
    return mapped.some((item, i) => item !== value[i]) ? mapped : value
  }
  if (!isJsonObject(value)) return value
  const taken = new Set(Object.keys(value))
  let hasChanged = false
  const entries = Object.entries(value).map(([name, item]): [string, JsonValue | undefined] => {
    const after = item === undefined ? undefined : mapJson(item, text, key, depth + 1)
    const wanted = key(name)
    const renamed = wanted !== name && !taken.has(wanted) ? wanted : name
    taken.add(renamed)
    if (after !== item || renamed !== name) hasChanged = true
    return [renamed, after]
  })
  return hasChanged ? Object.fromEntries(entries) : value
}
