import { invalidOption } from '../../errors.ts'
import type { PageOptions } from '../../render/options.ts'
import { formatInstant, isoInstant } from '../../text/format-time.ts'
import { shown } from '../../text/shown.ts'

/** Writes a moment, in milliseconds since the epoch, for people; `''` where no date holds it. */
export type WriteInstant = (milliseconds: number) => string

/**
 * How moments are written. Without a zone and a locale nothing is asked of the runtime, and the same input always gives
 * the same text.
 *
 * @throws PlatenError `INVALID_OPTION` for a zone or a locale the runtime does not know
 */
export function instantWriter({ timeZone, locale }: PageOptions): WriteInstant {
  if (timeZone === undefined && locale === undefined) return formatInstant
  const zone = checkedZone(timeZone ?? 'UTC')
  return onlyDates(locale === undefined ? numeric(zone) : asIsUsual(checkedLocale(locale), zone))
}

function asIsUsual(locale: string, timeZone: string): WriteInstant {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long', timeZone })
  return (milliseconds) => format.format(milliseconds)
}

/** `2026-11-20 12:00:12 Asia/Shanghai (GMT+8)`: digits and the zone's name, in no language. */
function numeric(timeZone: string): WriteInstant {
  const two = '2-digit'
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    timeZone,
    timeZoneName: 'shortOffset',
  })
  if (format.resolvedOptions().timeZone === 'UTC') return formatInstant
  return (milliseconds) =>
    format
      .format(milliseconds)
      .replace(/ (\S+)$/, ` ${timeZone} ($1)`)
      .replace('\u2212', '-')
}

const FIRST_YEAR = Date.UTC(1, 0, 2)
const LAST_YEAR = Date.UTC(9_999, 11, 30)

/** What lies outside the years 1 to 9999 is written as it is without a zone. */
function onlyDates(write: WriteInstant): WriteInstant {
  return (milliseconds) =>
    isoInstant(milliseconds) !== '' && milliseconds >= FIRST_YEAR && milliseconds <= LAST_YEAR
      ? write(milliseconds)
      : formatInstant(milliseconds)
}

function checkedZone(timeZone: string): string {
  try {
    if (typeof timeZone === 'string' && new Intl.DateTimeFormat('en-US', { timeZone })) return timeZone
  } catch {
    // A RangeError says no more than what is said below.
  }
  throw invalidOption(
    '/timeZone',
    `timeZone is ${shown(timeZone)}, which is not a time zone known here`,
    'Pass an IANA name such as "Europe/Paris" or "UTC".',
  )
}

/** An unknown one would silently become the locale of whoever runs this. */
function checkedLocale(locale: string): string {
  try {
    if (typeof locale === 'string' && Intl.DateTimeFormat.supportedLocalesOf([locale]).length > 0)
      return locale
  } catch {
    // As above.
  }
  throw invalidOption(
    '/locale',
    `locale is ${shown(locale)}, which is not a locale known here`,
    'Pass a BCP 47 tag such as "de" or "zh-CN".',
  )
}
