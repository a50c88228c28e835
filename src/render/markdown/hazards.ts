import type { Limits } from '../../limits.ts'

// What marked takes quadratic time for before the checks in lex.ts can step in. Linear; what they refuse is shown
// as its source.

const MAX_LINES = 30_000
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/
/** Lines times characters of one list item; a tenth of a second. */
const MAX_ITEM_COST = 1e8

/** Why a source is too much for the Markdown parser; undefined where it is not. */
export function hazardOf(text: string, limits: Limits): string | undefined {
  if (text.length > limits.markdownLength) return `it is longer than ${limits.markdownLength} characters`
  const lines = text.split('\n')
  if (lines.length > MAX_LINES) return `it has more than ${MAX_LINES} lines`
  let inItem = false
  let itemLines = 0
  let itemLength = 0
  for (const line of lines) {
    if (ITEM.test(line)) {
      inItem = true
      itemLines = itemLength = 0
    } else if (line.trim() === '') {
      inItem = false
    }
    if (!inItem) continue
    itemLines++
    itemLength += line.length
    if (itemLines * itemLength > MAX_ITEM_COST) return 'one list item of it is too long'
  }
  return undefined
}
