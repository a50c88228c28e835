import type { JsonValue } from '../../model/json.ts'
import { isJsonArray } from '../../text/json/kinds.ts'
import { JsonNumber } from '../../text/json/number.ts'
import { jsonText } from '../../text/json-text.ts'

// Traits as the types they should have. Where one has another type, what it holds is shown all the same.

/** Any value as text: a string as it is, nothing as nothing, anything else as JSON. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : jsonText(value, true)
}

export function numberOf(value: JsonValue | undefined, fallback: number): number {
  return typeof value === 'number' || value instanceof JsonNumber ? Number(value) : fallback
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonArray(value) ? value : []
}

const FORMAT = /^\.(\d)([f%])$/

/** A number in one of the commoner formats of d3 (`.2f`, `.0%`); in any other format as it is. */
export function formatted(value: JsonValue | undefined, format: JsonValue | undefined): string {
  const [, digits, kind] = (typeof format === 'string' && FORMAT.exec(format)) || []
  const number = numberOf(value, NaN)
  if (digits === undefined || !Number.isFinite(number)) return textOf(value)
  return kind === '%' ? `${(number * 100).toFixed(Number(digits))}%` : number.toFixed(Number(digits))
}
