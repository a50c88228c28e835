import type { JsonObject, JsonValue } from '../../model/json.ts'
import { counted } from '../../text/format-number.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { chartName, vegaNames } from './chart-name.ts'
import type { VegaChart } from './vega-chart.ts'

/** Charts side by side and over each other that are looked through. */
const MAX_VIEWS = 200
const CHILDREN = ['layer', 'concat', 'hconcat', 'vconcat', 'marks']

/** A chart in words: its title or description, kinds of marks and rows of data. */
export function describeVega({ language, spec }: VegaChart): string {
  const marks = new Set<string>()
  let rows = rowsIn(spec.datasets)
  for (const view of viewsOf(spec)) {
    const mark = isJsonObject(view.mark)
      ? view.mark.type
      : (view.mark ?? (view === spec ? undefined : view.type))
    if (typeof mark === 'string') marks.add(mark.slice(0, 40))
    rows += rowsIn(view.data)
  }
  const address = dataAddress(spec)
  const parts = [...marks]
  if (rows > 0) parts.push(counted(rows, 'row'))
  if (address !== undefined) parts.push(`data at ${address}`)
  return chartName(vegaNames[language], spec.title ?? spec.description, parts)
}

/** Where data is that the chart does not hold; the first address of several. */
export function dataAddress(spec: JsonObject): string | undefined {
  for (const view of viewsOf(spec)) {
    for (const data of [view.data].flat()) {
      if (isJsonObject(data) && typeof data.url === 'string') return data.url.slice(0, 300).toWellFormed()
    }
  }
  return undefined
}

function viewsOf(spec: JsonObject): readonly JsonObject[] {
  const views = [spec]
  for (let i = 0; i < views.length; i++) {
    const view = views[i]!
    const children = [view.spec, ...CHILDREN.map((name) => view[name])].flat() as readonly JsonValue[]
    for (const child of children) if (isJsonObject(child) && views.length < MAX_VIEWS) views.push(child)
  }
  return views
}

/** Rows of `{values: […]}`, of a list of such, or of `{name: […]}`. */
function rowsIn(data: JsonValue | undefined): number {
  let rows = 0
  for (const one of [data].flat()) {
    if (!isJsonObject(one)) continue
    for (const list of 'values' in one ? [one.values] : Object.values(one)) {
      if (Array.isArray(list)) rows += list.length
    }
  }
  return rows
}
