import type { VegaOptions } from './options.ts'
import type { ChartToDraw } from './prepare-charts.ts'

/** Throws where the chart is longer than is drawn. */
export function checkSpec({ spec }: ChartToDraw, { maxSpecLength }: Required<VegaOptions>): void {
  if (spec.length > maxSpecLength)
    throw new Error(`it is longer than ${maxSpecLength} characters (maxSpecLength)`)
}

/** The drawing; throws where it is longer than a page should hold. */
export function checkDrawing(svg: string, { maxDrawingLength }: Required<VegaOptions>): string {
  if (svg.length <= maxDrawingLength) return svg
  throw new Error(`its drawing is longer than ${maxDrawingLength} characters (maxDrawingLength)`)
}
