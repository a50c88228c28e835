import { hashJoined } from '../text/hash.ts'

const CELL_ID = /^[A-Za-z0-9_-]{1,64}$/
const DERIVED = /^[0-9a-f]{16}(?:-\d+)?$/

/** Whether nbformat 4.5 allows this as a cell's id. */
export function isCellId(value: unknown): value is string {
  return typeof value === 'string' && CELL_ID.test(value)
}

/** Whether an id looks like one that {@link CellIds.derive} makes. */
export function looksDerived(id: string): boolean {
  return DERIVED.test(id)
}

/** Gives every cell of one notebook an id of its own. */
export interface CellIds {
  /** Keeps the id a cell has. False where it is no valid id or an earlier cell has it. */
  keep(id: unknown): id is string
  /** A new id, made from what the cell is. The n-th cell with the same type and source always gets the same one. */
  derive(cellType: string, source: string): string
}

/**
 * Starts the ids of one notebook.
 *
 * Derived ids do not depend on where a cell stands, so that inserting one leaves the ids of the others alone.
 *
 * @param reserved ids that cells to come already have; none of them is derived. Those that do not look derived may be
 *   left out
 */
export function createCellIds(reserved: Iterable<string> = []): CellIds {
  const coming = new Set<string>()
  for (const id of reserved) if (looksDerived(id)) coming.add(id)
  const used = new Set<string>()
  const repeats = new Map<string, number>()
  return {
    keep(id): id is string {
      if (!isCellId(id) || used.has(id)) return false
      used.add(id)
      return true
    },
    derive(cellType, source) {
      const base = hashJoined(`${cellType}\n`, source)
      let count = (repeats.get(base) ?? 0) + 1
      while (coming.has(numbered(base, count)) || used.has(numbered(base, count))) count++
      repeats.set(base, count)
      used.add(numbered(base, count))
      return numbered(base, count)
    },
  }
}

function numbered(base: string, count: number): string {
  return count === 1 ? base : `${base}-${count}`
}
