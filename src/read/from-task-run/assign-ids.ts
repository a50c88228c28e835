import { createCellIds } from '../../model/cell-id.ts'
import type { Cell } from '../../model/notebook.ts'
import type { Draft } from './draft.ts'

/** Gives every cell an id. Those from a notebook keep theirs; of two with the same, the first does. */
export function assignIds(drafts: readonly Draft[]): readonly Cell[] {
  const ids = createCellIds(drafts.flatMap(({ id }) => id ?? []))
  return drafts.map(({ seed, ...cell }) => {
    const id = ids.keep(cell.id) ? cell.id : ids.derive(cell.cell_type, seed ?? cell.source)
    return { ...cell, id }
  })
}
