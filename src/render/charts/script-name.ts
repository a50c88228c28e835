import type { Say } from '../../words/words.ts'

/** A script that draws nothing, for others to use. */
export const LIBRARY: Say = (words) => words.chartScript

const NAMES: readonly (readonly [RegExp, Say])[] = [
  [/\bvegaEmbed\b/, (words) => words.chart('Vega')],
  [/\bPlotly\.(?:newPlot|plot|react)\b/, (words) => words.chart('Plotly')],
  [/\bdocs_json\b|\brender_items\b/, (words) => words.chart('Bokeh')],
  [/\bL\.map\(/, (words) => words.map('Leaflet')],
  [/\bPlotlyConfig\b|\bBokeh\b|\bHoloViews\b/i, LIBRARY],
]
/** Libraries of megabytes say who they are at their start. */
const SEEN = 200_000

/** What a script draws, or that it is a library, as far as its words tell. */
export function scriptName(script: string): Say | undefined {
  const start = script.length > SEEN ? script.slice(0, SEEN) : script
  return NAMES.find(([words]) => words.test(start))?.[1]
}
