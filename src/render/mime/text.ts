import { renderAnsi } from '../ansi/ansi.ts'
import { html } from '../safe-html.ts'
import { dataText } from './data-text.ts'
import type { MimeRenderer } from '../scope.ts'

export const plainText: MimeRenderer = {
  mimeTypes: ['text/plain'],
  rank: 120,
  render: (data) => html`<pre class="pl-text">${renderAnsi(dataText(data))}</pre>`,
}
