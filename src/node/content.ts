type Piece = string | Uint8Array

/** What can be written: text (as UTF-8), bytes, or pieces of either in order, also such as are made meanwhile. */
export type Content = Piece | Iterable<Piece> | AsyncIterable<Piece>

/**
 * UTF-16 units or bytes in one piece. A large page never exists a second time as bytes, and a piece is so small that V8
 * keeps it among its young objects, of which it frees what is gone at once.
 */
const PIECE = 1 << 16

/** The content as bytes, in pieces of bounded size: long ones are cut, short ones put together. */
export async function* contentPieces(content: Content): AsyncGenerator<Uint8Array> {
  const short = new ShortTexts()
  for await (const part of partsOf(content)) {
    const isShort = typeof part === 'string' && part.length < PIECE
    if (isShort && short.add(part)) continue
    yield* short.take()
    if (isShort) short.add(part)
    else yield* typeof part === 'string' ? textPieces(part) : bytePieces(part)
  }
  yield* short.take()
}

function partsOf(content: Content): Iterable<Piece> | AsyncIterable<Piece> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content
}

/** Collects texts until they make a piece: a system call for each cell of a page would take longer than the page. */
class ShortTexts {
  #texts: string[] = []
  #length = 0

  /** False where it would be too much. */
  add(text: string): boolean {
    if (this.#length + text.length > PIECE) return false
    this.#texts.push(text)
    this.#length += text.length
    return true
  }

  *take(): Generator<Uint8Array> {
    const text = this.#texts.join('')
    this.#texts = []
    this.#length = 0
    yield* textPieces(text)
  }
}

function* textPieces(text: string): Generator<Uint8Array> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + PIECE, text.length)
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--
    yield Buffer.from(text.slice(start, end))
    start = end
  }
}

function* bytePieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE)
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
