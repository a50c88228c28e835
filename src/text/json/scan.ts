import { isSpelledAlike } from './number.ts'

const QUOTE = 34
const BACKSLASH = 92

/**
 * Whether `JSON.parse` gives every number in this text the value and the spelling that Python would. One pass;
 * strings are skipped. False also where it is nested too deeply; otherwise this says nothing about whether the text is
 * JSON.
 */
export function numbersArePlain(text: string, maxDepth: number): boolean {
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
      if (!isPlainNumber(text, start, at)) return false
    } else {
      if (char === 91 || char === 123) depth++
      else if (char === 93 || char === 125) depth--
      else if (char === 78 || char === 73) return false // NaN, Infinity
      if (depth > maxDepth) return false
      at++
    }
  }
  return true
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
  if (end - start < 3) return !(text.charCodeAt(start) === 45 && text.charCodeAt(start + 1) === 48)
  const token = text.slice(start, end)
  if (/[.eE]/.test(token)) return isSpelledAlike(Number(token))
  return Number.isSafeInteger(Number(token))
}
