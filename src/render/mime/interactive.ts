import { renderAnsi } from '../ansi/ansi.ts'
import { preformatted } from '../preformatted.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'

/**
 * Widgets, which need a program to draw them. The image or HTML beside them in the bundle is shown; where there is none,
 * a named placeholder with the output's own text.
 */
export const interactiveRenderer: MimeRenderer = {
  mimeTypes: ['application/vnd.jupyter.widget-view+json'],
  rank: 110,
  render(_data, { bundle, scope }) {
    const text = bundle['text/plain']
    return html`<div class="pl-placeholder"><p>Interactive widget, not run in this static report.</p>${
      typeof text === 'string' && text !== '' && preformatted('pl-text', renderAnsi(text, scope))
    }</div>`
  },
}
