import type { TableColumn } from '../../../model/task-run.ts'
import { formatCount } from '../../../text/format-number.ts'
import { displayData, outputCell } from '../draft.ts'
import type { ItemContext, ItemOf, ItemReader } from '../item-reader.ts'
import { declaredType, inferredTypes } from '../table/field-type.ts'
import { tableBundle } from '../table/table-bundle.ts'
import type { ColumnView } from '../table/view.ts'

/** A table as HTML, as text and as data. */
export const readTable: ItemReader<'table'> = (item, context) => {
  const note = rowsNote(item)
  const view = { columns: columnsOf(item, context), rows: item.rows, ...(note === undefined ? {} : { note }) }
  return [outputCell([displayData(tableBundle(view))], { kind: 'table' }, item.title)]
}

function columnsOf({ columns, rows }: ItemOf<'table'>, { warn }: ItemContext): readonly ColumnView[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), columns.length)
  if (width > columns.length) {
    warn(
      'REPAIRED',
      `Some rows have ${width} values for ${columns.length} columns; columns were added`,
      '/rows',
    )
  }
  const added = Array.from({ length: width - columns.length }, (_, i) => ({
    name: `(column ${columns.length + i + 1})`,
  }))
  const types = inferredTypes(rows, width)
  return [...columns, ...added].map(({ name, type }: TableColumn, i) => ({
    name,
    type: (type === undefined ? undefined : declaredType(type)) ?? types[i]!,
    ...(type === undefined ? {} : { sourceType: type }),
  }))
}

function rowsNote({ rows, totalRows, truncated }: ItemOf<'table'>): string | undefined {
  const omitted = truncated?.unit === 'rows' ? (truncated.omitted ?? 0) : 0
  const total = totalRows ?? rows.length + omitted
  if (total > rows.length) return `Showing ${formatCount(rows.length)} of ${formatCount(total)} rows.`
  return rows.length === 0 ? 'No rows.' : undefined
}
