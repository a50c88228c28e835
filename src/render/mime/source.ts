import { highlight } from '../highlight/highlight.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { scriptLine } from './chart-placeholder.ts'
import { dataText } from './data-text.ts'

/** JavaScript is shown as what it is and never run; any other type of the bundle comes first. */
export const javascriptRenderer: MimeRenderer = {
  mimeTypes: [
    'application/javascript',
    'text/javascript',
    'application/ecmascript',
    'application/x-javascript',
  ],
  rank: 130,
  render: (data, { scope }) => scriptLine(dataText(data), 'JavaScript', scope),
}

/** Other text types (text/csv, text/x-python, application/xml …), shown as text. */
export const otherTextRenderer: MimeRenderer = {
  mimeTypes: ['text/*', 'application/xml', 'application/sql'],
  rank: 122,
  render(data, { mimeType, scope }) {
    // The source of HTML says nothing to a reader: whatever else there is comes first.
    if (data === '' || /html$/.test(mimeType)) return undefined
    const language = mimeType.replace(/^.*\/(?:x-|vnd\.)?/, '')
    return html`<pre class="pl-source"><code>${highlight(dataText(data), language, scope)}</code></pre>`
  },
}
