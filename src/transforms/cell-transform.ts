import type { Cell, CodeCell, NotebookFrame } from '../model/notebook.ts'
import type { OnWarning } from '../warnings.ts'
import { mapShared } from './map-cells.ts'
import type { Transform } from './transform.ts'

/**
 * A transform that goes through the cells in order, and needs no more of a notebook than the cell at hand and what
 * stands around the cells. Called, it does so with a whole notebook; a notebook larger than memory goes cell by cell
 * through what `start` gives. Any other transform needs the notebook as a whole.
 */
export interface CellTransform extends Transform {
  /** Starts on one notebook. What it gives may keep count of the cells it has seen. */
  readonly start: (frame: NotebookFrame) => CellPass
  /** Hears what `change` warns of. */
  readonly onWarning?: OnWarning | undefined
}

/** A {@link CellTransform} on its way through one notebook. */
export interface CellPass {
  /** What stands around the cells afterwards: the same object where nothing changes. */
  readonly frame: NotebookFrame
  readonly change: CellChange
}

/**
 * Changes one cell; undefined leaves it out. Gives back the cell it was given where there is nothing to change.
 *
 * @param index the cell's place in the notebook that is transformed, for pointers of warnings
 */
export type CellChange = (cell: Cell, index: number, warn: OnWarning) => Cell | undefined

/** A transform that changes each cell by itself. `onWarning` hears what `change` warns of. */
export function eachCell(change: CellChange, onWarning?: OnWarning): CellTransform {
  return startingWith((frame) => ({ frame, change }), onWarning)
}

/** {@link eachCell} for code cells only. */
export function eachCodeCell(
  change: (cell: CodeCell, index: number, warn: OnWarning) => Cell,
  onWarning?: OnWarning,
): CellTransform {
  return eachCell(
    (cell, index, warn) => (cell.cell_type === 'code' ? change(cell, index, warn) : cell),
    onWarning,
  )
}

/** Whether a transform can go through a notebook cell by cell. */
export function isCellTransform(transform: Transform): transform is CellTransform {
  return typeof (transform as Partial<CellTransform>).start === 'function'
}

/** A transform that needs to know what stands around the cells, changes it, or keeps count. */
export function startingWith(start: CellTransform['start'], onWarning?: OnWarning): CellTransform {
  const transform: Transform = (notebook) => {
    const { frame, change } = start(notebook)
    const warn = onWarning ?? (() => {})
    const cells = mapShared(notebook.cells, (cell, index) => change(cell, index, warn))
    return frame === notebook && cells === notebook.cells ? notebook : { ...frame, cells }
  }
  return Object.assign(transform, { start, onWarning })
}
