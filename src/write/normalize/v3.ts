import type { JsonObject, JsonValue } from '../../model/json.ts'
import { splitLines } from '../../text/multiline.ts'
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

/** Some versions of IPython left the ends of lines out, which shows in the first one. */
function lines(value: JsonValue): JsonValue {
  if (typeof value === 'string') return splitLines(value)
  if (!isTextList(value)) return value
  return splitLines(value.join(/[\n\r]$/.test(value[0] ?? '') ? '' : '\n'))
}

function bareLines(value: JsonValue): JsonValue {
  const text = isTextList(value) ? value.join('\n') : value
  return typeof text === 'string' ? splitLines(text).map(withoutEnd) : text
}

function withoutEnd(line: string): string {
  if (line.endsWith('\r\n')) return line.slice(0, -2)
  // A character that ends a line stays one when something follows it.
  return splitLines(`${line.slice(-1)}x`).length === 2 ? line.slice(0, -1) : line
}
