/** A moment for people, in UTC: `2026-11-20 04:00:12 UTC`. Milliseconds since the epoch; `''` outside ±271,821 years. */
export function formatInstant(milliseconds: number): string {
  const iso = isoInstant(milliseconds)
  return iso === '' ? '' : `${iso.slice(0, 19).replace('T', ' ')} UTC`
}

/** A moment for programs: `2026-11-20T04:00:12.000Z`; `''` where it is outside what a date can hold. */
export function isoInstant(milliseconds: number): string {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** What units of time are called. */
export interface TimeUnits {
  readonly milliseconds: string
  readonly seconds: string
  readonly minutes: string
  readonly hours: string
  readonly days: string
}

const ABBREVIATIONS: TimeUnits = { milliseconds: 'ms', seconds: 's', minutes: 'min', hours: 'h', days: 'd' }

/** A duration for people: `450 ms`, `12.3 s`, `4 min 5 s`, `2 h 30 min`, `3 d 4 h`. */
export function formatDuration(milliseconds: number, units: TimeUnits = ABBREVIATIONS): string {
  if (!Number.isFinite(milliseconds) || milliseconds < 0) return ''
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ${units.milliseconds}`
  if (milliseconds < 59_950)
    return `${(milliseconds / 1_000).toFixed(1).replace(/\.0$/, '')} ${units.seconds}`
  const seconds = Math.round(milliseconds / 1_000)
  if (seconds < 3_600) return twoUnits(seconds, 60, units.minutes, units.seconds)
  const minutes = Math.round(seconds / 60)
  if (minutes < 1_440) return twoUnits(minutes, 60, units.hours, units.minutes)
  return twoUnits(Math.round(minutes / 60), 24, units.days, units.hours)
}

function twoUnits(amount: number, base: number, large: string, small: string): string {
  const rest = amount % base
  const head = `${Math.floor(amount / base)} ${large}`
  return rest === 0 ? head : `${head} ${rest} ${small}`
}
