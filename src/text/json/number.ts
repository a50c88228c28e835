/**
 * A JSON number whose value or kind JavaScript's `number` cannot hold: a float without a fraction (`1.0`), a
 * float that Python spells differently (`1e-07`), an integer beyond 2^53, NaN or an infinity.
 */
export class JsonNumber {
  /** The number as Python's `json` module writes it. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** The nearest JavaScript number. */
  valueOf(): number {
    return Number(this.text)
  }

  toString(): string {
    return this.text
  }

  /** For `JSON.stringify`: the nearest JavaScript number (NaN and infinities become null there). */
  toJSON(): number {
    return this.valueOf()
  }
}
