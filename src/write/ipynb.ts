import { checkOptions } from '../check-options.ts'
import { type Limits, limitsOf } from '../limits.ts'
import { expectNotebook } from '../model/expect-notebook.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import type { Cell, Notebook } from '../model/notebook.ts'
import type { TaskRunMeta } from '../model/task-run.ts'
import { isJsonObject } from '../text/json/kinds.ts'
import { writeJson } from '../text/json/write.ts'
import { splitLines } from '../text/multiline.ts'
import { joinWithin } from './document-length.ts'
import { attachmentsToJson, outputToJson } from './ipynb-output.ts'

export interface IpynbOptions {
  /** Overrides of `limits`; `documentLength` matters here. */
  readonly limits?: Partial<Limits>
}

/**
 * The notebook as an .ipynb file, nbformat 4.5: the same text as Python's `nbformat.writes` followed by a line
 * break. `notebook.run` is written to `metadata.platen.run`.
 *
 * A lone surrogate stays one in the string; UTF-8 cannot hold it, so encoding replaces it by U+FFFD.
 *
 * @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION` for an option there is not and limits that are none, `LIMIT_EXCEEDED` for a file longer than `limits.documentLength`
 */
export function toIpynb(notebook: Notebook, options: IpynbOptions = {}): string {
  checkOptions(options)
  expectNotebook(notebook)
  const { documentLength } = limitsOf(options.limits)
  return joinWithin(ipynbPieces(notebook), documentLength, 'Leave out outputs, or cells.')
}

/** The file in pieces: its head, each cell, its tail. */
export function* ipynbPieces(notebook: Notebook): Iterable<string> {
  yield IPYNB_HEAD
  for (const [i, cell] of notebook.cells.entries()) yield (i === 0 ? '' : ',') + writeIpynbCell(cell)
  yield ipynbTail(notebook, notebook.cells.length)
}

// nbformat sorts keys, so the cells come first. A notebook larger than memory is written in these pieces.

/** What stands before the first cell. */
export const IPYNB_HEAD = '{\n "cells": ['

/** One cell with the line break and indentation before it; there is a comma between two. */
export function writeIpynbCell(cell: Cell): string {
  return `\n  ${writeJson(cellToJson(cell), 2)}`
}

/** What stands after the last cell, to the end of the file. */
export function ipynbTail({ metadata, run }: Pick<Notebook, 'metadata' | 'run'>, cellCount: number): string {
  const end = writeJson({ metadata: metadataToJson(metadata, run), nbformat: 4, nbformat_minor: 5 })
  return `${cellCount === 0 ? ']' : '\n ]'},${end.slice(1)}\n`
}

// What nbformat never writes to a file.
const TRANSIENT = ['orig_nbformat', 'orig_nbformat_minor', 'signature']
const TRANSIENT_IN_CELL = ['trusted']

function without(metadata: JsonObject, keys: readonly string[]): JsonObject {
  if (!keys.some((key) => Object.hasOwn(metadata, key))) return metadata
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !keys.includes(key)))
}

function metadataToJson(metadata: JsonObject, run: TaskRunMeta | undefined): JsonObject {
  const lasting = without(metadata, TRANSIENT)
  if (!run) return lasting
  const platen = isJsonObject(metadata.platen) ? metadata.platen : {}
  // A run is JSON by its schema; its interfaces only lack the index signature that says so.
  return { ...lasting, platen: { ...platen, run: run as unknown as JsonValue } }
}

function cellToJson(cell: Cell): JsonObject {
  const common = {
    cell_type: cell.cell_type,
    id: cell.id,
    metadata: without(cell.metadata, TRANSIENT_IN_CELL),
    source: splitLines(cell.source),
  }
  if (cell.cell_type === 'code') {
    return { ...common, execution_count: cell.execution_count, outputs: cell.outputs.map(outputToJson) }
  }
  return cell.attachments ? { ...common, attachments: attachmentsToJson(cell.attachments) } : common
}
