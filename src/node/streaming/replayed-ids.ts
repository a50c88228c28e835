import type { CellIds } from '../../kernel.ts'
import { detached } from './detached.ts'

/**
 * The ids that cells got when they were read for the first time, so that they can be read again without knowing the
 * ids of all others. Takes memory only for cells whose id was made.
 */
export class ReplayedIds {
  readonly #made: (string | undefined)[] = []

  /** For the first reading: as `ids`, and remembered. */
  recording(ids: CellIds): CellIds {
    return {
      keep: (id): id is string => {
        const kept = ids.keep(id)
        this.#made.push(undefined)
        return kept
      },
      derive: (type, source) => {
        const id = detached(ids.derive(type, source))
        this.#made[this.#made.length - 1] = id
        return id
      },
    }
  }

  /** For every further reading of the same cells from the first on. */
  replaying(): CellIds {
    let index = -1
    return {
      keep: (_id): _id is string => this.#made[++index] === undefined,
      derive: () => this.#made[index] ?? '',
    }
  }
}
