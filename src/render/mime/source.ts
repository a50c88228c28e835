import { highlight } from '../highlight/highlight.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
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
  render: (data, { scope }) =>
    html`<details class="pl-placeholder"><summary>${scope.env.words.scriptSource}</summary><pre class="pl-code"><code>${highlight(
      dataText(data),
      'javascript',
      scope,
    )}</code></pre></details>`,
}

/** Other text types (text/csv, text/x-python, application/xml …), shown as text. */
export const otherTextRenderer: MimeRenderer = {
  mimeTypes: ['text/*', 'application/xml', 'application/sql'],
  rank: 122,
  render: (data, { mimeType, scope }) =>
    html`<pre class="pl-source"><code>${highlight(dataText(data), mimeType.replace(/^.*\/(?:x-)?/, ''), scope)}</code></pre>`,
}
