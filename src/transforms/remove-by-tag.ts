import { checkOptions } from '../check-options.ts'
import type { Cell, CodeCell, Output } from '../model/notebook.ts'
import { type CellTransform, eachCell } from './cell-transform.ts'
import { withoutOutputs } from './clear-outputs.ts'
import { mapShared } from './map-cells.ts'
import { hasTag, withEntry } from './metadata.ts'

/** Which tags remove what. An empty list removes nothing. */
export interface RemoveByTagOptions {
  /** A cell with one of these in `metadata.tags` is removed. Default `remove-cell`, `remove_cell`. */
  readonly cellTags?: readonly string[]
  /** The source of such a cell is left out of the page. Default `remove-input`, `remove_input`. */
  readonly inputTags?: readonly string[]
  /** Such a cell's outputs are removed. Default `remove-output`, `remove_output`. */
  readonly outputTags?: readonly string[]
  /** An output with one of these in its own `metadata.tags` is removed. Default none. */
  readonly singleOutputTags?: readonly string[]
}

const OPTIONS = {
  cellTags: 'a list',
  inputTags: 'a list',
  outputTags: 'a list',
  singleOutputTags: 'a list',
} as const

/**
 * Removes what its author tagged to be removed: nbconvert's TagRemovePreprocessor with the tags of Jupyter Book
 * and MyST-NB.
 *
 * Removed cells and outputs are gone from the notebook. A removed input is only marked, with
 * `metadata.platen.input: 'removed'`, for the page to leave it out: a cell cannot be without a source. The
 * source stays in the notebook, and so in an IPYNB made from it or embedded in the page.
 *
 * Throws `INVALID_OPTION` for what is no list, and for other options.
 */
export function removeByTag(options: RemoveByTagOptions = {}): CellTransform {
  checkOptions(options, OPTIONS)
  const tags = (option: keyof RemoveByTagOptions, byDefault: readonly string[]) =>
    new Set(options[option] ?? byDefault)
  const cellTags = tags('cellTags', ['remove-cell', 'remove_cell'])
  const inputTags = tags('inputTags', ['remove-input', 'remove_input'])
  const outputTags = tags('outputTags', ['remove-output', 'remove_output'])
  const singleOutputTags = tags('singleOutputTags', [])
  return eachCell((cell) => {
    if (hasTag(cell.metadata, cellTags)) return undefined
    const kept = removeOutputs(cell, outputTags, singleOutputTags)
    return hasTag(cell.metadata, inputTags) ? removeInput(kept) : kept
  })
}

function removeInput(cell: Cell): Cell {
  const metadata = withEntry(cell.metadata, 'platen', 'input', 'removed')
  return metadata === cell.metadata ? cell : { ...cell, metadata }
}

function removeOutputs(cell: Cell, all: ReadonlySet<string>, single: ReadonlySet<string>): Cell {
  if (cell.cell_type !== 'code') return cell
  if (hasTag(cell.metadata, all)) return withoutOutputs(cell)
  return single.size === 0 ? cell : removeSingleOutputs(cell, single)
}

function removeSingleOutputs(cell: CodeCell, tags: ReadonlySet<string>): CodeCell {
  const outputs = mapShared(cell.outputs, (output) => (isTagged(output, tags) ? undefined : output))
  return outputs === cell.outputs ? cell : { ...cell, outputs }
}

function isTagged(output: Output, tags: ReadonlySet<string>): boolean {
  if (output.output_type !== 'display_data' && output.output_type !== 'execute_result') return false
  return hasTag(output.metadata, tags)
}
