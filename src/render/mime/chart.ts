import { english } from '../../words/english.ts'
import type { Say } from '../../words/words.ts'
import { describeFigure, plotlyFigure } from '../charts/plotly-figure.ts'
import { chartText, type VegaChart, vegaChart } from '../charts/vega-chart.ts'
import { describeVega } from '../charts/vega-words.ts'
import { refusedImage } from '../image-budget.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import { svgDataUri } from '../sanitize/svg-document.ts'
import type { MimeContext, MimeRenderer } from '../scope.ts'
import { chartPlaceholder, libraryLine } from './chart-placeholder.ts'
import { dataText } from './data-text.ts'

const VEGA = ['application/vnd.vegalite.*', 'application/vnd.vega.*']

/** Vega and Vega-Lite charts that `prepareAssets` drew; they come before all that stands for them in the bundle. */
export const drawnChartRenderer: MimeRenderer = {
  mimeTypes: VEGA,
  rank: 40,
  render(data, context) {
    const chart = context.scope.env.assets.charts && vegaChart(context.mimeType, data)
    return chart && drawnChart(chart, context)
  },
}

/** The chart as `prepareAssets` drew it, as an image; undefined where it did not, or the image has no room in the page. */
export function drawnChart(chart: VegaChart, { scope }: MimeContext): SafeHtml | undefined {
  const prepared = scope.env.assets.charts?.get(chartText(chart))
  const source = prepared && 'svg' in prepared ? svgDataUri(prepared.svg) : undefined
  if (source === undefined || refusedImage(source, describeVega(chart, english), scope) !== undefined)
    return undefined
  // A data URI of ours: an SVG document in base64, which neither runs nor fetches anything in an image.
  return html`<img src="${trustedHtml(source)}" alt="${describeVega(chart, scope.env.words)}">`
}

/** What stands in for a chart that was not drawn. */
export function undrawnChart(chart: VegaChart, context: MimeContext): SafeHtml {
  const prepared = context.scope.env.assets.charts?.get(chartText(chart))
  const problem = prepared && 'problem' in prepared ? prepared.problem : undefined
  return chartPlaceholder((words) => describeVega(chart, words), chart.spec, context, problem)
}

/** Vega, Vega-Lite and Plotly charts, where no image or HTML stands beside them. */
export const chartRenderer: MimeRenderer = {
  mimeTypes: [...VEGA, 'application/vnd.plotly.*'],
  rank: 110,
  render(data, context) {
    const chart = vegaChart(context.mimeType, data)
    if (chart) return undrawnChart(chart, context)
    const figure = plotlyFigure(data)
    const library = context.mimeType.includes('plotly') ? 'Plotly' : 'Vega'
    const name: Say = (words) => (figure ? describeFigure(figure, words) : words.chart(library))
    return chartPlaceholder(name, data, context)
  },
}

/** Bokeh and HoloViews: a script under a type of its own, beside it often in JavaScript or HTML. */
export const bokehRenderer: MimeRenderer = {
  mimeTypes: ['application/vnd.bokehjs_*', 'application/vnd.holoviews_*'],
  rank: 111,
  render(data, context) {
    const { mimeType, bundle, scope } = context
    const source = dataText(data) || dataText(bundle['application/javascript'] ?? bundle['text/html'] ?? '')
    return mimeType.includes('_load')
      ? libraryLine(source, scope)
      : chartPlaceholder((words) => words.chart('Bokeh'), source, context)
  },
}
