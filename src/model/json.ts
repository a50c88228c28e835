import type { JsonNumber } from '../text/json/number.ts'

/**
 * Any JSON value as Platen holds it. Numbers whose Python spelling differs from JavaScript's (1.0, 1e16, 2^63,
 * NaN) are {@link JsonNumber}; all others are plain numbers.
 */
export type JsonValue = null | boolean | number | string | JsonNumber | readonly JsonValue[] | JsonObject

/** A key whose value is undefined is absent. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined
}
