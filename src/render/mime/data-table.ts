import type { Row } from '../../read/from-task-run/table/field-type.ts'
import { tableHtml } from '../../read/from-task-run/table/table-html.ts'
import type { ColumnView } from '../../read/from-task-run/table/view.ts'
import { formatCount } from '../../text/format-number.ts'
import { english } from '../../words/english.ts'
import type { Words } from '../../words/words.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { CellScope } from '../scope.ts'

/** A report is no spreadsheet: of larger tables the first rows and columns are shown. */
export const MAX_ROWS = 1_000
const MAX_COLUMNS = 500

/**
 * Data as a table, which like any other HTML of the notebook is sanitised. Says where rows or columns are left out.
 *
 * @param total Rows there are, where not all of them are in `rows`.
 */
export function dataTable(
  columns: readonly ColumnView[],
  rows: readonly Row[],
  scope: CellScope,
  { caption, total = rows.length }: { caption?: string; total?: number } = {},
): SafeHtml {
  const shown = columns.slice(0, MAX_COLUMNS)
  const most = Math.min(MAX_ROWS, Math.floor(scope.env.limits.tableCells / Math.max(shown.length, 1)))
  const first = rows.slice(0, most).map((row) => row.slice(0, MAX_COLUMNS))
  const notes = (words: Words) => [
    ...(first.length < total ? [words.rowsShown(formatCount(first.length), formatCount(total))] : []),
    ...(shown.length < columns.length
      ? [words.columnsShown(formatCount(shown.length), formatCount(columns.length))]
      : []),
  ]
  const note = notes(scope.env.words).join(' ')
  if (note !== '') scope.warn('TRUNCATED', notes(english).join(' '))
  const view = {
    columns: shown,
    rows: first,
    ...(caption !== undefined && { caption }),
    ...(note !== '' && { note }),
  }
  return html`<div class="pl-html">${sanitize(tableHtml(view), scope)}</div>`
}
