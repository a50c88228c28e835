const encoder = new TextEncoder()

/** UTF-16 units that are encoded at once, for which `scratch` always has room. */
const BLOCK = 32_768
const HIGH = /[\ud800-\udbff]/
const scratch = new Uint8Array(3 * BLOCK)

/**
 * The UTF-8 of texts that follow each other, in a buffer just as long, so that it can be handed over to another thread.
 * No text may end within a character.
 *
 * Less than half the time of encoding all in one: that is copied into one string first, of two bytes for each character
 * if a single one needs them. And no more memory than the result: what there is to write is counted first, which is
 * cheaper than copying it once more.
 */
export function encodePieces(pieces: readonly string[]): Uint8Array<ArrayBuffer> {
  if (pieces.reduce((sum, { length }) => sum + length, 0) <= BLOCK)
    return scratch.slice(0, write(pieces, scratch))
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + byteLength(piece), 0))
  write(pieces, bytes)
  return bytes
}

function write(pieces: readonly string[], bytes: Uint8Array): number {
  let at = 0
  for (const piece of pieces) at += encoder.encodeInto(piece, bytes.subarray(at)).written
  return at
}

function byteLength(text: string): number {
  if (text.length <= BLOCK) return encoder.encodeInto(text, scratch).written
  let bytes = 0
  for (let at = 0; at < text.length; ) {
    const end = at + BLOCK
    // Not between the two halves of one character.
    const block = text.slice(at, HIGH.test(text[end - 1] ?? '') ? end - 1 : end)
    bytes += encoder.encodeInto(block, scratch).written
    at += block.length
  }
  return bytes
}
