import { isoInstant } from './format-time.ts'

/** Milliseconds since the epoch as RFC 3339 in UTC, fractions of a millisecond kept; as a number where no date has it. */
export function timestampText(milliseconds: number): string {
  const iso = isoInstant(Math.floor(milliseconds))
  const fraction = /^\d+\.(\d+)$/.exec(String(milliseconds))?.[1]
  if (iso === '' || (!Number.isInteger(milliseconds) && fraction === undefined)) return String(milliseconds)
  return fraction === undefined ? iso : iso.replace('Z', `${fraction}Z`)
}
