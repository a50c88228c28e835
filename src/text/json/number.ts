import { PlatenError } from '../../errors.ts'

const PYTHON_NUMBER = /^(?:-?(?:\d+(?:\.\d+)?(?:e[+-]\d+)?|Infinity)|NaN)$/

/**
 * A JSON number whose value or kind JavaScript's `number` cannot hold: a float without a fraction (`1.0`), a
 * float that Python spells differently (`1e-07`), an integer beyond 2^53, NaN or an infinity.
 */
export class JsonNumber {
  /** The number as Python's `json` module writes it. */
  readonly text: string

  /** Throws INVALID_JSON where the text is no number: it is written into JSON as it is. */
  constructor(text: string) {
    if (!PYTHON_NUMBER.test(text)) {
      throw new PlatenError({ code: 'INVALID_JSON', message: `${JSON.stringify(text)} is not a number.` })
    }
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

/** The value of a JSON number as written in a file: plain where JavaScript would write it as Python does. */
export function numberFromToken(token: string): number | JsonNumber {
  if (/[.eE]/.test(token)) return floatValue(Number(token))
  const value = Number(token)
  // `-0` is an integer to Python, and its integers have no negative zero.
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  return new JsonNumber(token)
}

/** A Python float: plain where JavaScript spells it the same. */
function floatValue(value: number): number | JsonNumber {
  return isSpelledAlike(value) ? value : new JsonNumber(pythonFloat(value))
}

/** Whether JavaScript and Python write this float with the same characters. */
export function isSpelledAlike(float: number): boolean {
  const size = Math.abs(float)
  if (size >= 1e-4 && size < 1e16) return !Number.isInteger(float)
  return (size < 1e-9 && size > 0) || (size >= 1e21 && size < Infinity)
}

/** The text of a number as Python's `json.dumps` writes it; a whole number counts as an integer. */
export function numberText(value: number | JsonNumber): string {
  if (typeof value !== 'number') return value.text
  return (Number.isInteger(value) && Math.abs(value) < 1e21) || isSpelledAlike(value)
    ? String(value)
    : pythonFloat(value)
}

/** `float.__repr__`: shortest digits; an exponent of at least two digits below 1e-4 and from 1e16. */
function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const size = Math.abs(value)
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(value) ? `${value}.0` : String(value)
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
}
