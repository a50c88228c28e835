import { createCellIds } from '../model/cell-id.ts'
import { type CellTransform, startingWith } from './cell-transform.ts'

/**
 * Gives every cell an id made from its type and source, so that notebooks made anew each time (whose ids are
 * random) can be compared. A cell keeps its id when others are inserted, moved or removed; of equal cells the
 * ids are numbered in order.
 */
export function deterministicIds(): CellTransform {
  return startingWith((frame) => {
    const ids = createCellIds()
    return {
      frame,
      change(cell) {
        const id = ids.derive(cell.cell_type, cell.source)
        return id === cell.id ? cell : { ...cell, id }
      },
    }
  })
}
