import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import type { Words } from '../../words/words.ts'
import { chartName } from './chart-name.ts'
import type { VegaChart } from './vega-chart.ts'

/** Charts side by side and over each other that are looked through. */
const MAX_VIEWS = 200
const CHILDREN = ['spec', 'layer', 'concat', 'hconcat', 'vconcat', 'marks']

/** A chart in words: its title or description, kinds of marks, rows of data, and where those are that it does not hold. */
export function describeVega({ language, spec }: VegaChart, words: Words): string {
  const { marks, rows, address } = surveyVega(spec)
  const parts = [...marks]
  if (rows > 0) parts.push(words.rows(rows))
  if (address !== undefined) parts.push(words.dataAt(address.slice(0, 300).toWellFormed()))
  return chartName(
    words.chart(language === 'vega' ? 'Vega' : 'Vega-Lite'),
    spec.title ?? spec.description,
    parts,
  )
}

/** Kinds of marks, rows of data in the chart, and the first address of data that is not. */
export function surveyVega(spec: JsonObject): {
  marks: ReadonlySet<string>
  rows: number
  address: string | undefined
} {
  const marks = new Set<string>()
  let rows = 0
  let address: string | undefined
  const count = (data: JsonValue | undefined) => {
    if (isJsonArray(data)) rows += data.length
  }
  if (isJsonObject(spec.datasets)) Object.values(spec.datasets).forEach(count)
  const views = [spec]
  for (const view of views) {
    const { mark, data } = view
    const kind = isJsonObject(mark) ? mark.type : (mark ?? (view === spec ? undefined : view.type))
    if (typeof kind === 'string') marks.add(kind.slice(0, 40))
    for (const one of [data].flat()) {
      if (!isJsonObject(one)) continue
      count(one.values)
      if (typeof one.url === 'string') address ??= one.url
    }
    for (const child of CHILDREN.flatMap((name) => view[name])) {
      if (isJsonObject(child) && views.length < MAX_VIEWS) views.push(child)
    }
  }
  return { marks, rows, address }
}
