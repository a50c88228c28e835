import { Gunzip, Inflate, Unzlib } from 'fflate'
import { PlatenError } from '../errors.ts'
import { limits as defaults } from '../limits.ts'
import { adler32, crc32 } from './checksum.ts'

/** `deflate` is what HTTP calls so: zlib (RFC 1950) where there is its header, a raw stream (RFC 1951) where not. */
export type CompressedFormat = 'gzip' | 'zlib' | 'raw' | 'deflate'

export interface InflateOptions {
  /** Bytes the result may have. Default `limits.decompressedBytes`. */
  readonly maxBytes?: number
  /** JSON pointer of the value, for errors. */
  readonly pointer?: string
}

/**
 * Small enough that what one piece can grow to (1032 times its size) is no danger, and that the many members a
 * gzip file may have do not nest too deep in fflate, which recurses from member to member.
 */
const PIECE = 16 * 1024

/** The shortest: gzip's header and trailer around an empty block; zlib's; the empty block itself. */
const SHORTEST = { gzip: 20, zlib: 8, raw: 2 }

/**
 * Decompresses gzip (RFC 1952, several members too), zlib (RFC 1950) or a raw deflate stream (RFC 1951), and
 * verifies the checksums the first two carry. A raw stream has none: bytes after its end are not noticed.
 *
 * @throws PlatenError `LIMIT_EXCEEDED` as soon as the result outgrows `maxBytes`; `INVALID_SOURCE` where the data is
 *   corrupt or cut off.
 */
export function inflate(
  bytes: Uint8Array,
  format: CompressedFormat,
  options: InflateOptions = {},
): Uint8Array<ArrayBuffer> {
  const { maxBytes = defaults.decompressedBytes, pointer = '' } = options
  const actual = format === 'deflate' ? (hasZlibHeader(bytes) ? 'zlib' : 'raw') : format
  const collected = new Collected(maxBytes, pointer, actual)
  try {
    if (bytes.length < SHORTEST[actual]) throw new Error('it is too short')
    run(bytes, actual, collected)
  } catch (cause) {
    if (cause instanceof PlatenError) throw cause
    throw corrupt(actual, cause, pointer)
  }
  return collected.bytes()
}

function run(bytes: Uint8Array, format: 'gzip' | 'zlib' | 'raw', collected: Collected): void {
  if (format === 'gzip') gunzip(bytes, collected)
  else if (format === 'zlib') unzlib(bytes, collected)
  else feed(new Inflate((piece) => collected.add(piece)), bytes)
}

function unzlib(bytes: Uint8Array, collected: Collected): void {
  let sum = 1
  feed(
    new Unzlib((piece) => {
      sum = adler32(piece, sum)
      collected.add(piece)
    }),
    bytes,
  )
  if (sum !== view(bytes).getUint32(bytes.length - 4)) throw new Error('its checksum is wrong')
}

/** fflate does not look at the checksum; each member ends with its CRC-32 and its size modulo 2^32. */
function gunzip(bytes: Uint8Array, collected: Collected): void {
  const data = view(bytes)
  let sum = 0
  let size = 0
  const endMember = (at: number) => {
    const right = sum === data.getUint32(at - 8, true) && size >>> 0 === data.getUint32(at - 4, true)
    if (!right) throw new Error('its checksum is wrong')
    sum = 0
    size = 0
  }
  const stream = new Gunzip((piece) => {
    sum = crc32(piece, sum)
    size += piece.length
    collected.add(piece)
  })
  stream.onmember = endMember
  feed(stream, bytes)
  endMember(bytes.length)
}

/** The last piece is never empty: that is how fflate notices a stream that was cut off. */
function feed(stream: Gunzip | Unzlib | Inflate, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += PIECE) {
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  }
}

function hasZlibHeader(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return (first & 15) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

class Collected {
  readonly #pieces: Uint8Array[] = []
  readonly #maxBytes: number
  readonly #pointer: string
  readonly #format: string
  #size = 0

  constructor(maxBytes: number, pointer: string, format: string) {
    this.#maxBytes = maxBytes
    this.#pointer = pointer
    this.#format = format
  }

  add(piece: Uint8Array): void {
    this.#size += piece.length
    if (this.#size > this.#maxBytes) {
      throw new PlatenError({
        code: 'LIMIT_EXCEEDED',
        message: `This ${this.#format} value decompresses to more than ${this.#maxBytes} bytes.`,
        pointer: this.#pointer,
        help: 'Raise limits.decompressedBytes if you trust where it comes from.',
      })
    }
    if (piece.length > 0) this.#pieces.push(piece)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#size)
    let at = 0
    for (const piece of this.#pieces) {
      all.set(piece, at)
      at += piece.length
    }
    return all
  }
}

function corrupt(format: string, cause: unknown, pointer: string): PlatenError {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: `This value is not valid ${format === 'raw' ? 'deflate' : format} data: ${detail}.`,
    pointer,
    help: 'The value was probably cut off or altered on its way; fetch it again.',
    cause,
  })
}
