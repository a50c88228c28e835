import { PlatenError } from '../errors.ts'

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so (which is how Windows PowerShell writes).
 * The mark itself is dropped, also from a string.
 *
 * @throws PlatenError INVALID_ENCODING
 */
export function decodeText(input: string | Uint8Array): string {
  if (typeof input === 'string') return input.charCodeAt(0) === 0xfeff ? input.slice(1) : input
  const encoding = encodingOf(input)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(input)
  } catch (cause) {
    throw invalidEncoding(input, encoding, 0, cause)
  }
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * The error for bytes that cannot be decoded.
 *
 * @param start how many bytes come before them
 */
export function invalidEncoding(
  bytes: Uint8Array,
  encoding: Encoding,
  start: number,
  cause: unknown,
): PlatenError {
  return new PlatenError({
    code: 'INVALID_ENCODING',
    message: `The bytes are not ${encoding.toUpperCase()}${whereOf(bytes, encoding, start)}.`,
    help: 'Save the file as UTF-8.',
    cause,
  })
}

/** By the byte order mark at the start of a file; UTF-8 where there is none. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** The first byte that is wrong is the first that does not survive decoding. */
function whereOf(bytes: Uint8Array, encoding: Encoding, start: number): string {
  if (encoding !== 'utf-8') return ''
  const survived = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  const at = bytes.findIndex((byte, i) => byte !== survived[i])
  return at < 0 ? '' : ` from byte ${start + at} on`
}
