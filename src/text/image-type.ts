/** What the first bytes of an image say of it. */
export interface ImageHeader {
  readonly mimeType: string
  /** In pixels; absent where the format hides it too well. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** Gives the byte at an index below the length. */
export type ByteAt = (index: number) => number

/** A prolog, comments and a doctype may come first; in any other document `<svg` is not the root. */
const SVG =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--[^-]*(?:-[^-]+)*-->\s*|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<svg[\s>]/
/** Bytes in which an SVG has to begin. Editors put long comments before `<svg`. */
const SVG_HEAD = 4_096

/**
 * The type of a file's content, undefined where it is no image that every browser shows. What it is called and what it
 * claims to be is not asked.
 */
export function imageType(data: Uint8Array): string | undefined {
  const header = imageHeader((index) => data[index]!, data.length)
  if (header !== undefined) return header.mimeType
  const head = String.fromCharCode(...data.subarray(0, SVG_HEAD))
  return SVG.test(head) ? 'image/svg+xml' : undefined
}

/**
 * Reads the header of a raster image: PNG, JPEG, GIF, WebP, AVIF, BMP or ICO. Undefined where it is none of them, or so
 * damaged that nothing would be seen.
 */
export function imageHeader(byte: ByteAt, length: number): ImageHeader | undefined {
  const text = (from: number, to: number) => {
    let out = ''
    for (let i = from; i < Math.min(to, length); i++) out += String.fromCharCode(byte(i))
    return out
  }
  /** Little-endian, of so many bytes. */
  const little = (at: number, bytes: number) => {
    let value = 0
    for (let i = Math.min(at + bytes, length) - 1; i >= at; i--) value = value * 256 + byte(i)
    return value
  }
  const big = (at: number, bytes: number) => {
    let value = 0
    for (let i = at; i < Math.min(at + bytes, length); i++) value = value * 256 + byte(i)
    return value
  }
  const sized = (mimeType: string, width: number, height: number) =>
    width > 0 && height > 0 ? { mimeType, size: { width, height } } : undefined

  const head = text(0, 16)
  if (head === '\x89PNG\r\n\x1a\n\0\0\0\rIHDR') return sized('image/png', big(16, 4), big(20, 4))
  if (head.startsWith('\xff\xd8\xff')) {
    const frame = jpegFrame(byte, length)
    return frame === undefined ? undefined : sized('image/jpeg', big(frame + 7, 2), big(frame + 5, 2))
  }
  if (/^GIF8[79]a/.test(head)) return sized('image/gif', little(6, 2), little(8, 2))
  if (/^RIFF....WEBPVP8/s.test(head)) {
    const type = 'image/webp'
    const kind = head[15]
    if (kind === 'X') return sized(type, little(24, 3) + 1, little(27, 3) + 1)
    if (kind === 'L') return sized(type, (little(21, 2) & 0x3fff) + 1, ((little(22, 3) >> 6) & 0x3fff) + 1)
    return sized(type, little(26, 2) & 0x3fff, little(28, 2) & 0x3fff)
  }
  if (/^....ftypavi[fs]/s.test(head)) return { mimeType: 'image/avif' }
  if (head.startsWith('BM')) {
    const rest = little(14, 4)
    if (rest === 12) return sized('image/bmp', little(18, 2), little(20, 2))
    // A height below zero means that the rows begin at the top.
    return rest < 256 ? sized('image/bmp', little(18, 4), Math.abs(little(22, 4) | 0)) : undefined
  }
  if (head.startsWith('\0\0\x01\0') && little(4, 2) > 0 && length > 22) return { mimeType: 'image/x-icon' }
  return undefined
}

/** Where the header of a JPEG's frame begins, which the size is in. */
function jpegFrame(byte: ByteAt, length: number): number | undefined {
  let at = 2
  while (at + 9 < length) {
    if (byte(at) !== 0xff) return undefined
    const marker = byte(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return at
    // Fill bytes, and markers without a length.
    if (marker === 0xff) at++
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else at += 2 + Math.max(byte(at + 2) * 256 + byte(at + 3), 2)
  }
  return undefined
}
