const KEPT = 8
/** Long ones seldom come again. */
const LONGEST = 300

/**
 * What is known of the last few different tags of a text. A large table has the same ones again and again, and comparing
 * is much cheaper than reading, or than a look into a map, which hashes all of it.
 */
export class RecentTags<T> {
  readonly #texts: string[] = []
  readonly #values: T[] = []
  #oldest = 0

  /** What is known of the tag that stands between two indices. */
  find(text: string, at: number, end: number): T | undefined {
    for (let i = 0; i < this.#texts.length; i++) {
      const known = this.#texts[i]!
      // Half the time of startsWith, which compares letter by letter.
      if (known.length === end - at && text.slice(at, end) === known) return this.#values[i]
    }
    return undefined
  }

  /** @param text Up to its own `>`, the only one in it. */
  add(text: string, value: T): void {
    if (text.length > LONGEST) return
    this.#texts[this.#oldest] = text
    this.#values[this.#oldest] = value
    this.#oldest = (this.#oldest + 1) % KEPT
  }
}
