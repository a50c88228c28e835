import { PlatenError } from '../index.ts'

/**
 * The pieces of a document, as long as they come to no more than `limit` UTF-16 units. Without one there is no end:
 * they need not fit into one string.
 *
 * @throws PlatenError `LIMIT_EXCEEDED`
 */
export function withinLength(pieces: Iterable<string>, limit?: number): readonly string[] {
  const all: string[] = []
  const count = createCounter(limit)
  for (const piece of pieces) {
    count(piece)
    all.push(piece)
  }
  return all
}

/** {@link withinLength} for pieces that are made as they are asked for. */
export async function* eachWithinLength(
  pieces: AsyncIterable<string>,
  limit?: number,
  help?: string,
): AsyncGenerator<string> {
  const count = createCounter(limit, help)
  for await (const piece of pieces) {
    count(piece)
    yield piece
  }
}

function createCounter(
  limit = Number.POSITIVE_INFINITY,
  help = 'Raise limits.documentLength, or leave out outputs.',
): (piece: string) => void {
  let length = 0
  return (piece) => {
    length += piece.length
    if (length <= limit) return
    throw new PlatenError({
      code: 'LIMIT_EXCEEDED',
      message: `The document has more than ${limit} characters.`,
      help,
    })
  }
}
