import { limits } from '../../limits.ts'
import type { JsonValue } from '../../model/json.ts'
import { findJsonError } from './check.ts'
import { invalidJson } from './position.ts'
import { heldNumber, type Scanned, scanNumbers } from './scan.ts'

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
  const { nan = false, maxDepth = limits.jsonDepth } = options
  const scanned = scanNumbers(text, nan, maxDepth)
  const value = scanned && parsed(scanned.text)
  if (value === undefined)
    throw findJsonError(text, nan, maxDepth) ?? invalidJson(text, 0, 'it cannot be read')
  return scanned!.held.length === 0 ? value : withHeld(value, scanned!.held)
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

type Container = JsonValue[] | { [key: string]: JsonValue }

/** Puts the numbers that others stand in for where they belong. */
function withHeld(value: JsonValue, held: Scanned['held']): JsonValue {
  const whole = [value]
  const pending: Container[] = [whole]
  for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
    if (Array.isArray(container)) {
      for (let i = 0; i < container.length; i++) {
        const item = container[i]!
        if (typeof item === 'number') container[i] = heldNumber(item, held)
        else if (typeof item === 'object' && item !== null) pending.push(item as Container)
      }
    } else {
      for (const key in container) {
        const item = container[key]!
        if (typeof item === 'number') container[key] = heldNumber(item, held)
        else if (typeof item === 'object' && item !== null) pending.push(item as Container)
      }
    }
  }
  return whole[0]!
}
