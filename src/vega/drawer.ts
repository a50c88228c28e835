import { createRequire } from 'node:module'
import { PlatenError, type PrepareCharts } from '../index.ts'
import { checkDrawing, checkSpec } from './check-length.ts'
import { type VegaOptions, vegaSettings } from './options.ts'
import { type ChartToDraw, type DrawChart, prepareCharts } from './prepare-charts.ts'
import { startVega, type VegaProcess } from './vega-process.ts'

/** Newer vega-lite wants a newer Node than we do. */
const PACKAGES = { vega: '6', 'vega-lite': '~6.4.0', 'vega-interpreter': '2' }

/**
 * Draws a notebook's Vega and Vega-Lite charts, also those that Altair wrote as HTML, for `prepareAssets`:
 *
 *     const assets = await prepareAssets(notebook, { charts: vegaCharts() })
 *
 * Needs the packages `vega` 6, `vega-lite` 6 and `vega-interpreter` 2, which Platen does not bring along.
 *
 * Charts are programs. In Node they are drawn in a process of their own, which is started with the first one and ends by
 * itself: expressions are interpreted and no text can become code, nothing is loaded, neither files nor addresses, the
 * environment is empty, and a chart that takes too much time or memory is stopped. Drawings are the same everywhere: time
 * zones are UTC, `now()` is 1 January 1970, random numbers are not random, texts are measured without fonts.
 *
 * DANGER: in browsers they are drawn where you call it, interpreted and without loading anything, but nothing can stop one
 * that does not end. Do it in a worker that you can end. Times are in the browser's time zone there.
 *
 * @throws PlatenError `INVALID_OPTION` for an option with a value it does not take, `PACKAGE_MISSING`
 */
export function vegaCharts(options: VegaOptions = {}): PrepareCharts {
  const settings = vegaSettings(options)
  checkPackages()
  return (notebook, onWarning) => prepareCharts(notebook, processDrawer(settings), onWarning)
}

/** Draws charts one after the other in one process. */
function processDrawer(settings: Required<VegaOptions>): DrawChart {
  let vega: VegaProcess | undefined
  let left = settings.totalTimeout
  return async function draw(chart: ChartToDraw): Promise<string> {
    checkSpec(chart, settings)
    if (left <= 0) throw new Error(`the charts before it took ${settings.totalTimeout / 1_000} seconds`)
    if (!vega?.isAlive) vega = await startVega(settings.memory)
    const started = performance.now()
    try {
      return checkDrawing(await vega.draw(chart, Math.min(settings.timeout, left)), settings)
    } finally {
      left -= performance.now() - started
    }
  }
}

function checkPackages(): void {
  const { resolve } = createRequire(import.meta.url)
  for (const name of Object.keys(PACKAGES)) {
    try {
      resolve(name)
    } catch (cause) {
      throw new PlatenError({
        code: 'PACKAGE_MISSING',
        message: `To draw Vega charts, the package ${name} has to be installed`,
        help: `Run: npm install ${Object.entries(PACKAGES)
          .map(([name, version]) => `${name}@${version}`)
          .join(' ')}`,
        cause,
      })
    }
  }
}
