import { renderLatex } from '../math/latex.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataText } from './data-text.ts'

export const latexRenderer: MimeRenderer = {
  mimeTypes: ['text/latex', 'application/x-latex'],
  rank: 70,
  render: (data, { scope }) => html`<div class="pl-latex">${renderLatex(dataText(data), scope)}</div>`,
}
