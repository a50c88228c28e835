import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../../text/json/kinds.ts'

/**
 * What a notebook or cell held that nbformat 4.5 has no place for. It is kept in `metadata.platen`, as it came.
 */
export interface Kept {
  /** Keys of the notebook or cell itself. */
  readonly extra?: JsonObject
  /** Entries of its metadata, in their places. */
  readonly metadata?: JsonObject
  /** Keys of a cell's outputs, by index. */
  readonly outputs?: JsonObject
}

/** The entries of an object whose keys are not in `known`; undefined where there is none. */
export function unknownKeys(object: JsonObject, known: ReadonlySet<string>): JsonObject | undefined {
  let unknown: [string, JsonValue | undefined][] | undefined
  for (const key of Object.keys(object)) {
    if (known.has(key) || object[key] === undefined) continue
    unknown ??= []
    unknown.push([key, object[key]])
  }
  return unknown && Object.fromEntries(unknown)
}

/** Metadata with what was kept, beside what an earlier reading kept. */
export function withKept(metadata: JsonObject, kept: Kept): JsonObject {
  const { extra, metadata: entries, outputs } = kept
  if (isEmpty(extra) && isEmpty(entries) && isEmpty(outputs)) return metadata
  const parts = Object.entries(kept).filter(([, part]) => !isEmpty(part))
  const before = Object.hasOwn(metadata, 'platen') ? metadata.platen : undefined
  const platen: JsonObject = isJsonObject(before) ? before : before === undefined ? {} : { value: before }
  const merged = parts.map(([name, part]) => [name, { ...objectAt(platen, name), ...part }])
  return { ...metadata, platen: { ...platen, ...Object.fromEntries(merged) } }
}

function isEmpty(part: JsonObject | undefined): boolean {
  return part === undefined || Object.keys(part).length === 0
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  return isJsonObject(value) ? value : {}
}
