import type { MarkdownCell } from '../../model/notebook.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { joinPointer } from '../../text/pointer.ts'
import { renderMarkdown } from '../markdown/markdown.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'

export function renderMarkdownCell({ source, metadata }: MarkdownCell, scope: CellScope): SafeHtml {
  const { platen } = metadata
  // Its headings stand below those of the run's section that the cell is in.
  const offset = isJsonObject(platen) && typeof platen.headingOffset === 'number' ? platen.headingOffset : 0
  return html`<div class="pl-markdown" dir="auto">${renderMarkdown(source, scope.at(joinPointer(scope.pointer, 'source')), Math.trunc(offset))}</div>`
}
