/** What earlier cells showed of widgets, as far as a later cell may show it again. */
export interface WidgetHistory {
  /** What a widget cost, where one of them has shown it. */
  widgetCost(id: string): number | undefined
  /** What they showed again, all in all. */
  readonly repeatedWidgets: number
}

/** What a cell adds to it. */
export interface WidgetEffects {
  readonly costs: ReadonlyMap<string, number>
  readonly repeated: number
}

/** A widget shown again is made anew, which takes about as long as to repeat so many links of its length. */
const TIMES = 5

/**
 * The widgets one cell shows. A widget is free the first time; showing it again costs what it holds or what it took on
 * the page, whichever is longer, as a short list could otherwise show a long widget thousands of times.
 */
export class ShownWidgets {
  /** Ids of those that what is rendered now is within. */
  readonly open = new Set<string>()
  readonly #costs = new Map<string, number>()
  #repeated = 0
  readonly #history: WidgetHistory

  constructor(history: WidgetHistory) {
    this.#history = history
  }

  get effects(): WidgetEffects {
    return { costs: this.#costs, repeated: this.#repeated }
  }

  /** Whether a widget may be shown, within so many UTF-16 units that may be shown again. */
  admits(id: string, limit: number): boolean {
    const cost = this.#costs.get(id) ?? this.#history.widgetCost(id)
    if (cost === undefined) return true
    if (this.#history.repeatedWidgets + this.#repeated > limit) return false
    this.#repeated += TIMES * cost
    return this.#history.repeatedWidgets + this.#repeated <= limit
  }

  add(id: string, cost: number): void {
    if (!this.#costs.has(id)) this.#costs.set(id, cost)
  }
}
