import { preformatted } from '../preformatted.ts'
import { html } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataText } from './data-text.ts'

export const htmlRenderer: MimeRenderer = {
  mimeTypes: ['text/html'],
  rank: 50,
  render(data, { scope, bundle }) {
    const source = dataText(data)
    const safe = sanitize(source, scope)
    if (isVisible(safe.value)) return html`<div class="pl-html">${safe}</div>`
    // All of it was active content: another type of the bundle says more than an empty gap.
    if (source.trim() === '' || !Object.keys(bundle).every(isHtml)) return undefined
    return html`<details class="pl-placeholder"><summary>${scope.env.words.interactiveSource}</summary>${preformatted('pl-source', html`${source}`)}</details>`
  },
}

function isHtml(mimeType: string): boolean {
  return /html$/i.test(mimeType)
}

/** HTML under a name of its own (`text/vnd.plotly.v1+html`). Anything else that can be shown comes first. */
export const otherHtmlRenderer: MimeRenderer = {
  mimeTypes: ['text/*+html', 'application/xhtml+xml'],
  rank: 121,
  render: htmlRenderer.render,
}

/** Whether anything is left to see once tags are set aside. */
function isVisible(markup: string): boolean {
  return (
    /<(?:img|hr|table|audio|video)\b/.test(markup) ||
    /\S/.test(markup.replace(/<[^>]*>/g, '').replace(/&nbsp;|\u00a0/g, ''))
  )
}
