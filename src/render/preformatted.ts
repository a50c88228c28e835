import { inBlocks } from './blocks.ts'
import { html, type SafeHtml, trustedHtml } from './safe-html.ts'

/** A `<pre>`. A browser drops a line break right after the tag, so a text that starts with one gets a second. */
export function preformatted(classes: string, content: SafeHtml): SafeHtml {
  return html`<pre class="${classes}">${content.value.startsWith('\n') ? trustedHtml('\n') : null}${inBlocks(content)}</pre>`
}
