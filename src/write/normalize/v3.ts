import type { JsonObject, JsonValue } from '../../model/json.ts'
import { joinOldLines } from '../../read/from-ipynb/upgrade/old-lines.ts'
import { splitLines, withoutLineEnd } from '../../text/multiline.ts'
import { eachObject, isTextList, mapKeys, without } from './tree.ts'

type Mapper = (value: JsonValue) => JsonValue

/** The tree that nbformat writes for a notebook of version 3. */
export function normalizeV3(notebook: JsonObject): JsonObject {
  const lasting = without('orig_nbformat', 'orig_nbformat_minor')(notebook) as JsonObject
  return normalizeSheets(lasting, lines, (cell) => {
    return mapKeys(without('trusted')(cell) as JsonObject, { metadata: without('trusted') })
  })
}

/** The tree that nbformat writes for a notebook of version 2: the same, with lines that have lost their ends. */
export function normalizeV2(notebook: JsonObject): JsonObject {
  return normalizeSheets(notebook, bareLines, (cell) => cell)
}

function normalizeSheets(
  notebook: JsonObject,
  map: Mapper,
  clean: (cell: JsonObject) => JsonObject,
): JsonObject {
  const text = { source: map, rendered: map }
  const output = { text: map, html: map, svg: map, latex: map, javascript: map, json: map }
  const code = { input: map, outputs: eachObject((one) => mapKeys(one, output)) }
  const cells = eachObject((cell) => mapKeys(clean(cell), cell.cell_type === 'code' ? code : text))
  return mapKeys(notebook, { worksheets: eachObject((sheet) => mapKeys(sheet, { cells })) })
}

function lines(value: JsonValue): JsonValue {
  const text = joinOldLines(value)
  return typeof text === 'string' ? splitLines(text) : text
}

function bareLines(value: JsonValue): JsonValue {
  const text = isTextList(value) ? value.join('\n') : value
  return typeof text === 'string' ? splitLines(text).map(withoutLineEnd) : text
}
