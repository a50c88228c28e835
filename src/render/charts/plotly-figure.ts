import type { JsonObject, JsonValue } from '../../model/json.ts'
import { formatCount } from '../../text/format-number.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { objectFrom } from '../../text/json/parsed.ts'
import type { Words } from '../../words/words.ts'
import { chartName } from './chart-name.ts'
import { jsonInScript } from './json-in-script.ts'

const IN_SCRIPT =
  /\bPlotly\.(?:newPlot|plot|react)\s*\(\s*(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w.$]{1,200})\s*,\s*(?=\[)/g
/** Where a trace may hold a value for each of its points. */
const POINTS = 'x y z values labels lat locations r a open ids'.split(' ')

/** The figure (`{data, layout}`) that data of a Plotly type is; undefined where it is none. */
export function plotlyFigure(data: JsonValue): JsonObject | undefined {
  const figure = objectFrom(data)
  return isJsonArray(figure?.data) ? figure : undefined
}

/** The figure that HTML draws by a script, as Plotly writes it. */
export function plotlyFigureInHtml(html: string): JsonObject | undefined {
  if (!html.includes('Plotly.')) return undefined
  return jsonInScript(html, IN_SCRIPT, (data, end) => {
    const after = html.slice(end)
    const layout = jsonInScript(after, /^\s*,\s*(?=\{)/g, (value) => value)
    return { data, ...(layout !== undefined && { layout }) }
  })
}

/** The figure in words: its title, kinds of traces and points. */
export function describeFigure({ data, layout }: JsonObject, words: Words): string {
  const traces = (data as readonly JsonValue[]).filter(isJsonObject)
  const kinds = new Map<string, number>()
  let points = 0
  for (const trace of traces) {
    const kind = typeof trace.type === 'string' ? trace.type.slice(0, 40) : 'scatter'
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    points += Math.max(...POINTS.map((name) => countOf(trace[name])))
  }
  const parts = Array.from(kinds, ([kind, count]) => (count === 1 ? kind : `${formatCount(count)} × ${kind}`))
  if (points > 0) parts.push(words.points(points))
  return chartName(words.chart('Plotly'), isJsonObject(layout) ? layout.title : undefined, parts)
}

/** Of a list, the cells of a grid, or numbers that are packed as `{dtype, bdata}`. */
function countOf(value: JsonValue | undefined): number {
  if (Array.isArray(value)) {
    return Array.isArray(value[0])
      ? value.reduce<number>((sum, row) => sum + (Array.isArray(row) ? row.length : 1), 0)
      : value.length
  }
  if (!isJsonObject(value) || typeof value.bdata !== 'string') return 0
  // The type ends with the bytes of one number: `f8`, `u1`.
  const bytes = Number(String(value.dtype).slice(-1)) || 1
  return Math.floor((value.bdata.length * 3) / 4 / bytes)
}
