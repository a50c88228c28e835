import { PlatenError } from '../../errors.ts'
import type { CellIds } from '../../model/cell-id.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import { describe } from '../../model/schema/describe.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { joinPointer } from '../../text/pointer.ts'

/** What the readers of one notebook's parts share. */
export interface Reading {
  /** The minor version the file claims. */
  readonly minor: number
  readonly ids: CellIds
  /** Reports something that was mended without loss. */
  repaired(pointer: string, message: string): void
  /** Reports something odd that nbformat allows, and that is kept as it is. */
  odd(pointer: string, message: string): void
}

/** The error for a value that cannot be mended without loss. */
export function invalidNotebook(value: JsonValue | undefined, allowed: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_NOTEBOOK',
    message: `Found ${value === undefined ? 'nothing' : describe(value)}, allowed: ${allowed}.`,
    pointer,
    help: 'Mend the file at this place; validateNotebook lists everything that is wrong with it.',
  })
}

export function expectObject(value: JsonValue | undefined, pointer: string): JsonObject {
  if (!isJsonObject(value)) throw invalidNotebook(value, 'object', pointer)
  return value
}

export function expectArray(value: JsonValue | undefined, pointer: string): readonly JsonValue[] {
  if (!isJsonArray(value)) throw invalidNotebook(value, 'array', pointer)
  return value
}

/** The value of an own key; undefined where there is none. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** An object that may be missing or null, and is empty then. */
export function readObject(holder: JsonObject, key: string, pointer: string, reading: Reading): JsonObject {
  const value = own(holder, key)
  if (value !== undefined && value !== null) return expectObject(value, joinPointer(pointer, key))
  reading.repaired(joinPointer(pointer, key), `${found(value)} became an empty object`)
  return {}
}

/** An array that may be missing or null, and is empty then. */
export function readArray(
  holder: JsonObject,
  key: string,
  pointer: string,
  reading: Reading,
): readonly JsonValue[] {
  const value = own(holder, key)
  if (value !== undefined && value !== null) return expectArray(value, joinPointer(pointer, key))
  reading.repaired(joinPointer(pointer, key), `${found(value)} became an empty list`)
  return []
}

/** Text given whole or as lines; empty, or `missing`, where it is missing or null. */
export function readText(
  holder: JsonObject,
  key: string,
  pointer: string,
  reading: Reading,
  missing = '',
): string {
  const value = own(holder, key)
  if (typeof value === 'string') return value
  if (isTextArray(value)) return value.join('')
  if (value !== undefined && value !== null) {
    throw invalidNotebook(value, 'string or array of strings', joinPointer(pointer, key))
  }
  reading.repaired(joinPointer(pointer, key), `${found(value)} became ${JSON.stringify(missing)}`)
  return missing
}

export function isTextArray(value: JsonValue | undefined): value is readonly string[] {
  return isJsonArray(value) && value.every((item) => typeof item === 'string')
}

function found(value: null | undefined): string {
  return value === null ? 'null' : 'a missing key'
}
