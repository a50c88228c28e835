import { type JsonValue, PlatenError } from '../index.ts'
import { parseJson } from '../text/json/parse.ts'

/** A line of JSON Lines: its value, or its text where it is not JSON. */
export interface JsonLine {
  /** 1-based. */
  readonly number: number
  readonly text: string
  readonly value?: JsonValue
}

/**
 * The lines of a text that are not blank, each parsed by itself (jsonlines.org).
 *
 * @throws PlatenError `LIMIT_EXCEEDED`
 */
export function* jsonLines(text: string, maxDepth: number): Generator<JsonLine> {
  let number = 0
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const line = text.slice(start, end).trim()
    start = end + 1
    number++
    if (line !== '') yield { number, text: line, ...parsed(line, maxDepth) }
  }
}

function parsed(text: string, maxDepth: number): { value?: JsonValue } {
  if (!/^[{[]/.test(text)) return {}
  try {
    return { value: parseJson(text, { nan: true, maxDepth }) }
  } catch (error) {
    if (error instanceof PlatenError && error.code === 'INVALID_JSON') return {}
    throw error
  }
}

/** Deeper than any line that is looked at to see what it is. */
const DETECTION_DEPTH = 200

/** Whether a text starts like JSON Lines of a kind: the first lines that are not blank all are JSON and of it. */
export function startsWithLines(text: string, isKind: (value: JsonValue) => boolean): boolean {
  const values = firstLines(text, 3)
  return values.length > 0 && values.every(isKind)
}

/** The values of the first lines, up to one that is no JSON. */
export function firstLines(text: string, limit: number): readonly JsonValue[] {
  const values: JsonValue[] = []
  try {
    for (const { value } of jsonLines(text, DETECTION_DEPTH)) {
      if (value === undefined || values.length >= limit) break
      values.push(value)
    }
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
  }
  return values
}
