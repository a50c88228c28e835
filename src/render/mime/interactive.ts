import type { Say } from '../../words/words.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { preformatted } from '../preformatted.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'

const KINDS: readonly (readonly [RegExp, Say])[] = [
  [/_load\./, (words) => words.chartScript],
  [/^application\/vnd\.plotly\./, (words) => words.chart('Plotly')],
  [/^application\/vnd\.vegalite\./, (words) => words.chart('Vega-Lite')],
  [/^application\/vnd\.vega\./, (words) => words.chart('Vega')],
  [/^application\/vnd\.(?:bokehjs|holoviews)/, (words) => words.chart('Bokeh')],
]

/**
 * Outputs that need a program to draw them. The image or HTML beside them in the bundle is shown; where there
 * is none, a named placeholder with the output's own text.
 */
export const interactiveRenderer: MimeRenderer = {
  mimeTypes: [
    'application/vnd.plotly.*',
    'application/vnd.vega.*',
    'application/vnd.vegalite.*',
    'application/vnd.bokehjs_load.v0+json',
    'application/vnd.bokehjs_exec.v0+json',
    'application/vnd.holoviews_load.v0+json',
    'application/vnd.holoviews_exec.v0+json',
  ],
  rank: 110,
  render(_data, { mimeType, bundle, scope }) {
    const { words } = scope.env
    const kind = KINDS.find(([pattern]) => pattern.test(mimeType))?.[1](words) ?? mimeType
    const text = bundle['text/plain']
    return html`<div class="pl-placeholder"><p>${words.notRun(kind)}</p>${
      typeof text === 'string' && text !== '' && preformatted('pl-text', renderAnsi(text, scope))
    }</div>`
  },
}
