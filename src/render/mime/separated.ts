import { readSeparated } from '../../text/separated-values.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataTable, MAX_ROWS } from './data-table.ts'
import { dataText } from './data-text.ts'

const NUMBER = /^\s*(?:[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*%?\s*)?$/i
/** More columns are not shown. */
const MAX_COLUMNS = 1_000

/** Values separated by commas or tabs, as a table. The first line is taken for its head. */
export const separatedRenderer: MimeRenderer = {
  mimeTypes: ['text/csv', 'text/tab-separated-values'],
  rank: 115,
  render(data, { mimeType, scope }) {
    const [head, ...rows] = readSeparated(dataText(data), mimeType === 'text/csv' ? ',' : '\t')
    if (head === undefined) return undefined
    const width = rows.reduce((most, row) => Math.max(most, row.length), head.length)
    const seen = rows.slice(0, MAX_ROWS)
    const columns = Array.from({ length: Math.min(width, MAX_COLUMNS) }, (_, i) => ({
      name: head[i] ?? '',
      type: seen.every((row) => NUMBER.test(row[i] ?? '')) ? ('number' as const) : ('string' as const),
    }))
    return dataTable(columns, rows, scope)
  },
}
