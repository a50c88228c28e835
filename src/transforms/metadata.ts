import type { JsonObject, JsonValue } from '../model/json.ts'
import { isJsonObject } from '../text/json/kinds.ts'

/** `metadata[section]` with one more key; other keys stay. The same object where it is there already. */
export function withEntry(metadata: JsonObject, section: string, key: string, value: JsonValue): JsonObject {
  const entries = sectionOf(metadata, section)
  return entries[key] === value ? metadata : { ...metadata, [section]: { ...entries, [key]: value } }
}

/** `metadata[section]`. What is there and not an object becomes its `value`; an empty object where nothing is. */
export function sectionOf(metadata: JsonObject, section: string): JsonObject {
  const entries = Object.hasOwn(metadata, section) ? metadata[section] : undefined
  if (isJsonObject(entries)) return entries
  return entries === undefined ? {} : { value: entries }
}

/** Metadata without some keys. The same object where it has none of them. */
export function withoutKeys(metadata: JsonObject, keys: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(metadata)
  const kept = entries.filter(([key]) => !keys.has(key))
  return kept.length === entries.length ? metadata : Object.fromEntries(kept)
}

/** Whether `metadata.tags` has one of these. */
export function hasTag(metadata: JsonObject, tags: ReadonlySet<string>): boolean {
  const own = metadata.tags
  return Array.isArray(own) && own.some((tag) => typeof tag === 'string' && tags.has(tag))
}
