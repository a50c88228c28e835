/** What can be written: text (as UTF-8), bytes, or pieces of either in order. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>

/** UTF-16 units or bytes in one piece. Small enough that a large page never exists a second time as bytes. */
const PIECE = 1 << 20

/** The content as pieces of bounded size. */
export function* contentPieces(content: Content): Generator<Uint8Array> {
  if (typeof content === 'string') yield* textPieces(content)
  else if (content instanceof Uint8Array) yield* bytePieces(content)
  else for (const part of content) yield* contentPieces(part)
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
