const LIBRARIES: readonly (readonly [RegExp, string])[] = [
  [/\bvegaEmbed\b/, 'Vega chart'],
  [/\bPlotly\.(?:newPlot|plot|react)\b/, 'Plotly chart'],
  [/\bdocs_json\b|\brender_items\b/, 'Bokeh chart'],
  [/\bL\.map\(/, 'Leaflet map'],
  [/\bPlotlyConfig\b|\bBokeh\b|\bHoloViews\b/i, 'Script of a chart library'],
]

/** What a script draws, or the library that it sets up, as far as its words tell. */
export function libraryOf(script: string): string | undefined {
  // Libraries of megabytes say who they are at their start.
  const start = script.length > MAX_SEEN ? script.slice(0, MAX_SEEN) : script
  return LIBRARIES.find(([words]) => words.test(start))?.[1]
}

const MAX_SEEN = 200_000
