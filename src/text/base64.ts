import { PlatenError } from '../errors.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const PAD = 0x3d
/** Larger than any value, so that one comparison tells whether four characters are all of the alphabet. */
const INVALID = 0x40

const encoder = new TextEncoder()
const ENCODE = encoder.encode(ALPHABET)
const DECODE = new Uint8Array(128).fill(INVALID)
for (let value = 0; value < 64; value++) DECODE[ENCODE[value]!] = value

const ASCII = 0x7f

/**
 * Decodes base64 (RFC 4648 §4): the standard alphabet, padding required. Spaces, tabs and line breaks are skipped
 * wherever they stand; unused bits of the last character are ignored.
 *
 * @param pointer JSON pointer of the text, for the error.
 * @throws PlatenError `INVALID_BASE64`; the message names the 0-based position of the first offending character.
 */
export function decodeBase64(text: string, pointer = ''): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.floor(text.length / 4) * 3 + 3)
  const length = text.length
  let at = 0
  let size = 0
  while (at < length) {
    // The fast lane: four characters at a time, for as long as all are of the alphabet.
    while (at + 4 <= length) {
      const a = text.charCodeAt(at)
      const b = text.charCodeAt(at + 1)
      const c = text.charCodeAt(at + 2)
      const d = text.charCodeAt(at + 3)
      if ((a | b | c | d) > ASCII) break
      const va = DECODE[a]!
      const vb = DECODE[b]!
      const vc = DECODE[c]!
      const vd = DECODE[d]!
      if ((va | vb | vc | vd) >= INVALID) break
      out[size] = (va << 2) | (vb >> 4)
      out[size + 1] = (vb << 4) | (vc >> 2)
      out[size + 2] = (vc << 6) | vd
      size += 3
      at += 4
    }
    if (at >= length) break
    const group = readGroup(text, at, pointer)
    if (group.count > 1) out[size++] = group.bits >> 16
    if (group.count > 2) out[size++] = (group.bits >> 8) & 0xff
    if (group.count > 3) out[size++] = group.bits & 0xff
    at = group.next
  }
  return out.subarray(0, size)
}

/** Reads one group of four, past whitespace and padding. `count` is how many characters carried bits. */
function readGroup(
  text: string,
  from: number,
  pointer: string,
): { bits: number; count: number; next: number } {
  let bits = 0
  let count = 0
  let padding = 0
  let at = from
  for (; at < text.length && count + padding < 4; at++) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) continue
    if (code === PAD && count >= 2) {
      padding++
      continue
    }
    const value = code <= ASCII ? DECODE[code]! : INVALID
    if (value === INVALID || padding > 0) throw invalid(text, at, pointer)
    bits = (bits << 6) | value
    count++
  }
  if (count === 0) return { bits: 0, count: 0, next: at }
  if (count + padding < 4) throw incomplete(text, pointer)
  if (padding > 0) at = endOfText(text, at, pointer)
  return { bits: bits << (6 * padding), count, next: at }
}

/** Nothing but whitespace may follow the padding. */
function endOfText(text: string, from: number, pointer: string): number {
  for (let at = from; at < text.length; at++) {
    if (!isSpace(text.charCodeAt(at))) throw invalid(text, at, pointer)
  }
  return text.length
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function invalid(text: string, at: number, pointer: string): PlatenError {
  const character = JSON.stringify(String.fromCodePoint(text.codePointAt(at)!))
  return new PlatenError({
    code: 'INVALID_BASE64',
    message: `Not base64: unexpected ${character} at position ${at}.`,
    pointer,
    help: 'Only A–Z, a–z, 0–9, +, /, whitespace and padding at the very end are allowed.',
  })
}

function incomplete(text: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_BASE64',
    message: `Not base64: the text ends at position ${text.length}, in the middle of a group of four characters.`,
    pointer,
    help: 'The text was probably cut off, or its padding (=) was removed.',
  })
}

/** 1 for two characters that are not both of the alphabet or padding, whichever of them comes first. */
const OUTSIDE = new Uint8Array(0x10000).fill(1)
for (const a of [...ENCODE, PAD]) for (const b of [...ENCODE, PAD]) OUTSIDE[(a << 8) | b] = 0

const BLOCK = 8_192
const bytes = new Uint8Array(BLOCK)
const fours = new Uint32Array(bytes.buffer)

/** Whether text without whitespace is base64 that browsers decode: padding may be left out, but not be wrong. */
export function isBase64(text: string): boolean {
  if (text === '' || !isOfAlphabet(text)) return false
  const padding = text.indexOf('=')
  if (padding < 0) return text.length % 4 !== 1
  return text.length % 4 === 0 && padding >= text.length - 2 && text.endsWith('=')
}

/** Base64 without the whitespace in it; undefined where it is none. */
export function compactBase64(text: string): string | undefined {
  if (isBase64(text)) return text
  const compact = text.replace(/\s+/g, '')
  return isBase64(compact) ? compact : undefined
}

/**
 * Megabytes go through here: looked up two at a time, characters take less than half as long as a search for one that does
 * not belong.
 */
function isOfAlphabet(text: string): boolean {
  const outside = OUTSIDE
  const words = fours
  for (let at = 0; at < text.length; at += BLOCK) {
    const length = Math.min(BLOCK, text.length - at)
    const { read, written } = encoder.encodeInto(text.slice(at, at + BLOCK), bytes)
    if (read !== length || written !== length) return false
    bytes.fill(PAD, length, length + 7)
    let isOutside = 0
    for (let i = 0; 4 * i < length; i += 2) {
      const one = words[i]!
      const two = words[i + 1]!
      isOutside |=
        outside[one & 0xffff]! | outside[one >>> 16]! | outside[two & 0xffff]! | outside[two >>> 16]!
    }
    if (isOutside !== 0) return false
  }
  return true
}

/** How many bytes base64 without whitespace stands for. */
export function base64Size(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return Math.floor(((text.length - padding) * 3) / 4)
}

/** The byte at an index of what base64 without whitespace stands for, without decoding the rest. */
export function base64Byte(text: string, index: number): number {
  const at = Math.floor(index / 3) * 4 + (index % 3)
  const left = DECODE[text.charCodeAt(at)]!
  const right = DECODE[text.charCodeAt(at + 1)]!
  const shift = 2 * (index % 3) + 2
  return ((left << shift) | (right >> (6 - shift))) & 0xff
}

/**
 * Encodes bytes as base64 (RFC 4648 §4) on one line, padded.
 *
 * @throws PlatenError `LIMIT_EXCEEDED` where the result is longer than a string can be.
 */
export function encodeBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let at = 0
  for (let i = 0; i < bytes.length; i += 3) {
    // Past the end there is undefined, of which these operators make 0.
    const bits = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!
    out[at++] = ENCODE[bits >> 18]!
    out[at++] = ENCODE[(bits >> 12) & 63]!
    out[at++] = ENCODE[(bits >> 6) & 63]!
    out[at++] = ENCODE[bits & 63]!
  }
  const missing = (3 - (bytes.length % 3)) % 3
  out.fill(PAD, out.length - missing)
  return asciiText(out)
}

function asciiText(ascii: Uint8Array): string {
  try {
    return new TextDecoder().decode(ascii)
  } catch (cause) {
    throw new PlatenError({
      code: 'LIMIT_EXCEEDED',
      message: `${ascii.length} characters of base64 are more than a string can hold.`,
      help: 'Lower limits.decompressedBytes, or split the value.',
      cause,
    })
  }
}
