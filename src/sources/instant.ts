import type { Fields } from './fields.ts'

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i
const MINUTE = 60_000

/**
 * Milliseconds since the epoch from a date and time as ISO 8601, RFC 3339 or Python write it, to the millisecond. One
 * that names no zone is taken as UTC. Undefined for anything else, `2026-02-30` included.
 */
export function instantOf(text: string): number | undefined {
  const match = ISO.exec(text.trim())
  if (match === null) return undefined
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const fraction = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  // Date.UTC takes years below 100 for those of the last century.
  const date = new Date(Date.UTC(2000, month! - 1, day, hour, minute, second, fraction))
  date.setUTCFullYear(year!, month! - 1, day)
  const isDate = date.getUTCDate() === day && date.getUTCMonth() === month! - 1
  const isTime = hour < 24 && minute < 60 && second < 60
  return isDate && isTime ? date.getTime() - offsetOf(match[8]) : undefined
}

function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '')
  if (match === null) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return (match[1] === '-' ? -minutes : minutes) * MINUTE
}

/** The time a field holds. The field stays, because it may say more than milliseconds do. */
export function peekInstant(fields: Fields, key: string): number | undefined {
  const value = fields.peek(key)
  return typeof value === 'string' ? instantOf(value) : undefined
}
