import type { Cell } from '../../model/notebook.ts'
import type { CellContext, RenderedCell } from '../context.ts'
import { makeScope } from '../make-scope.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope, RenderEnv } from '../scope.ts'
import { renderCodeCell } from './code.ts'
import { renderMarkdownCell } from './markdown.ts'
import { renderRawCell } from './raw.ts'
import { visibilityOf } from './visibility.ts'

/**
 * Renders one cell: a pure function of the cell, the options and what earlier cells left behind.
 * `pointer` is only used in warnings.
 */
export function renderCell(cell: Cell, context: CellContext, env: RenderEnv, pointer: string): RenderedCell {
  const { scope, record } = makeScope(env, cell, context, pointer)
  const visibility = visibilityOf(cell.metadata)
  // What a Markdown or raw cell has is its input; removing that leaves the cell's anchor.
  const isGone = cell.cell_type !== 'code' && visibility.input === 'removed'
  const content = isGone ? html`` : renderContent(cell, scope)
  const body =
    visibility.cell === 'folded'
      ? html`<details class="pl-fold"><summary>${env.words.hiddenCell}</summary>${content}</details>`
      : content
  const id = `${env.idPrefix}cell-${cell.id}`
  const link = html`<a class="pl-permalink" href="#${id}" aria-label="${env.words.cellLink}">#</a>`
  return {
    html: html`<div class="pl-cell pl-cell-${cell.cell_type}" id="${id}">${link}${body}</div>\n`,
    ...record(),
  }
}

function renderContent(cell: Cell, scope: CellScope): SafeHtml {
  switch (cell.cell_type) {
    case 'code':
      return renderCodeCell(cell, scope)
    case 'markdown':
      return renderMarkdownCell(cell, scope)
    case 'raw':
      return renderRawCell(cell, scope)
  }
}
