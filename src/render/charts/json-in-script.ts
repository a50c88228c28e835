import type { JsonValue } from '../../model/json.ts'
import { parsedJson } from '../../text/json/parsed.ts'

/** Each costs one look over the rest of the script. */
const MAX_PLACES = 10

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
    const value = end === undefined ? undefined : parsedJson(script.slice(start, end))
    const picked = value === undefined ? undefined : pick(value, end!)
    if (picked !== undefined) return picked
  }
  return undefined
}

/** Index after the array or object that begins at `start`: where as many brackets are closed as were opened. */
function endOfJson(text: string, start: number): number | undefined {
  const mark = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/sy
  const between = /[^"[\]{}]*/y
  let depth = 0
  for (let at = start; at < text.length; ) {
    between.lastIndex = at
    between.test(text)
    mark.lastIndex = between.lastIndex
    const [found] = mark.exec(text) ?? []
    if (found === undefined) return undefined
    at = mark.lastIndex
    if (found === '[' || found === '{') depth++
    else if (found === ']' || found === '}') depth--
    if (depth === 0) return at
  }
  return undefined
}
