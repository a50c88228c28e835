import type { JsonValue } from '../../model/json.ts'

const QUOTE = 34
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125

/** Each costs one look over the rest of the script. */
const MAX_PLACES = 10
/** No chart is nested so deep; what walks one need not fear for its stack. */
const MAX_DEPTH = 500

/**
 * What a script is given as JSON: the first value that stands where `places` says and that `pick` makes something of.
 *
 * @param places A global pattern; the value begins where its match ends.
 * @param pick is also given the index after the value.
 */
export function jsonInScript<T>(
  script: string,
  places: RegExp,
  pick: (value: JsonValue, end: number) => T | undefined,
): T | undefined {
  let tried = 0
  for (const { 0: found, index } of script.matchAll(places)) {
    if (++tried > MAX_PLACES) return undefined
    const start = index + found.length
    const end = endOfJson(script, start)
    if (end === undefined) continue
    const value = asScriptsReadIt(script.slice(start, end))
    const picked = value === undefined ? undefined : pick(value, end)
    if (picked !== undefined) return picked
  }
  return undefined
}

/** By the engine's own reader: a script would have had no other numbers, and specifications are megabytes. */
function asScriptsReadIt(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

/** Index after the array or object that begins at `start`: where as many brackets are closed as were opened. */
function endOfJson(text: string, start: number): number | undefined {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === QUOTE) {
      at = endOfString(text, at)
      if (at < 0) return undefined
    } else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (++depth > MAX_DEPTH) return undefined
    } else if ((char === CLOSE_BRACE || char === CLOSE_BRACKET) && --depth === 0) return at + 1
  }
  return undefined
}

/** Index of the quote that ends the string whose first quote is at `start`; -1 where there is none. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1
    while (text.charCodeAt(before) === BACKSLASH) before--
    if ((quote - before) % 2 === 1) return quote
  }
  return -1
}
