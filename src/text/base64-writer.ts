import { encodeBase64 } from './base64.ts'

/**
 * Writes the base64 of the UTF-8 of texts that follow each other, one after the other: as much memory as one of them
 * takes. No text may end within a character.
 */
export class Base64Writer {
  readonly #encoder = new TextEncoder()
  // Three bytes become four characters, so up to two of them wait for the next text.
  #waiting: Uint8Array = new Uint8Array(0)
  #size = 0

  /** Bytes of all texts so far. */
  get size(): number {
    return this.#size
  }

  /** What can be written of it now; perhaps nothing. */
  add(text: string): string {
    const bytes = this.#encoder.encode(text)
    const waiting = this.#waiting
    this.#size += bytes.length
    if (waiting.length + bytes.length < 3) {
      this.#waiting = Uint8Array.of(...waiting, ...bytes)
      return ''
    }
    const first = (3 - waiting.length) % 3
    const end = bytes.length - ((bytes.length - first) % 3)
    const start = first > 0 ? encodeBase64(Uint8Array.of(...waiting, ...bytes.subarray(0, first))) : ''
    this.#waiting = bytes.slice(end)
    return start + encodeBase64(bytes.subarray(first, end))
  }

  /** The rest. Nothing may be added afterwards. */
  end(): string {
    return encodeBase64(this.#waiting)
  }
}
