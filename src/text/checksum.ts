const CRC_TABLE = crcTable()

function crcTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let n = 0; n < 256; n++) {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    table[n] = c
  }
  return table
}

/** CRC-32 as gzip, ZIP and PNG have it (RFC 1952 §8). Pass the result of the part before to go on. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = ~before
  for (let i = 0; i < bytes.length; i++) c = CRC_TABLE[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8)
  return ~c >>> 0
}

/** Sums fit 32 bits for this many bytes without taking the remainder (zlib's NMAX). */
const ADLER_RUN = 5552

/** Adler-32 as zlib has it (RFC 1950 §8). Pass the result of the part before to go on. */
export function adler32(bytes: Uint8Array, before = 1): number {
  let a = before & 0xffff
  let b = before >>> 16
  for (let from = 0; from < bytes.length; from += ADLER_RUN) {
    const to = Math.min(from + ADLER_RUN, bytes.length)
    for (let i = from; i < to; i++) {
      a += bytes[i]!
      b += a
    }
    a %= 65521
    b %= 65521
  }
  return ((b << 16) | a) >>> 0
}
