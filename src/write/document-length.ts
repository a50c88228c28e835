import { PlatenError } from '../errors.ts'

/**
 * All the pieces.
 *
 * @throws PlatenError LIMIT_EXCEEDED where they come to more than `limit`, or one is longer than a string can be
 */
export function piecesWithin(pieces: Iterable<string>, limit: number, help: string): readonly string[] {
  return asString(help, () => {
    const all: string[] = []
    let length = 0
    for (const piece of pieces) {
      length += piece.length
      if (length > limit) throw tooLong(`more than ${limit} characters`, help)
      all.push(piece)
    }
    return all
  })
}

/**
 * One string of all the pieces.
 *
 * @throws PlatenError LIMIT_EXCEEDED where it would be longer than `limit`, or than a string can be
 */
export function joinWithin(pieces: Iterable<string>, limit: number, help: string): string {
  const all = piecesWithin(pieces, limit, help)
  // Not an array's join, which would copy everything once more than whoever reads the string does.
  return asString(help, () => all.reduce((joined, piece) => joined + piece, ''))
}

/** How long a string may be depends on the engine, and one cell alone may be longer. */
function asString<T>(help: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError && /string length/i.test(error.message))
      throw tooLong('more characters than a string can hold', help, error)
    throw error
  }
}

function tooLong(what: string, help: string, cause?: unknown): PlatenError {
  return new PlatenError({ code: 'LIMIT_EXCEEDED', message: `The document has ${what}.`, help, cause })
}
