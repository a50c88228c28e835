import type { Cell, Notebook } from '../model/notebook.ts'

/**
 * Maps every cell; a cell for which `change` returns undefined is left out. The notebook itself where no cell
 * changed.
 */
export function mapCells(
  notebook: Notebook,
  change: (cell: Cell, index: number) => Cell | undefined,
): Notebook {
  const cells = mapShared(notebook.cells, change)
  return cells === notebook.cells ? notebook : { ...notebook, cells }
}

/** Maps a list, leaving out what becomes undefined. The list itself where nothing changed. */
export function mapShared<T>(
  list: readonly T[],
  change: (item: T, index: number) => T | undefined,
): readonly T[] {
  let hasChanged = false
  const mapped: T[] = []
  list.forEach((item, index) => {
    const result = change(item, index)
    if (result !== item) hasChanged = true
    if (result !== undefined) mapped.push(result)
  })
  return hasChanged ? mapped : list
}
