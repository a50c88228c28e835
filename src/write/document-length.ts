import { PlatenError } from '../errors.ts'

/**
 * One string of all the pieces.
 *
 * @throws PlatenError LIMIT_EXCEEDED where it would be longer than `limit`, or than a string can be
 */
export function joinWithin(pieces: Iterable<string>, limit: number, help: string): string {
  // Not an array's join, which would copy everything once more than whoever reads the string does.
  let all = ''
  try {
    for (const piece of pieces) {
      all += piece
      if (all.length > limit) throw tooLong(`more than ${limit} characters`, help)
    }
    return all
  } catch (error) {
    // How long a string may be depends on the engine, and one cell alone may be longer.
    if (error instanceof RangeError && /string length/i.test(error.message))
      throw tooLong('more characters than a string can hold', help, error)
    throw error
  }
}

function tooLong(what: string, help: string, cause?: unknown): PlatenError {
  return new PlatenError({ code: 'LIMIT_EXCEEDED', message: `The document has ${what}.`, help, cause })
}
