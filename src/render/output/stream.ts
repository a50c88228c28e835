import type { StreamOutput } from '../../model/notebook.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { html, type SafeHtml } from '../safe-html.ts'

export function renderStream(output: StreamOutput): SafeHtml {
  const text = renderAnsi(output.text)
  if (output.name === 'stderr') return html`<pre class="pl-text pl-stderr">${text}</pre>`
  return html`<pre class="pl-text">${text}</pre>`
}
