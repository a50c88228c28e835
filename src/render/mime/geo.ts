import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { objectFrom } from '../../text/json/parsed.ts'
import type { Words } from '../../words/words.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { SHOWN_ENTRIES } from './chart-placeholder.ts'
import { dataTable } from './data-table.ts'
import { renderJson } from './json-tree.ts'

const MAX_PROPERTIES = 50

/** GeoJSON (RFC 7946): no map, but what is on it. */
export const geoRenderer: MimeRenderer = {
  mimeTypes: ['application/geo+json', 'application/vnd.geo+json'],
  rank: 100,
  render(data, { scope }) {
    const value = objectFrom(data)
    if (!value) return undefined
    const { words } = scope.env
    const features = featuresOf(value)
    const names = propertyNames(features.slice(0, scope.env.limits.tableRows))
    const columns = [words.geometry, ...names].map((name) => ({ name }))
    const rowOf = (feature: JsonObject) => {
      const { properties } = feature
      return [
        describeGeometry('geometry' in feature ? feature.geometry : feature, words),
        ...names.map((name) => (isJsonObject(properties) ? properties[name] : undefined)),
      ]
    }
    const table = dataTable(columns, features, rowOf, scope, words.geoJson(features.length))
    return html`${table}<details class="pl-placeholder"><summary>${words.itsData}</summary>${renderJson(
      data,
      scope,
      {
        entries: SHOWN_ENTRIES,
      },
    )}</details>`
  },
}

function featuresOf(value: JsonObject): readonly JsonObject[] {
  return isJsonArray(value.features) ? value.features.filter(isJsonObject) : [value]
}

function propertyNames(features: readonly JsonObject[]): readonly string[] {
  const names = new Set<string>()
  for (const { properties } of features) {
    if (!isJsonObject(properties)) continue
    for (const name of Object.keys(properties)) {
      if (names.size === MAX_PROPERTIES) return [...names]
      names.add(name)
    }
  }
  return [...names]
}

/** The geometry in words. */
function describeGeometry(geometry: JsonValue | undefined, words: Words): string {
  if (!isJsonObject(geometry)) return words.noGeometry
  const { type, coordinates } = geometry
  if (type === 'Point' && isJsonArray(coordinates)) return `Point ${coordinates.slice(0, 3).join(', ')}`
  return `${String(type).slice(0, 40)}, ${words.points(countPoints(geometry))}`
}

function countPoints(geometry: JsonObject): number {
  const pending: (JsonValue | undefined)[] = [geometry]
  let points = 0
  while (pending.length > 0) {
    const at = pending.pop()
    if (isJsonObject(at)) pending.push(at.coordinates, at.geometries)
    else if (isJsonArray(at)) {
      // Coordinates of one point are numbers; all else is a list of such.
      if (at.length > 0 && !isJsonArray(at[0]) && !isJsonObject(at[0])) points++
      else for (const inner of at) pending.push(inner)
    }
  }
  return points
}
