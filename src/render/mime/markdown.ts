import { renderMarkdown } from '../markdown/markdown.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataText } from './data-text.ts'

export const markdownRenderer: MimeRenderer = {
  mimeTypes: ['text/markdown', 'text/x-markdown'],
  rank: 60,
  render: (data, { scope }) =>
    html`<div class="pl-markdown" dir="auto">${renderMarkdown(dataText(data), scope)}</div>`,
}
