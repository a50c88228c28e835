import { readSeparated } from '../../text/separated-values.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataTable } from './data-table.ts'
import { dataText } from './data-text.ts'

const NUMBER = /^\s*(?:[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*%?\s*)?$/i
/** So many rows tell whether a column holds numbers. */
const SEEN_ROWS = 20

/** Values separated by commas or tabs, as a table. The first line is taken for its head. */
export const separatedRenderer: MimeRenderer = {
  mimeTypes: ['text/csv', 'text/tab-separated-values'],
  rank: 115,
  render(data, { mimeType, scope }) {
    const [head, ...rows] = readSeparated(dataText(data), mimeType === 'text/csv' ? ',' : '\t')
    if (head === undefined) return undefined
    const seen = rows.slice(0, SEEN_ROWS)
    const columns = head.map((name, i) => ({
      name,
      type: seen.every((row) => NUMBER.test(row[i] ?? '')) ? ('number' as const) : ('string' as const),
    }))
    return dataTable(columns, rows, (row) => row, scope)
  },
}
