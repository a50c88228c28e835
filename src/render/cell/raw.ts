import type { RawCell } from '../../model/notebook.ts'
import { joinPointer } from '../../text/pointer.ts'
import { renderMarkdown } from '../markdown/markdown.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'

/** A raw cell meant for HTML or Markdown is rendered as such, as nbconvert does; any other is shown as it is. */
export function renderRawCell(cell: RawCell, scope: CellScope): SafeHtml {
  const place = scope.at(joinPointer(scope.pointer, 'source'))
  const format = cell.metadata.raw_mimetype ?? cell.metadata.format
  if (format === 'text/html') return html`<div class="pl-html">${sanitize(cell.source, place)}</div>`
  if (format === 'text/markdown')
    return html`<div class="pl-markdown" dir="auto">${renderMarkdown(cell.source, place)}</div>`
  return preformatted('pl-source pl-raw', trustedHtml(escapeVisible(cell.source)))
}
