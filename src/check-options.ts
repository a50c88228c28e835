import { invalidOption } from './errors.ts'
import { joinPointer } from './text/pointer.ts'
import { shown } from './text/shown.ts'
import { similarName } from './text/similar.ts'

/** What a value can be: one of a list, or what such a text says; `''` where it is judged by whoever uses it. */
type Kind = readonly unknown[] | 'a string' | 'a list' | 'an object' | 'a function' | typeof AMOUNT | ''

export const AMOUNT = 'a number of at least 0'

export const YES_OR_NO = [true, false]

/** All options there are, of whatever step, since one object may serve several. */
const OPTIONS: Readonly<Record<string, Kind>> = {
  theme: ['report', 'lab', 'paper', 'auto', 'light', 'dark'],
  colorScheme: ['auto', 'light', 'dark'],
  variables: 'an object',
  title: 'a string',
  fallbackTitle: 'a string',
  lang: '',
  words: '',
  timeZone: '',
  locale: '',
  run: 'an object',
  toc: [...YES_OR_NO, 'auto'],
  code: ['shown', 'folded', 'removed'],
  lineNumbers: YES_OR_NO,
  idPrefix: '',
  assets: 'an object',
  images: '',
  embed: YES_OR_NO,
  mimeRenderers: '',
  limits: '',
  onWarning: 'a function',
  template: '',
  transforms: '',
  redact: '',
  format: '',
  name: 'a string',
  path: 'a string',
  from: 'a string',
  resolveImage: '',
  charts: 'a function',
}

/**
 * A slip in an option's name would be ignored, and a value of the wrong kind show up anywhere. Undefined is the default.
 *
 * @param known What the names are, by default those of all steps.
 * @param option The option whose value this is; `''` for all of them.
 * @returns those that are not undefined
 * @throws PlatenError `INVALID_OPTION` for a name that is not known, and a value that is not of its kind
 */
export function checkOptions<T extends object>(
  options: T,
  known: Readonly<Record<string, Kind>> = OPTIONS,
  option = '',
): T {
  const at = option && `/${option}`
  if (shown(options) !== 'an object') throw wrong(at, option || 'options', options, 'an object')
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  for (const [name, value] of given) {
    const pointer = joinPointer(at, name)
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known)
      const similar = similarName(name, names)
      throw invalidOption(
        pointer,
        `${option || 'Platen'} has no option ${shown(name)}`,
        similar ? `Did you mean ${shown(similar)}?` : `There are ${names.join(', ')}.`,
      )
    }
    const kind = known[name]!
    if (!isOf(kind, value)) throw wrong(pointer, option ? `${option}.${name}` : name, value, kind)
  }
  return Object.fromEntries(given) as T
}

function isOf(kind: Kind, value: unknown): boolean {
  if (typeof kind !== 'string') return kind.includes(value)
  if (kind === AMOUNT) return typeof value === 'number' && value >= 0
  return kind === '' || shown(value) === kind || (kind === 'a string' && typeof value === 'string')
}

function wrong(pointer: string, name: string, value: unknown, kind: Kind): Error {
  const can =
    typeof kind === 'string'
      ? kind
      : kind
          .map(shown)
          .join(', ')
          .replace(/, ([^,]+)$/, ' or $1')
  return invalidOption(pointer, `${name} is ${shown(value)}; it can be ${can}`)
}
