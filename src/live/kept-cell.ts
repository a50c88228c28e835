import type { Cell } from '../index.ts'
import { type CellContext, type RenderEnv, type RenderedCell, renderCell } from '../kernel.ts'
import { sameJson } from './same-json.ts'
import { WatchedContext } from './watched-context.ts'
import { type Surroundings, WatchedEnv } from './watched-env.ts'

/** A cell with its HTML, and all that this depends on. */
export class KeptCell {
  readonly rendered: RenderedCell
  #cell: Cell
  readonly #context: WatchedContext
  readonly #env: WatchedEnv

  constructor(cell: Cell, context: CellContext, env: RenderEnv, surroundings: Surroundings, pointer: string) {
    this.#cell = cell
    this.#context = new WatchedContext(context)
    this.#env = new WatchedEnv(env, surroundings)
    this.rendered = renderCell(cell, this.#context, this.#env.env, pointer)
  }

  /** Whether it is this cell, whatever is before it. */
  is(cell: Cell): boolean {
    if (this.#cell === cell) return true
    if (!sameJson(this.#cell, cell)) return false
    // The next time it costs nothing to find out.
    this.#cell = cell
    return true
  }

  /** Whether it would be rendered as it was. */
  holdsIn(context: CellContext, surroundings: Surroundings): boolean {
    return this.#env.holdsIn(surroundings) && this.#context.holdsIn(context)
  }
}
