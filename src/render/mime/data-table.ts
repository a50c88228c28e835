import { type FieldType, inferredTypes, type Row } from '../../read/from-task-run/table/field-type.ts'
import { tableHtml } from '../../read/from-task-run/table/table-html.ts'
import { formatCount } from '../../text/format-number.ts'
import { english } from '../../words/english.ts'
import type { Say } from '../../words/words.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { CellScope } from '../scope.ts'

interface Column {
  readonly name: string
  /** Default: what the values are. */
  readonly type?: FieldType | undefined
  readonly isRowHeader?: boolean
}

/**
 * Data as a table, which like any other HTML of the notebook is sanitised. Of long ones the first rows are shown, and it
 * says so.
 *
 * @param items Become rows, no more of them than are shown: a row takes time for each column, however short the item is.
 */
export function dataTable<T>(
  columns: readonly Column[],
  items: readonly T[],
  rowOf: (item: T) => Row,
  scope: CellScope,
  caption?: string,
): SafeHtml {
  const { tableRows, tableCells } = scope.env.limits
  const fitting = Math.floor(tableCells / Math.max(columns.length, 1))
  const most = Math.min(tableRows, fitting)
  const rows = items.slice(0, most).map(rowOf)
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), columns.length)
  const types = inferredTypes(rows, width)
  const view = {
    columns: types.map((type, i) => ({
      ...columns[i],
      name: columns[i]?.name ?? '',
      type: columns[i]?.type ?? type,
    })),
    rows,
    ...(caption !== undefined && { caption }),
  }
  const left: Say = (words) => words.rowsShown(formatCount(rows.length), formatCount(items.length))
  const isCut = rows.length < items.length
  if (isCut)
    scope.warn('TRUNCATED', `${left(english)} (limits.${fitting < tableRows ? 'tableCells' : 'tableRows'})`)
  const note = isCut && { note: left(scope.env.words) }
  return html`<div class="pl-html">${sanitize(tableHtml({ ...view, ...note }), scope)}</div>`
}
