import type { TableColumn, TableItem, Truncation } from '../../index.ts'
import { compact } from '../fields.ts'
import type { SourceOptions } from '../payload.ts'
import { findDelimiter, parseDelimited } from './delimited.ts'

/** A table from CSV, TSV and their like. Cells stay the text they are; a column of numbers is one of numbers. */
export function delimitedTable(text: string, options: SourceOptions): TableItem {
  const delimiter = findDelimiter(text) ?? (/\.tsv$/i.test(options.name ?? '') ? '\t' : likelyDelimiter(text))
  const { rows, isCut } = parseDelimited(text, delimiter)
  const [first = [], ...others] = rows
  const hasHeader = isHeader(first, others)
  const body = hasHeader ? others : rows
  const width = body.reduce((most, row) => Math.max(most, row.length), first.length)
  const columns = Array.from({ length: width }, (_, i): TableColumn => {
    const name = (hasHeader ? first[i] : undefined) || `(column ${i + 1})`
    return compact({ name, type: typeOf(body, i) })
  })
  const truncated: Truncation | undefined = isCut
    ? { unit: 'rows', reason: 'The text ends within a quoted cell.' }
    : undefined
  if (isCut)
    options.onWarning?.({ code: 'INVALID_DATA', message: 'The text ends within a quoted cell.', pointer: '' })
  return compact<TableItem>({ kind: 'table', columns, rows: body, truncated })
}

function likelyDelimiter(text: string): string {
  const line = text.slice(0, 10_000).split('\n', 1)[0]!
  const counts = [',', '\t', ';', '|'].map((delimiter) => [delimiter, line.split(delimiter).length] as const)
  return counts.sort((a, b) => b[1] - a[1])[0]![0]
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const INTEGER = /^[+-]?\d+$/

/** Names: none of them empty, a number, or there twice. A single row is data. */
function isHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const names = first.map((cell) => cell.trim())
  return (
    others.length > 0 &&
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && !NUMBER.test(name))
  )
}

/** What all cells of a column are that are not empty. Digits behind a zero are an identifier. */
function typeOf(rows: readonly (readonly string[])[], column: number): string | undefined {
  let type: 'integer' | 'number' | undefined
  for (const row of rows) {
    const cell = row[column]?.trim() ?? ''
    if (cell === '') continue
    if (!NUMBER.test(cell) || /^[+-]?0\d/.test(cell)) return undefined
    type = type === 'number' || !INTEGER.test(cell) ? 'number' : 'integer'
  }
  return type
}
