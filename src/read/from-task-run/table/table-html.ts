import type { JsonValue } from '../../../model/json.ts'
import { escapeHtml } from '../../../text/escape-html.ts'
import { shownText } from './cell-text.ts'
import { isNumeric } from './field-type.ts'
import type { ColumnView, TableView } from './view.ts'

/** Up to so many cells, rows that are too short are filled up; beyond, hostile rows could cost more than they hold. */
const MAX_FILLED_CELLS = 100_000

/** Shorter ones stay on one line: no date is broken at its hyphen. */
const LONG = /.{25}|\n/s

/**
 * A table as plain semantic markup. Classes: `platen` (the table), `num` (a number), `long-text` (in a column with longer
 * ones), `null` (null, which is not the empty string), `missing` (the row is too short), and those of the columns.
 */
export function tableHtml({ caption, columns, rows, note }: TableView): string {
  const group = columns.findIndex(({ isGroup }) => isGroup)
  const isShown = (_: unknown, i: number) => i !== group
  const looks = looksOf(columns, rows)
  const fill = rows.length * columns.length <= MAX_FILLED_CELLS
  const head = columns.map(
    (column) => `<th scope="col"${classes(headerClasses(column))}>${escapeHtml(column.name)}</th>`,
  )
  const body = rows.map((row, r) => {
    const shown = fill ? looks : looks.slice(0, row.length)
    const cells = shown.map((column, i) => cellHtml(row[i], column))
    const line = `<tr>${cells.filter(isShown).join('')}</tr>`
    const name = row[group]
    if (name === undefined || name === rows[r - 1]?.[group]) return line
    const title = `<tr><th colspan="${columns.length - 1}" scope="rowgroup">${escapeHtml(shownText(name, columns[group]!))}</th></tr>`
    return [...(r === 0 ? [] : ['</tbody>', '<tbody>']), title, line].join('\n')
  })
  return [
    '<table class="platen">',
    ...(caption === undefined ? [] : [`<caption>${escapeHtml(caption)}</caption>`]),
    `<thead><tr>${head.filter(isShown).join('')}</tr></thead>`,
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
    ...(note === undefined ? [] : [`<p>${escapeHtml(note)}</p>`]),
  ].join('\n')
}

/** The columns, and whether long texts stand in them. Goes through the values there are, as `inferredTypes` does. */
function looksOf(columns: TableView['columns'], rows: TableView['rows']): readonly Look[] {
  const isText = columns.map(() => false)
  for (const row of rows)
    for (const [i, value] of row.entries())
      if (!isText[i] && value !== undefined) isText[i] = LONG.test(shownText(value, columns[i]!))
  return columns.map((column, i) => ({ ...column, isText: isText[i]! }))
}

interface Look extends ColumnView {
  readonly isText: boolean
}

function cellHtml(value: JsonValue | undefined, column: Look): string {
  const text = escapeHtml(shownText(value, column))
  const tag = column.isRowHeader ? 'th scope="row"' : 'td'
  return `<${tag}${classes(cellClasses(value, column))}>${value === null ? `<em>${text}</em>` : text}</${tag.slice(0, 2)}>`
}

function headerClasses({ type }: ColumnView): readonly string[] {
  return isNumeric(type) ? ['num'] : []
}

function cellClasses(value: JsonValue | undefined, column: Look): readonly string[] {
  if (value === undefined) return ['missing']
  const names = headerClasses(column)
  if (value === null) return [...names, 'null']
  return [
    ...names,
    ...(column.isText ? ['long-text'] : []),
    ...(column.className ? [column.className(value)] : []),
  ]
}

function classes(names: readonly string[]): string {
  return names.length === 0 ? '' : ` class="${escapeHtml(names.join(' '))}"`
}
