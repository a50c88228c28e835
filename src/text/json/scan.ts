import { isSpelledAlike, JsonNumber, numberFromToken } from './number.ts'

const QUOTE = 34
const BACKSLASH = 92
const MINUS = 45
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NAN_WORD = /NaN|Infinity/y

/** Text whose numbers `JSON.parse` keeps. */
export interface Scanned {
  readonly text: string
  /** What the numbers from `FIRST` on, two apart, stand for. */
  readonly held: readonly (number | JsonNumber)[]
}

/** Whole numbers from here on are beyond 2^53: none stays as it is. Even ones are exact, up to 2^54. */
const FIRST = 1e16

/** What a number that `JSON.parse` gave is in truth. */
export function heldNumber(value: number, held: Scanned['held']): number | JsonNumber {
  return value >= FIRST && value < 2 * FIRST ? held[(value - FIRST) / 2]! : value
}

/**
 * Puts stand-ins in the place of numbers that `JSON.parse` would change or that Python spells differently. One pass;
 * strings are skipped. Says nothing about whether the text is JSON, but does not make JSON of what is none.
 *
 * @param nan whether the bare words NaN, Infinity and -Infinity are numbers
 * @returns undefined where it is nested too deeply or holds what cannot be a number
 */
export function scanNumbers(text: string, nan: boolean, maxDepth: number): Scanned | undefined {
  const pieces: string[] = []
  const held: (number | JsonNumber)[] = []
  const known = new Map<string, string>()
  let copied = 0
  const replace = (start: number, end: number, read: (token: string) => number | JsonNumber) => {
    const token = text.slice(start, end)
    let standIn = known.get(token)
    if (standIn === undefined) {
      // With spaces, so that it never becomes one with what stands beside it.
      standIn = ` ${FIRST + 2 * held.length} `
      held.push(read(token))
      known.set(token, standIn)
    }
    pieces.push(text.slice(copied, start), standIn)
    copied = end
  }

  const end = text.length
  let depth = 0
  let at = 0
  while (at < end) {
    const char = text.charCodeAt(at)
    if (char === QUOTE) {
      at = endOfString(text, at)
    } else if (char < 45) {
      at++ // white space and commas
    } else if (char < 58) {
      const start = at
      at = endOfNumber(text, at)
      if (isPlainNumber(text, start, at)) continue
      if (!NUMBER.test(text.slice(start, at))) return undefined
      replace(start, at, numberFromToken)
    } else {
      if (char === 91 || char === 123) depth++
      else if (char === 93 || char === 125) depth--
      else if (nan && (char === 78 || char === 73)) {
        NAN_WORD.lastIndex = at
        if (!NAN_WORD.test(text)) return undefined
        const isNegative = char === 73 && text.charCodeAt(at - 1) === MINUS
        at = NAN_WORD.lastIndex
        replace(at - (char === 78 ? 3 : isNegative ? 9 : 8), at, (word) => new JsonNumber(word))
        continue
      }
      if (depth > maxDepth) return undefined
      at++
    }
  }
  return held.length === 0 ? { text, held } : { text: pieces.join('') + text.slice(copied), held }
}

/** Just after the quote that ends the string starting at `at`; the end of the text where there is none. */
function endOfString(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1)
  while (quote >= 0 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1)
  return quote < 0 ? text.length : quote + 1
}

/** After an odd number of backslashes. Each run of them ends in one quote, so all calls together are linear. */
function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1
  while (text.charCodeAt(before) === BACKSLASH) before--
  return (quote - before) % 2 === 0
}

function endOfNumber(text: string, at: number): number {
  let end = at + 1
  for (;;) {
    const char = text.charCodeAt(end)
    const isPart =
      (char >= 48 && char < 58) || char === 46 || (char | 32) === 101 || char === 43 || char === 45
    if (!isPart) return end
    end++
  }
}

function isPlainNumber(text: string, start: number, end: number): boolean {
  if (end - start < 3) return !(text.charCodeAt(start) === MINUS && text.charCodeAt(start + 1) === 48)
  if (isCommonFraction(text, start, end)) return true
  const token = text.slice(start, end)
  if (/[.eE]/.test(token)) return isSpelledAlike(Number(token))
  return Number.isSafeInteger(Number(token))
}

/**
 * Whether it is as most floats are: at most four digits, a point, one of 1 to 8 among the next three digits, so that it is
 * neither tiny nor rounded to a whole number, and no exponent.
 */
function isCommonFraction(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && text.charCodeAt(at) !== 46) at++
  if (at - start > 5) return false
  let isBetween = false
  for (let i = at + 1; i < end; i++) {
    const char = text.charCodeAt(i)
    if (char < 48 || char > 57) return false
    if (i < at + 4 && char > 48 && char < 57) isBetween = true
  }
  return isBetween
}
