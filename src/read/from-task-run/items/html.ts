import { displayData, outputCell } from '../draft.ts'
import type { ItemReader } from '../item-reader.ts'

/** An HTML output, as untrusted as that of any notebook. */
export const readHtml: ItemReader<'html'> = ({ html, title }) => [
  outputCell([displayData({ 'text/html': html })], { kind: 'html' }, title),
]
