import { PlatenError } from '../../errors.ts'
import type { Limits } from '../../limits.ts'
import { createCellIds } from '../../model/cell-id.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Notebook, NotebookFrame, NotebookMetadata } from '../../model/notebook.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { joinPointer } from '../../text/pointer.ts'
import type { OnWarning } from '../../warnings.ts'
import { readCell } from './cell.ts'
import { unknownKeys, withKept } from './keep.ts'
import { readNotebookMetadata } from './metadata.ts'
import { expectArray, own, type Reading } from './reading.ts'

const KEYS = new Set(['cells', 'metadata', 'nbformat', 'nbformat_minor'])

/** Reads the object of an nbformat 4 notebook, of any minor version. */
export function readNotebook(
  notebook: JsonObject,
  minor: number,
  limits: Limits,
  onWarning: OnWarning,
): Notebook {
  const values = expectArray(own(notebook, 'cells'), '/cells')
  checkCount(values.length, limits.cells)
  const reading = startReading(minor, givenIds(values), onWarning)
  const frame = readFrame(notebook, reading)
  return { ...frame, cells: values.map((value, i) => readCell(value, `/cells/${i}`, reading)) }
}

/** Reads all of a notebook but its cells. */
export function readFrame(notebook: JsonObject, reading: Reading): NotebookFrame {
  const { metadata, kept } = readNotebookMetadata(notebook, reading)
  const extra = readExtra(notebook, reading)
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: withKept(metadata, { extra, metadata: kept }) as NotebookMetadata,
  }
}

/** What {@link readCell} needs. `givenIds` are the ids that cells of the whole notebook have. */
export function startReading(minor: number, givenIds: Iterable<string>, onWarning: OnWarning): Reading {
  return {
    minor,
    ids: createCellIds(givenIds),
    repaired: (pointer, message) => onWarning({ code: 'REPAIRED', message, pointer }),
    odd: (pointer, message) => onWarning({ code: 'INVALID_DATA', message, pointer }),
  }
}

function* givenIds(cells: readonly JsonValue[]): Iterable<string> {
  for (const cell of cells) {
    const id = isJsonObject(cell) ? own(cell, 'id') : undefined
    if (typeof id === 'string') yield id
  }
}

function readExtra(notebook: JsonObject, reading: Reading): JsonObject | undefined {
  const extra = unknownKeys(notebook, KEYS)
  for (const key of Object.keys(extra ?? {})) {
    reading.repaired(joinPointer('', key), 'kept under metadata.platen, as no notebook has it')
  }
  return extra
}

/** @throws PlatenError LIMIT_EXCEEDED */
export function checkCount(count: number, limit: number): void {
  if (count <= limit) return
  throw new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `The notebook has ${count} cells, allowed: ${limit}.`,
    pointer: '/cells',
    help: 'Raise limits.cells if you trust the input.',
  })
}
