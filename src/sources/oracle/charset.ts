import { PlatenError } from '../../index.ts'

/** The character sets job systems name. */
export type Charset = 'UTF_8' | 'UTF_16'

/**
 * Text from bytes. A byte order mark is obeyed and dropped. UTF-16 without one is big-endian (RFC 2781 §4.3)
 * unless every sign says otherwise: more zero bytes in odd than in even places.
 *
 * @throws PlatenError `INVALID_ENCODING`; `LIMIT_EXCEEDED` where the text is longer than a string can be.
 */
export function decodeText(bytes: Uint8Array, charset: Charset, pointer: string): string {
  if (charset === 'UTF_8') return decode(bytes, 'utf-8', 'UTF-8', pointer)
  if (bytes.length % 2 === 1) throw invalid('UTF-16', pointer)
  // Not every TextDecoder knows utf-16be.
  const littleEndian = isBigEndian(bytes) ? swapped(bytes) : bytes
  return decode(littleEndian, 'utf-16le', 'UTF-16', pointer)
}

function decode(bytes: Uint8Array, label: string, name: string, pointer: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof TypeError) throw invalid(name, pointer, cause)
    throw new PlatenError({
      code: 'LIMIT_EXCEEDED',
      message: `${bytes.length} bytes of text are more than a string can hold.`,
      pointer,
      help: 'Lower limits.decompressedBytes, or split the value.',
      cause,
    })
  }
}

function isBigEndian(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return false
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true
  let zeros = 0
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros += i % 2 === 0 ? 1 : -1
  return zeros >= 0
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  for (let i = 0; i < bytes.length; i += 2) {
    out[i] = bytes[i + 1]!
    out[i + 1] = bytes[i]!
  }
  return out
}

function invalid(name: string, pointer: string, cause?: unknown): PlatenError {
  return new PlatenError({
    code: 'INVALID_ENCODING',
    message: `These bytes are not ${name}.`,
    pointer,
    help: 'The value names another character set than it has, or was altered on its way.',
    cause,
  })
}
