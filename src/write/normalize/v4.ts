import { createCellIds } from '../../model/cell-id.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonMimeType, isSplitMimeType } from '../../model/mime-text.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { splitLines } from '../../text/multiline.ts'
import { eachObject, eachValue, isTextList, mapKeys, without } from './tree.ts'

/** The tree that nbformat writes for a notebook of version 4.`minor`. */
export function normalizeV4(notebook: JsonObject, minor: number): JsonObject {
  const withId = minor >= 5 ? idGiver(notebook.cells) : (cell: JsonObject) => cell
  return mapKeys(notebook, {
    metadata: without('orig_nbformat', 'orig_nbformat_minor', 'signature'),
    cells: eachObject((cell) => normalizeCell(withId(cell))),
  })
}

function normalizeCell(cell: JsonObject): JsonObject {
  return mapKeys(cell, {
    metadata: without('trusted'),
    source: lines,
    attachments: eachValue(normalizeBundle),
    ...(cell.cell_type === 'code' && { outputs: eachObject(normalizeOutput) }),
  })
}

function normalizeOutput(output: JsonObject): JsonObject {
  const type = output.output_type
  if (type === 'execute_result' || type === 'display_data') return mapKeys(output, { data: normalizeBundle })
  // Others may have lines too, which are joined and not split again.
  return mapKeys(output, { text: type === 'stream' ? lines : join })
}

const normalizeBundle = eachValue((value, type) => {
  const joined = isJsonMimeType(type) ? value : join(value)
  return typeof joined === 'string' && isSplitMimeType(type) ? splitLines(joined) : joined
})

function join(value: JsonValue): JsonValue {
  return isTextList(value) ? value.join('') : value
}

function lines(value: JsonValue): JsonValue {
  const joined = join(value)
  return typeof joined === 'string' ? splitLines(joined) : joined
}

/** A mapper that gives ids to cells without one and to those whose id an earlier cell has, as nbformat does. */
function idGiver(cells: JsonValue | undefined): (cell: JsonObject) => JsonObject {
  const given = isJsonArray(cells) ? cells.map((cell) => (isJsonObject(cell) ? cell.id : undefined)) : []
  const ids = createCellIds(given.filter((id) => typeof id === 'string'))
  const seen = new Set<JsonValue>()
  return (cell) => {
    const { id, cell_type, source } = cell
    if (id !== undefined && !seen.has(id)) {
      seen.add(id)
      return cell
    }
    // Its own are random; these are the ones `fromIpynb` gives.
    return { ...cell, id: ids.derive(asText(cell_type), asText(source === undefined ? '' : join(source))) }
  }
}

function asText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
