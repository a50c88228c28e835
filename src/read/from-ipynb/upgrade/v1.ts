import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { expectArray, expectObject, own } from '../reading.ts'
import { omit } from './sheets.ts'

/** nbformat 1 (IPython 0.12's predecessor): a bare list of cells of code or text, without outputs. */
export function upgradeV1(notebook: JsonObject): JsonObject {
  const cells = expectArray(own(notebook, 'cells'), '/cells').map((value, i) =>
    upgradeCell(expectObject(value, `/cells/${i}`)),
  )
  const metadata = own(notebook, 'metadata') ?? {}
  return { ...omit(notebook, 'cells', 'nbformat'), metadata, nbformat: 2, worksheets: [{ cells }] }
}

function upgradeCell(cell: JsonObject): JsonObject {
  const type = own(cell, 'cell_type')
  if (type === 'code') return { ...rename(cell, 'code', 'input'), collapsed: false, outputs: [] }
  if (type === 'text') return { ...rename(cell, 'text', 'source'), cell_type: 'markdown' }
  return cell
}

function rename(object: JsonObject, from: string, to: string): JsonObject {
  const value: JsonValue = own(object, from) ?? ''
  return { ...omit(object, from), [to]: value }
}
