import { PlatenError, type WarningCode } from '../../index.ts'
import { decodeBase64, encodeBase64 } from '../../text/base64.ts'
import { inflate } from '../../text/inflate.ts'
import type { Fields } from '../fields.ts'
import { type Charset, decodeText } from './charset.ts'

/** Where a value stands and what it may cost. */
export interface DecodeContext {
  readonly pointer: string
  readonly maxBytes: number
  readonly warn: (code: WarningCode, message: string) => void
}

/** The value of a `RunOutputData` as text: out of base64, decompressed, in its character set. */
export function valueAsText(data: Fields, value: string, context: DecodeContext): string {
  const bytes = decodedBytes(data, value, context)
  return bytes === undefined ? value : decodeText(bytes, charsetOf(data, bytes, context), context.pointer)
}

/** The value as base64 of its uncompressed bytes; undefined where it is text. */
export function valueAsBase64(
  data: Fields,
  value: string,
  context: DecodeContext,
): { base64: string; size: number } | undefined {
  const bytes = decodedBytes(data, value, context)
  if (bytes === undefined) return undefined
  const isAsSent = data.peek('compression') === undefined && !/\s/.test(value)
  return { base64: isAsSent ? value : encodeBase64(bytes), size: bytes.length }
}

/** Undefined where the value is not encoded. */
function decodedBytes(data: Fields, value: string, context: DecodeContext): Uint8Array | undefined {
  const compression = data.peek('compression')
  const isBase64 = data.peek('isBase64')
  const method = typeof compression === 'string' ? methodOf(compression, context.pointer) : undefined
  if (method === undefined) return isBase64 === true ? decodeBase64(value, context.pointer) : undefined
  if (isBase64 === false) {
    // Compressed bytes cannot be put into JSON otherwise.
    context.warn(
      'INVALID_DATA',
      `The value is said to be ${compression} but not base64; it is taken as text.`,
    )
    return undefined
  }
  const { pointer, maxBytes } = context
  return inflate(decodeBase64(value, pointer), method, { maxBytes, pointer })
}

function methodOf(compression: string, pointer: string): 'gzip' | 'deflate' | undefined {
  if (compression === 'GZIP') return 'gzip'
  if (compression === 'DEFLATE') return 'deflate'
  if (compression === '') return undefined
  throw new PlatenError({
    code: 'UNSUPPORTED_COMPRESSION',
    message: `The value is compressed with ${compression}, which cannot be undone here.`,
    pointer: `${pointer.slice(0, pointer.lastIndexOf('/'))}/compression`,
    help: 'GZIP and DEFLATE can be; decompress the value first and leave out "compression".',
  })
}

function charsetOf(data: Fields, bytes: Uint8Array, context: DecodeContext): Charset {
  const charset = data.peek('charset')
  if (charset === 'UTF_8' || charset === 'UTF_16') return charset
  if (typeof charset === 'string' && charset !== '') {
    context.warn('INVALID_DATA', `The character set ${charset} is not known; the value is taken as Unicode.`)
  }
  const [first, second] = bytes
  const hasUtf16Mark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return hasUtf16Mark ? 'UTF_16' : 'UTF_8'
}
