import type { JsonObject } from '../../../model/json.ts'
import { isJsonObject } from '../../../text/json/kinds.ts'
import { own } from '../reading.ts'
import { cellsOf, type Locate, omit, type SheetCell, sheetsOf } from './sheets.ts'
import { OLD_KEYS, upgradeCell } from './v3-cell.ts'

/** nbformat 3: cells in worksheets, headings as cells, outputs with a key for each of a few MIME types. */
export function upgradeV3(notebook: JsonObject): { readonly notebook: JsonObject; readonly locate: Locate } {
  const cells = cellsOf(notebook)
  const rest = omit(notebook, 'worksheets', 'orig_nbformat', 'orig_nbformat_minor')
  const metadata = own(notebook, 'metadata')
  return {
    notebook: {
      ...rest,
      ...(isJsonObject(metadata) && { metadata: omit(metadata, 'name', 'signature') }),
      ...worksheetsToKeep(notebook),
      nbformat: 4,
      nbformat_minor: 4,
      cells: cells.map(({ cell, pointer }) => upgradeCell(cell, pointer)),
    },
    locate: (pointer) => locate(pointer, (index) => cells[index]),
  }
}

/** Version 4 has no worksheets; what they said of themselves would be lost. */
function worksheetsToKeep(notebook: JsonObject): JsonObject {
  const kept = sheetsOf(notebook).map((sheet) => {
    const own = omit(sheet as JsonObject, 'cells')
    return isEmpty(own.metadata) ? omit(own, 'metadata') : own
  })
  return kept.every(isEmpty) ? {} : { worksheets: kept }
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (isJsonObject(value as JsonObject) && Object.keys(value as JsonObject).length === 0)
  )
}

const PLACE = /^\/cells\/(\d+)(?:\/(outputs\/\d+(?:\/data)?\/?)?([^/]*))?/

function locate(pointer: string, cellAt: (index: number) => SheetCell | undefined): string {
  const found = PLACE.exec(pointer)
  const place = found ? cellAt(Number(found[1])) : undefined
  if (found === null || place === undefined) return pointer === '/cells' ? '/worksheets' : pointer
  const [whole, , output = '', key] = found
  const rest = pointer.slice(whole.length)
  const within = output.replace(/data\/?$/, '')
  if (key === undefined || key === '') return `${place.pointer}/${within}`.replace(/\/$/, '') + rest
  const kind = output.includes('/data') ? 'data' : output === '' ? 'cell' : 'output'
  const old = OLD_KEYS.get(`${kind}/${key}`) ?? key
  const isThere = kind !== 'cell' || Object.hasOwn(place.cell, old)
  return `${place.pointer}/${within}${isThere ? old : key}${rest}`
}
