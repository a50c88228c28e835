import { isCellId } from '../../model/cell-id.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Attachments, Cell, Output } from '../../model/notebook.ts'
import { describe, quote } from '../../model/schema/describe.ts'
import type { CellType } from '../../model/schema/metadata-schemas.ts'
import { joinPointer } from '../../text/pointer.ts'
import { readExecutionCount } from './execution-count.ts'
import { type Kept, unknownKeys, withKept } from './keep.ts'
import { readCellMetadata } from './metadata.ts'
import { readMimeBundle } from './mime-bundle.ts'
import { readOutput } from './output.ts'
import {
  expectObject,
  invalidNotebook,
  own,
  type Reading,
  readArray,
  readObject,
  readText,
} from './reading.ts'

const KEYS: { readonly [type in CellType]: ReadonlySet<string> } = {
  code: new Set(['cell_type', 'id', 'metadata', 'source', 'outputs', 'execution_count']),
  markdown: new Set(['cell_type', 'id', 'metadata', 'source', 'attachments']),
  raw: new Set(['cell_type', 'id', 'metadata', 'source', 'attachments']),
}
// With `cell_type`, so that the type of a cell we do not know is kept.
const KEYS_OF_UNKNOWN = new Set(['id', 'metadata', 'source', 'attachments'])

/**
 * Reads one cell of nbformat 4, of any minor version. A cell of unknown type becomes a raw one.
 *
 * @param pointer where the cell stands in the file
 * @throws PlatenError INVALID_NOTEBOOK
 */
export function readCell(value: JsonValue, pointer: string, reading: Reading): Cell {
  const object = expectObject(value, pointer)
  const known = readCellType(object, pointer, reading)
  const type = known ?? 'raw'
  const source = readText(object, 'source', pointer, reading)
  const { id, kept: keptId } = readId(object, type, source, pointer, reading)
  const { metadata, kept: keptMetadata } = readCellMetadata(object, type, pointer, reading)
  const unknown = readExtra(object, known, pointer, reading)
  const extra = keptId ? { ...unknown, ...keptId } : unknown
  if (type !== 'code') {
    const cell = {
      id,
      cell_type: type,
      metadata: withKept(metadata, { extra, metadata: keptMetadata }),
      source,
    }
    const attachments = readAttachments(object, pointer, reading)
    return attachments ? { ...cell, attachments } : cell
  }
  const { count, kept: keptCount } = readExecutionCount(object, pointer, reading)
  const { outputs, kept: keptOutputs } = readOutputs(object, pointer, reading)
  const kept: Kept = {
    extra: keptCount ? { ...extra, ...keptCount } : extra,
    metadata: keptMetadata,
    outputs: keptOutputs,
  }
  return { id, cell_type: type, metadata: withKept(metadata, kept), source, execution_count: count, outputs }
}

/** Undefined for a type we do not know. */
function readCellType(object: JsonObject, pointer: string, reading: Reading): CellType | undefined {
  const type = own(object, 'cell_type')
  if (type === 'code' || type === 'markdown' || type === 'raw') return type
  const at = `${pointer}/cell_type`
  if (typeof type !== 'string') throw invalidNotebook(type, '"code", "markdown", "raw"', at)
  reading.repaired(at, `a cell of unknown type ${quote(type)} became a raw cell`)
  return undefined
}

function readId(
  object: JsonObject,
  type: CellType,
  source: string,
  pointer: string,
  reading: Reading,
): { readonly id: string; readonly kept?: JsonObject } {
  const given = own(object, 'id')
  if (reading.ids.keep(given)) return { id: given }
  const id = reading.ids.derive(type, source)
  const at = `${pointer}/id`
  if (given === undefined) {
    if (reading.minor >= 5) reading.repaired(at, `a missing id became ${quote(id)}`)
    return { id }
  }
  if (isCellId(given)) {
    reading.repaired(at, `an earlier cell has the id ${quote(given)}; this one became ${quote(id)}`)
    return { id }
  }
  reading.repaired(at, `${describe(given)} is no id; it became ${quote(id)}`)
  return { id, kept: { id: given } }
}

/** Keys that cells of this type do not have. */
function readExtra(
  object: JsonObject,
  type: CellType | undefined,
  pointer: string,
  reading: Reading,
): JsonObject | undefined {
  const extra = unknownKeys(object, type ? KEYS[type] : KEYS_OF_UNKNOWN)
  for (const key of Object.keys(extra ?? {})) {
    // Its type was reported already.
    if (key !== 'cell_type')
      reading.repaired(
        joinPointer(pointer, key),
        `kept under metadata.platen, as no ${type ?? 'raw'} cell has it`,
      )
  }
  return extra
}

function readAttachments(object: JsonObject, pointer: string, reading: Reading): Attachments | undefined {
  const value = own(object, 'attachments')
  if (value === undefined) return undefined
  const attachments = readObject(object, 'attachments', pointer, reading)
  const at = `${pointer}/attachments`
  return Object.fromEntries(
    Object.keys(attachments).map((name) => {
      const bundle = readObject(attachments, name, at, reading)
      return [name, readMimeBundle(bundle, joinPointer(at, name), reading)]
    }),
  )
}

interface ReadOutputs {
  readonly outputs: readonly Output[]
  /** Keys that nbformat has no place for, by output. */
  readonly kept: JsonObject
}

function readOutputs(object: JsonObject, pointer: string, reading: Reading): ReadOutputs {
  const values = readArray(object, 'outputs', pointer, reading)
  const kept: [string, JsonObject][] = []
  const outputs = values.map((value, i) => {
    const at = `${pointer}/outputs/${i}`
    const read = readOutput(value, at, reading)
    if (read.kept) {
      kept.push([String(i), read.kept])
      reading.repaired(
        at,
        `kept under the cell's metadata.platen: ${Object.keys(read.kept).map(quote).join(', ')}`,
      )
    }
    return read.output
  })
  return { outputs, kept: Object.fromEntries(kept) }
}
