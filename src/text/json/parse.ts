import { limits } from '../../limits.ts'
import type { JsonValue } from '../../model/json.ts'
import { readJson } from './read.ts'
import { numbersArePlain } from './scan.ts'

export interface ParseJsonOptions {
  /** Also accept the bare words NaN, Infinity and -Infinity, as Python's json does. Default false. */
  readonly nan?: boolean
  /** How deep arrays and objects may be nested. Default `limits.jsonDepth`. */
  readonly maxDepth?: number
}

/**
 * Parses JSON (RFC 8259), strictly. Of equal keys the last wins; `__proto__` is a key like any other. Numbers
 * that JavaScript would change or spell differently than Python (1.0, 1e16, 2^63) become `JsonNumber`.
 *
 * @throws PlatenError INVALID_JSON with line and column, LIMIT_EXCEEDED.
 */
export function parseJson(text: string, options: ParseJsonOptions = {}): JsonValue {
  const maxDepth = options.maxDepth ?? limits.jsonDepth
  if (numbersArePlain(text, maxDepth)) {
    try {
      return JSON.parse(text) as JsonValue
    } catch {
      // Ours says where.
    }
  }
  return readJson(text, options.nan ?? false, maxDepth)
}
