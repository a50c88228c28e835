import type { CellContext, Macros } from '../kernel.ts'
import { sameJson } from './same-json.ts'

/**
 * What earlier cells left behind, as one cell looks at it: remembers what the cell asked for and was told, to find out
 * later whether it would be told the same.
 */
export class WatchedContext implements CellContext {
  readonly #context: CellContext
  readonly #slugs = new Map<string, number>()
  readonly #widgets = new Map<string, number | undefined>()
  #macros: Macros | undefined
  #repeatedWidgets: number | undefined
  #imageBytes: number | undefined

  constructor(context: CellContext) {
    this.#context = context
  }

  slugCount(slug: string): number {
    const count = this.#context.slugCount(slug)
    this.#slugs.set(slug, count)
    return count
  }

  widgetCost(id: string): number | undefined {
    const cost = this.#context.widgetCost(id)
    this.#widgets.set(id, cost)
    return cost
  }

  get macros(): Macros {
    this.#macros = this.#context.macros
    return this.#macros
  }

  get repeatedWidgets(): number {
    this.#repeatedWidgets = this.#context.repeatedWidgets
    return this.#repeatedWidgets
  }

  get imageBytes(): number {
    this.#imageBytes = this.#context.imageBytes
    return this.#imageBytes
  }

  /** Whether all that the cell was told is so in another context. */
  holdsIn(context: CellContext): boolean {
    for (const [slug, count] of this.#slugs) if (context.slugCount(slug) !== count) return false
    for (const [id, cost] of this.#widgets) if (context.widgetCost(id) !== cost) return false
    return (
      (this.#macros === undefined || sameJson(this.#macros, context.macros)) &&
      (this.#repeatedWidgets === undefined || this.#repeatedWidgets === context.repeatedWidgets) &&
      (this.#imageBytes === undefined || this.#imageBytes === context.imageBytes)
    )
  }
}
