import { describeFigure, plotlyFigureInHtml } from '../charts/plotly-figure.ts'
import { vegaChartInHtml } from '../charts/vega-chart.ts'
import { fallbackNote } from '../fallback.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { MimeContext, MimeRenderer } from '../scope.ts'
import { drawnChart, undrawnChart } from './chart.ts'
import { chartPlaceholder, scriptLine, stylesLine } from './chart-placeholder.ts'
import { dataText } from './data-text.ts'
import { textSaysNothing } from './says-nothing.ts'

export const htmlRenderer: MimeRenderer = {
  mimeTypes: ['text/html'],
  rank: 50,
  render(data, context) {
    const source = dataText(data)
    const mayChart = mayRun(source)
    const vega = mayChart ? vegaChartInHtml(source) : undefined
    const figure = mayChart && !vega ? plotlyFigureInHtml(source) : undefined
    const safe = sanitize(source, context.scope, [], Boolean(vega ?? figure))
    const shown = isVisible(safe.value) ? html`<div class="pl-html">${safe}</div>` : undefined
    const chart = mayChart ? chartOf(source, vega, figure, context) : undefined
    if (shown && chart) return html`${shown}${chart}`
    if (shown ?? chart) return shown ?? chart
    // All of it was active content: another type of the bundle says more than an empty gap.
    if (!isAlone(context.bundle)) return undefined
    if (source.trim() === '') return fallbackNote(context.scope.env.words.emptyOutput)
    const isActive = mayChart || /<(?:object|embed)|\son\w+\s*=/i.test(source)
    return isActive
      ? scriptLine(source, context.scope.env.words.interactive, context.scope)
      : stylesLine(source, context.scope)
  },
}

/**
 * Whether there is a script, or a frame, which may hold a page with scripts. From tag to tag: a pattern would go through
 * megabytes of an image letter by letter.
 */
function mayRun(source: string): boolean {
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const code = source.charCodeAt(at + 1) | 0x20
    if ((code === 0x69 || code === 0x73) && /^(?:script|iframe)/i.test(source.slice(at + 1, at + 7)))
      return true
  }
  return false
}

/** A chart that the HTML has a script draw: as `prepareAssets` drew it, else what it is and its data. */
function chartOf(
  source: string,
  vega: ReturnType<typeof vegaChartInHtml>,
  figure: ReturnType<typeof plotlyFigureInHtml>,
  context: MimeContext,
): SafeHtml | undefined {
  const { bundle, scope } = context
  const drawn = vega && drawnChart(vega, context)
  // The same figure as an image or as data has more to say.
  if (drawn || hasOther(bundle, /^image\/|^application\/vnd\.plotly\./)) return drawn
  if (vega) return undrawnChart(vega, context)
  if (figure) return chartPlaceholder((words) => describeFigure(figure, words), figure, context)
  return source.includes('srcdoc=') ? scriptLine(source, scope.env.words.embeddedPage, scope) : undefined
}

function hasOther(bundle: MimeContext['bundle'], types: RegExp): boolean {
  return Object.keys(bundle).some((mimeType) => types.test(mimeType))
}

/** Whether nothing in the bundle says more than the HTML. */
function isAlone(bundle: MimeContext['bundle']): boolean {
  const saysNothing = textSaysNothing(bundle)
  return Object.keys(bundle).every((type) => isHtml(type) || (type === 'text/plain' && saysNothing))
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

/** A box with a height and a colour. */
const BOX = / style="(?=[^"]*height:)[^"]*(?:background|border)/

/** Whether anything is left to see once tags are set aside. */
function isVisible(markup: string): boolean {
  return (
    /<(?:img|hr|table|audio|video)\b/.test(markup) ||
    BOX.test(markup) ||
    /\S/.test(markup.replace(/<[^>]*>/g, '').replace(/&nbsp;|\u00a0/g, ''))
  )
}
