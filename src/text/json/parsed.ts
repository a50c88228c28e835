import { PlatenError } from '../../errors.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonObject } from './kinds.ts'
import { parseJson } from './parse.ts'

/** JSON that is stored as text; undefined where it is none, or is nested too deep. */
export function parsedJson(text: string): JsonValue | undefined {
  try {
    return parseJson(text, { nan: true })
  } catch (error) {
    if (error instanceof PlatenError) return undefined
    throw error
  }
}

/** MIME data that should be a JSON object, which some kernels store as text; undefined where it is none. */
export function objectFrom(data: JsonValue): JsonObject | undefined {
  const value = typeof data === 'string' ? parsedJson(data) : data
  return isJsonObject(value) ? value : undefined
}
