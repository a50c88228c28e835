import type { Limits } from '../../limits.ts'
import type { Say } from '../../words/words.ts'

// What marked takes quadratic time for before the checks in lex.ts can step in. Linear; what they refuse is shown
// as its source.

const MAX_LINES = 30_000
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/
/** Lines times characters of one list item; a tenth of a second. */
const MAX_ITEM_COST = 1e8
/** The line between a table's head and its body: nothing but these, and a dash and a bar among them. */
const DELIMITERS = /^[ \t>|:-]+$/
/** Delimiter rows times characters of lines without a blank one between; a third of a second. */
const MAX_DELIMITER_COST = 4e7

/** Why a source is too much for the Markdown parser; undefined where it is not. */
export function hazardOf(text: string, limits: Limits): Say | undefined {
  if (text.length > limits.markdownLength)
    return (words) => words.tooLong(limits.markdownLength, 'limits.markdownLength')
  const lines = text.split('\n')
  if (lines.length > MAX_LINES) return (words) => words.tooManyLines(MAX_LINES)
  return itemHazard(lines) ?? tableHazard(lines, limits.tableCells)
}

function itemHazard(lines: readonly string[]): Say | undefined {
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
    if (itemLines * itemLength > MAX_ITEM_COST) return (words) => words.itemTooLong
  }
  return undefined
}

/** Rows are filled up to the width of the head, so a table may be far larger than its source. */
function tableHazard(lines: readonly string[], maxCells: number): Say | undefined {
  let columns = 0
  let cells = 0
  let delimiters = 0
  let length = 0
  for (const line of lines) {
    length += line.length
    if (line.trim() === '') {
      columns = delimiters = length = 0
    } else if (line.includes('|') && line.includes('-') && DELIMITERS.test(line)) {
      columns = line.split('|').length
      cells += columns
      if (++delimiters * length > MAX_DELIMITER_COST) return (words) => words.tablesTooDense
    } else cells += columns
    if (cells > maxCells) return (words) => words.tooManyTableCells(maxCells, 'limits.tableCells')
  }
  return undefined
}
