/**
 * How files of each type start, as Latin-1. What a file is called is not asked: a text file named .png is not an
 * image.
 */
const SIGNATURES: readonly (readonly [mimeType: string, matches: (head: string) => boolean])[] = [
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8)],
  ['image/avif', (head) => head.startsWith('ftypavi', 4)],
  // The second header's size is a small 32-bit number.
  ['image/bmp', (head) => head.startsWith('BM') && head.startsWith('\0\0\0', 15)],
  ['image/x-icon', (head) => head.startsWith('\0\0\x01\0')],
  ['image/svg+xml', (head) => SVG.test(head)],
]

/** A prolog, comments and a doctype may come first; in any other document `<svg` is not the root. */
const SVG =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--[^-]*(?:-[^-]+)*-->\s*|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<svg[\s>]/

/** Bytes that are looked at. Editors put long comments before `<svg`. */
const HEAD = 4_096

/** The image type of a file's content, or undefined where it is no image a page can show. */
export function imageType(data: Uint8Array): string | undefined {
  const head = Buffer.from(data.buffer, data.byteOffset, Math.min(data.length, HEAD)).toString('latin1')
  return SIGNATURES.find(([, matches]) => matches(head))?.[0]
}
