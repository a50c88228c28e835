import type { MarkdownCell } from '../../model/notebook.ts'
import { joinPointer } from '../../text/pointer.ts'
import { renderMarkdown } from '../markdown/markdown.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'

export function renderMarkdownCell(cell: MarkdownCell, scope: CellScope): SafeHtml {
  return html`<div class="pl-markdown" dir="auto">${renderMarkdown(cell.source, scope.at(joinPointer(scope.pointer, 'source')))}</div>`
}
