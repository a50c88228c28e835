import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'

// A file is normalised as the tree it is: what does not look as it should is left as it came.

/** The object with some of its own keys mapped; keys it does not have stay absent. */
export function mapKeys(
  object: JsonObject,
  mappers: { readonly [key: string]: (value: JsonValue) => JsonValue },
): JsonObject {
  const changed = Object.entries(mappers).flatMap(([key, map]): [string, JsonValue][] => {
    const value = Object.hasOwn(object, key) ? object[key] : undefined
    return value === undefined ? [] : [[key, map(value)]]
  })
  return { ...object, ...Object.fromEntries(changed) }
}

/** A mapper of every value of an object. */
export function eachValue(
  map: (value: JsonValue, key: string) => JsonValue,
): (value: JsonValue) => JsonValue {
  return (value) => {
    if (!isJsonObject(value)) return value
    const entries = Object.entries(value).filter(
      (entry): entry is [string, JsonValue] => entry[1] !== undefined,
    )
    return Object.fromEntries(entries.map(([key, item]) => [key, map(item, key)]))
  }
}

/** A mapper of every object in a list. */
export function eachObject(map: (object: JsonObject) => JsonValue): (value: JsonValue) => JsonValue {
  return (value) =>
    isJsonArray(value) ? value.map((item) => (isJsonObject(item) ? map(item) : item)) : value
}

/** A mapper that takes keys out of an object. */
export function without(...keys: readonly string[]): (value: JsonValue) => JsonValue {
  return (value) => {
    if (!isJsonObject(value)) return value
    return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))
  }
}

export function isTextList(value: JsonValue | undefined): value is readonly string[] {
  return isJsonArray(value) && value.every((item) => typeof item === 'string')
}
