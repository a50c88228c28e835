import type { Limits } from '../../limits.ts'

// marked recurses for every level of quotes and lists, and takes quadratic time on long runs of delimiters within
// a paragraph. These scans are linear and err on the safe side; what they refuse is shown as plain text.

const CONTAINER = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
const DELIMITERS = /[*_~`[\]<!@:]/g
const MAX_DELIMITERS = 3_000
const MAX_RUN = 5_000
const LONG_RUN = new RegExp(`\\S{${MAX_RUN}}`)

/** Why a source is too much for the Markdown parser; undefined where it is not. */
export function hazardOf(text: string, limits: Limits): string | undefined {
  if (text.length > limits.markdownLength) return `it is longer than ${limits.markdownLength} characters`
  if (LONG_RUN.test(text)) return `it holds more than ${MAX_RUN} characters without a blank`
  const tooDeep = `it is nested more than ${limits.markdownNesting} levels deep`
  let delimiters = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      delimiters = 0
      continue
    }
    if (nestingOf(line) > limits.markdownNesting) return tooDeep
    delimiters += line.match(DELIMITERS)?.length ?? 0
    if (delimiters > MAX_DELIMITERS) return `one paragraph of it has more than ${MAX_DELIMITERS} marks`
  }
  return undefined
}

/** Quote and list markers a line starts with, and as many levels as its indentation could continue. */
function nestingOf(line: string): number {
  let levels = 0
  CONTAINER.lastIndex = 0
  while (CONTAINER.test(line)) levels++
  const isItem = levels > 0
  const indentation = isItem ? line.length - line.trimStart().length : 0
  return levels + Math.floor(indentation / 2)
}
