import type { JsonObject, JsonValue } from '../model/json.ts'
import { JsonNumber } from './json/number.ts'

/** Deeper levels stay on one line, so that indentation cannot make the text many times longer than the data. */
const MAX_INDENTED = 8

interface Open {
  readonly entries: readonly (readonly [string | undefined, JsonValue])[]
  readonly close: string
  next: number
}

/**
 * JSON for people: keys in their own order, two spaces of indentation, NaN and infinities as words.
 * `compact` puts everything on one line. Not recursive.
 */
export function jsonText(value: JsonValue, compact = false): string {
  const open: Open[] = []
  const out: string[] = [start(value, open)]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const oneLine = compact || open.length > MAX_INDENTED
    if (top.next === top.entries.length) {
      open.pop()
      out.push(oneLine ? '' : lineBreak(open.length), top.close)
      continue
    }
    const [key, child] = top.entries[top.next]!
    const separator = top.next === 0 ? '' : oneLine ? ', ' : ','
    top.next++
    out.push(separator, oneLine ? '' : lineBreak(open.length))
    if (key !== undefined) out.push(JSON.stringify(key), ': ')
    out.push(start(child, open))
  }
  return out.join('')
}

/** A scalar or an empty container, or the bracket of one that is now open. */
function start(value: JsonValue, open: Open[]): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value !== 'object' || value instanceof JsonNumber) return String(value)
  const isArray = Array.isArray(value)
  const entries = isArray
    ? (value as readonly JsonValue[]).map((item) => [undefined, item] as const)
    : entriesOf(value as JsonObject)
  if (entries.length === 0) return isArray ? '[]' : '{}'
  open.push({ entries, close: isArray ? ']' : '}', next: 0 })
  return isArray ? '[' : '{'
}

function entriesOf(object: JsonObject): readonly (readonly [string, JsonValue])[] {
  return Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  )
}

function lineBreak(depth: number): string {
  return `\n${'  '.repeat(depth)}`
}
