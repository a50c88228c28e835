import type { JsonValue } from '../../../model/json.ts'
import { escapeHtml } from '../../../text/escape-html.ts'
import { shownText } from './cell-text.ts'
import { isNumeric } from './field-type.ts'
import type { ColumnView, TableView } from './view.ts'

/** Up to so many cells, rows that are too short are filled up; beyond, hostile rows could cost more than they hold. */
const MAX_FILLED_CELLS = 100_000

/**
 * A table as plain semantic markup. Classes: `num` (a number), `null` (null, which is not the empty string),
 * `missing` (the row is too short), and those of the columns.
 */
export function tableHtml({ caption, columns, rows, note }: TableView): string {
  const head = columns.map(
    (column) => `<th scope="col"${classes(headerClasses(column))}>${escapeHtml(column.name)}</th>`,
  )
  const fill = rows.length * columns.length <= MAX_FILLED_CELLS
  const body = rows.map((row) => {
    const shown = fill ? columns : columns.slice(0, row.length)
    return `<tr>${shown.map((column, i) => cellHtml(row[i], column)).join('')}</tr>`
  })
  return [
    '<table>',
    ...(caption === undefined ? [] : [`<caption>${escapeHtml(caption)}</caption>`]),
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
    ...(note === undefined ? [] : [`<p>${escapeHtml(note)}</p>`]),
  ].join('\n')
}

function cellHtml(value: JsonValue | undefined, column: ColumnView): string {
  const text = escapeHtml(shownText(value, column))
  const tag = column.isRowHeader ? 'th scope="row"' : 'td'
  return `<${tag}${classes(cellClasses(value, column))}>${value === null ? `<em>${text}</em>` : text}</${tag.slice(0, 2)}>`
}

function headerClasses({ type }: ColumnView): readonly string[] {
  return isNumeric(type) ? ['num'] : []
}

function cellClasses(value: JsonValue | undefined, column: ColumnView): readonly string[] {
  if (value === undefined) return ['missing']
  if (value === null) return [...headerClasses(column), 'null']
  return column.className ? [...headerClasses(column), column.className(value)] : headerClasses(column)
}

function classes(names: readonly string[]): string {
  return names.length === 0 ? '' : ` class="${escapeHtml(names.join(' '))}"`
}
