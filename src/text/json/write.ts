import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonArray } from './kinds.ts'
import { JsonNumber, numberText } from './number.ts'
import { sortKeys } from './sort-keys.ts'
import { escapesSurrogates, jsonString } from './write-string.ts'

/** A container that is being written. */
interface Open {
  readonly array?: readonly JsonValue[]
  readonly object?: JsonObject
  /** An object's keys, sorted. */
  readonly keys: readonly string[]
  readonly length: number
  next: number
}

/**
 * Writes JSON with the bytes of Python's `json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False,
 * separators=(',', ': '))`. Keys whose value is undefined are left out; numbers that are no JSON are written
 * NaN, Infinity and -Infinity. Not recursive.
 *
 * @param depth how many containers the value will stand in, for its indentation
 */
export function writeJson(value: JsonValue, depth = 0): string {
  const open: Open[] = []
  // Pieces, not one growing string: that would be millions of small ropes for the collector to follow.
  const out = [writeStart(value, depth, open)]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const inner = depth + open.length
    if (top.next === top.length) {
      open.pop()
      out.push(lineBreak(inner - 1), top.array ? ']' : '}')
      continue
    }
    if (top.next > 0) out.push(',')
    out.push(lineBreak(inner))
    const key = top.keys[top.next]
    if (key !== undefined) out.push(jsonString(key), ': ')
    const child = top.array ? top.array[top.next] : top.object?.[key!]
    top.next++
    out.push(writeStart(child ?? null, inner, open))
  }
  return join(out)
}

/** Longer texts are not copied until the whole document is put together: images are most of a large one. */
const LONG = 100_000

function join(pieces: readonly string[]): string {
  let joined = ''
  let start = 0
  for (let at = 0; at < pieces.length; at++) {
    if (pieces[at]!.length < LONG) continue
    joined += pieces.slice(start, at).join('') + pieces[at]!
    start = at + 1
  }
  return start === 0 ? pieces.join('') : joined + pieces.slice(start).join('')
}

/** A whole scalar, empty container or list of lines, or the bracket of a container whose values come next. */
function writeStart(value: JsonValue, depth: number, open: Open[]): string {
  if (typeof value === 'string') return jsonString(value)
  if (typeof value === 'number' || value instanceof JsonNumber) return numberText(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (isJsonArray(value)) {
    if (value.length === 0) return '[]'
    const lines = writeLines(value, depth)
    if (lines !== undefined) return lines
    open.push({ array: value, keys: [], length: value.length, next: 0 })
    return '['
  }
  const keys = sortKeys(value)
  if (keys.length === 0) return '{}'
  open.push({ object: value, keys, length: keys.length, next: 0 })
  return '{'
}

/** An array of strings in one go: most of a notebook is made of those. Undefined where that would not be right. */
function writeLines(items: readonly JsonValue[], depth: number): string | undefined {
  // JSON.stringify indents by ten characters at most.
  if (depth >= 10 || !items.every((item) => typeof item === 'string')) return undefined
  const written = JSON.stringify(items, null, depth + 1)
  return escapesSurrogates(written) ? undefined : `${written.slice(0, -1)}${' '.repeat(depth)}]`
}

const LINE_BREAKS: string[] = []
const MAX_LINE_BREAKS = 1_000

function lineBreak(depth: number): string {
  const known = LINE_BREAKS[depth]
  if (known !== undefined) return known
  if (depth > MAX_LINE_BREAKS) return `\n${' '.repeat(depth)}`
  // In order, so that the array has no holes.
  while (LINE_BREAKS.length <= depth) LINE_BREAKS.push(`\n${' '.repeat(LINE_BREAKS.length)}`)
  return LINE_BREAKS[depth]!
}
