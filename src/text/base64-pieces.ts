import { encodeBase64 } from './base64.ts'

/**
 * The base64 of the UTF-8 of texts that follow each other, in pieces: as much memory as one of them takes. Returns how
 * many bytes that were. No text may end within a character.
 */
export function* base64Pieces(texts: Iterable<string>): Generator<string, number, undefined> {
  const encoder = new TextEncoder()
  let size = 0
  // Three bytes become four characters, so up to two of them wait for the next text.
  let waiting: Uint8Array = new Uint8Array(0)
  for (const text of texts) {
    const bytes = encoder.encode(text)
    size += bytes.length
    if (waiting.length + bytes.length < 3) {
      waiting = Uint8Array.of(...waiting, ...bytes)
      continue
    }
    const first = (3 - waiting.length) % 3
    const end = bytes.length - ((bytes.length - first) % 3)
    if (first > 0) yield encodeBase64(Uint8Array.of(...waiting, ...bytes.subarray(0, first)))
    if (end > first) yield encodeBase64(bytes.subarray(first, end))
    waiting = bytes.slice(end)
  }
  if (waiting.length > 0) yield encodeBase64(waiting)
  return size
}
