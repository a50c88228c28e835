import type { Notebook, OnWarning, Output, PreparedChart } from '../index.ts'
import {
  chartText,
  describeVega,
  english,
  surveyVega,
  type VegaChart,
  vegaChart,
  vegaChartInHtml,
} from '../kernel.ts'

/** A chart to be drawn. */
export interface ChartToDraw {
  readonly language: VegaChart['language']
  /** The major version of Vega or Vega-Lite it was written for; undefined where it does not say. */
  readonly version: number | undefined
  /** The specification as JSON, from the notebook: as hostile as that. */
  readonly spec: string
}

/**
 * Draws a chart as an SVG document. Rejects where it cannot, with a message for the reader: `it needs more than 10
 * seconds`. Called once per chart, one after the other.
 */
export type DrawChart = (chart: ChartToDraw) => Promise<string>

/** UTF-16 units of all drawn charts, as often as the notebook shows them: a small specification can draw much. */
const MAX_TOTAL = 50_000_000

/** Draws the notebook's Vega and Vega-Lite charts: specification → drawing or problem. */
export async function prepareCharts(
  notebook: Notebook,
  drawChart: DrawChart,
  onWarning: OnWarning | undefined,
): Promise<ReadonlyMap<string, PreparedChart>> {
  const prepared = new Map<string, PreparedChart>()
  let total = 0
  for (const { chart, text, pointer, shown } of chartsOf(notebook)) {
    let result = await drawn(chart, text, drawChart)
    if ('svg' in result) {
      total += result.svg.length * shown
      if (total > MAX_TOTAL) result = { problem: 'it and the charts before it would make the page too large' }
    }
    if ('problem' in result) {
      onWarning?.({
        code: 'FALLBACK',
        message: `${describeVega(chart, english)} was not drawn, because ${result.problem}`,
        pointer,
      })
    }
    prepared.set(text, result)
  }
  return prepared
}

async function drawn(chart: VegaChart, text: string, drawChart: DrawChart): Promise<PreparedChart> {
  if (surveyVega(chart.spec).address !== undefined) return { problem: 'its data is not in the notebook' }
  try {
    return { svg: await drawChart({ language: chart.language, version: chart.version, spec: text }) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

interface FoundChart {
  readonly chart: VegaChart
  readonly text: string
  /** Of the first output that shows it. */
  readonly pointer: string
  /** How many outputs show it. */
  shown: number
}

/** Each chart once, in the notebook's order. */
function chartsOf({ cells }: Notebook): Iterable<FoundChart> {
  const found = new Map<string, FoundChart>()
  for (const [cellIndex, cell] of cells.entries()) {
    if (cell.cell_type !== 'code') continue
    for (const [index, output] of cell.outputs.entries()) {
      for (const [mimeType, chart] of chartsIn(output)) {
        const text = chartText(chart)
        if (text === '') continue
        const known = found.get(text)
        if (known) known.shown++
        else {
          const pointer = `/cells/${cellIndex}/outputs/${index}/data/${mimeType.replaceAll('~', '~0').replaceAll('/', '~1')}`
          found.set(text, { chart, text, pointer, shown: 1 })
        }
      }
    }
  }
  return found.values()
}

function* chartsIn(output: Output): Generator<[mimeType: string, chart: VegaChart]> {
  if (!('data' in output)) return
  for (const [mimeType, data] of Object.entries(output.data)) {
    const isHtml = mimeType.toLowerCase() === 'text/html' && typeof data === 'string'
    const chart = isHtml ? vegaChartInHtml(data) : vegaChart(mimeType.toLowerCase(), data)
    if (chart) yield [mimeType, chart]
  }
}
