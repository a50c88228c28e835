import type { MimeBundle } from '../../../model/notebook.ts'
import { tableText } from '../../../text/table-text.ts'
import { shownText } from './cell-text.ts'
import { dataResource } from './data-resource.ts'
import { isNumeric } from './field-type.ts'
import { tableHtml } from './table-html.ts'
import type { TableView } from './view.ts'

/** A table for readers (text/html, text/plain) and for programs (application/vnd.dataresource+json). */
export function tableBundle(view: TableView): MimeBundle {
  const { columns, rows, caption, note } = view
  const plain = tableText(
    columns.map(({ name, type }) => ({ name, numeric: isNumeric(type) })),
    rows,
    (row, i) => shownText(row[i], columns[i]!),
  )
  return {
    'application/vnd.dataresource+json': dataResource(view),
    'text/html': tableHtml(view),
    'text/plain': [caption, plain, note].filter((part) => part !== undefined).join('\n\n'),
  }
}
