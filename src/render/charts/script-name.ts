/** A script that draws nothing, for others to use. */
export const LIBRARY = 'Script of a chart library'

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bvegaEmbed\b/, 'Vega chart'],
  [/\bPlotly\.(?:newPlot|plot|react)\b/, 'Plotly chart'],
  [/\bdocs_json\b|\brender_items\b/, 'Bokeh chart'],
  [/\bL\.map\(/, 'Leaflet map'],
  [/\bPlotlyConfig\b|\bBokeh\b|\bHoloViews\b/i, LIBRARY],
]
/** Libraries of megabytes say who they are at their start. */
const SEEN = 200_000

/** What a script draws, or that it is a library, as far as its words tell. */
export function scriptName(script: string): string | undefined {
  const start = script.length > SEEN ? script.slice(0, SEEN) : script
  return NAMES.find(([words]) => words.test(start))?.[1]
}
