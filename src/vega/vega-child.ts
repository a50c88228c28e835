import { Worker } from 'node:worker_threads'
import type { ChartToDraw } from './prepare-charts.ts'
import type { ChartAnswer, ChartQuestion } from './vega-process.ts'

// The process in which charts are drawn: in UTC, without an environment, in which no text can become code, and that can
// be stopped at any time.

// Vega keeps what it finds when it is loaded, so the clock stands before that.
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...args: readonly unknown[]) {
    super(...((args.length === 0 ? [0] : args) as [number]))
  }

  static override now(): number {
    return 0
  }
} as DateConstructor

/** While a chart is drawn this thread is deaf, even to the end of the process that waits for it. */
const watchdog = new Worker(
  `let timer
  require('node:worker_threads').parentPort.on('message', (milliseconds) => {
    clearTimeout(timer)
    timer = setTimeout(() => process.kill(process.pid, 'SIGKILL'), milliseconds)
  })`,
  { eval: true },
)
watchdog.unref()
const SLACK_MS = 1_000

process.on('message', ({ chart, milliseconds }: ChartQuestion) => {
  watchdog.postMessage(milliseconds + SLACK_MS)
  draw(chart).then((answer) => process.send?.(answer))
})
// What a chart leaves behind must not end those after it.
process.on('unhandledRejection', () => {})
process.on('disconnect', () => process.exit())

const { drawChart } = await import('./draw.ts')
const { randomLCG } = await import('vega')
Math.random = randomLCG(1)
process.send?.('ready')

async function draw(chart: ChartToDraw): Promise<ChartAnswer> {
  try {
    return { svg: await drawChart(chart) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
