import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../../text/json/kinds.ts'
import { isTextArray, own } from '../reading.ts'

/** Texts of nbformat 2 that may be given as lines, which have lost their ends there. */
const LINES = new Set(['input', 'source', 'rendered', 'text', 'html', 'svg', 'latex', 'javascript', 'json'])

/** nbformat 2: as version 3, but cells may lack metadata and lines their ends. */
export function upgradeV2(notebook: JsonObject): JsonObject {
  const worksheets = own(notebook, 'worksheets')
  if (!isJsonArray(worksheets)) return notebook
  return { ...notebook, worksheets: worksheets.map((sheet) => mapList(sheet, 'cells', upgradeCell)) }
}

function upgradeCell(cell: JsonObject): JsonObject {
  const joined = mapList(joinLines(cell), 'outputs', joinLines)
  return Object.hasOwn(cell, 'metadata') ? joined : { ...joined, metadata: {} }
}

function mapList(holder: JsonValue, key: string, map: (item: JsonObject) => JsonObject): JsonObject
function mapList(holder: JsonValue, key: string, map: (item: JsonObject) => JsonObject): JsonValue {
  const list = isJsonObject(holder) ? own(holder, key) : undefined
  if (!isJsonObject(holder) || !isJsonArray(list)) return holder
  return { ...holder, [key]: list.map((item) => (isJsonObject(item) ? map(item) : item)) }
}

function joinLines(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      LINES.has(key) && isTextArray(value) ? value.join('\n') : value,
    ]),
  )
}
