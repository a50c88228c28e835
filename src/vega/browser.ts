import type { PrepareCharts } from '../index.ts'
import { checkDrawing, checkSpec } from './check-length.ts'
import { drawChart } from './draw.ts'
import { type VegaOptions, vegaSettings } from './options.ts'
import { type DrawChart, prepareCharts } from './prepare-charts.ts'

export type { VegaOptions } from './options.ts'

/** What browsers get for `vegaCharts`: see there. */
export function vegaCharts(options: VegaOptions = {}): PrepareCharts {
  const settings = vegaSettings(options)
  const draw: DrawChart = async (chart) => {
    checkSpec(chart, settings)
    return checkDrawing(await drawChart(chart), settings)
  }
  return (notebook, onWarning) => prepareCharts(notebook, draw, onWarning)
}
