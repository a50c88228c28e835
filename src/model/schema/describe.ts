import { JsonNumber } from '../../text/json/number.ts'
import type { SchemaType } from './json-schema.ts'

export type Kind = SchemaType | 'undefined' | 'function' | 'symbol' | 'bigint'

const SHOWN_LENGTH = 40
const SHOWN_KEYS = 5

/** What kind of JSON value this is; `integer` for whole numbers. Anything that is not JSON is named by `typeof`. */
export function kindOf(value: unknown): Kind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof JsonNumber) return /^-?\d+$/.test(value.text) ? 'integer' : 'number'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as 'string' | 'boolean' | 'object'
}

/** A short description of a value for an error message: `string "abc"`, `array of 3 items`, `null`. */
export function describe(value: unknown): string {
  const kind = kindOf(value)
  if (kind === 'string') return `string ${quote(value as string)}`
  if (kind === 'integer' || kind === 'number') return `number ${String(value)}`
  if (kind === 'boolean') return String(value)
  if (kind === 'array') return describeCount('array of', (value as unknown[]).length, 'item')
  if (kind === 'object') return describeObject(value as object)
  return kind
}

/** A string in quotes, shortened. */
export function quote(text: string): string {
  return JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text)
}

function describeObject(value: object): string {
  const keys = Object.keys(value)
  if (keys.length === 0) return 'empty object'
  const shown = keys.slice(0, SHOWN_KEYS).map(quote).join(', ')
  return `object with ${shown}${keys.length > SHOWN_KEYS ? ', …' : ''}`
}

function describeCount(what: string, count: number, noun: string): string {
  return `${what} ${count} ${noun}${count === 1 ? '' : 's'}`
}
