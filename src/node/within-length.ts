import { PlatenError } from '../index.ts'

/**
 * The pieces of a document, as long as they come to no more than `limit` UTF-16 units. Without one there is no end:
 * they need not fit into one string.
 *
 * @throws PlatenError `LIMIT_EXCEEDED`
 */
export function withinLength(pieces: Iterable<string>, limit = Number.POSITIVE_INFINITY): readonly string[] {
  const all: string[] = []
  let length = 0
  for (const piece of pieces) {
    length += piece.length
    if (length > limit)
      throw new PlatenError({
        code: 'LIMIT_EXCEEDED',
        message: `The document has more than ${limit} characters.`,
        help: 'Raise limits.documentLength, or leave out outputs.',
      })
    all.push(piece)
  }
  return all
}
