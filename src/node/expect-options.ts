import { PlatenError } from '../index.ts'
import { similarName } from '../kernel.ts'

/**
 * An option with a slip in its name would be ignored, and with it what it was to prevent.
 *
 * @throws PlatenError `INVALID_OPTION` for one that is not among `known`
 */
export function expectOptions(options: object, known: readonly string[], caller: string): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown === undefined) return
  const similar = similarName(unknown, known)
  throw invalidOption(
    unknown,
    `${caller} has no option ${JSON.stringify(unknown)}`,
    similar ? `Did you mean ${JSON.stringify(similar)}?` : `It takes ${known.join(', ')}.`,
  )
}

/** An `INVALID_OPTION` error. */
export function invalidOption(name: string, message: string, help: string): PlatenError {
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return new PlatenError({ code: 'INVALID_OPTION', message, pointer, help })
}
