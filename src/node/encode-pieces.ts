/** UTF-8, in a buffer that is just as long, so that it can be handed over to another thread. */
export function encodePieces(pieces: readonly string[]): Uint8Array<ArrayBuffer> {
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)
  const bytes = Buffer.from(new ArrayBuffer(length))
  let at = 0
  for (const piece of pieces) at += bytes.write(piece, at)
  return bytes
}
