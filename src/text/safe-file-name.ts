import { cutToBytes, DEVICE } from './file-name.ts'

// What nobody sees: bidirectional overrides, joiners, soft hyphens, byte order marks, fillers, tags. The variation
// selectors stay, for browsers keep them, too, and emoji are spelled with them.
const INVISIBLE = /(?![\ufe0e\ufe0f])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
// Blanks of any kind and control characters: a line end in a name is at best a space.
const BLANK = /[\s\p{Cc}]+/gu
// What a file system gives a meaning, and code points that are no characters.
const RESERVED = /[<>:"/\\|?*~]|\p{Noncharacter_Code_Point}/gu
// At its end Windows drops them, at its beginning a dot hides a file, and an accent has nothing to stand on.
const EDGES = /^[ .\p{M}]+|[ .]+$/gu
const EXTENSION = /\.(?:html?|ipynb)[ .]*$/i
// In UTF-16 units: more than any name needs, so that a long one costs no more than this.
const MAX_READ = 1_000
// File systems allow 255. What is missing from that is for what browsers append: ` (12)`, `.crdownload`.
const MAX_BYTES = 240

/**
 * A name that every file system takes and that shows what the file is: one path segment of well-formed Unicode in
 * normal form C, at most 240 bytes of UTF-8, not hidden, no Windows device, without controls and invisible
 * characters, and with this extension. `.htm`, `.html` and `.ipynb` in any case are replaced by it; it is put
 * after any other. A name of which nothing is left becomes `report`. A name it returned is returned unchanged, and
 * Chromium saves it as it is.
 */
export function safeFileName(name: string, extension: string): string {
  const visible = name.slice(0, MAX_READ).toWellFormed().replace(INVISIBLE, '').normalize('NFC')
  const clean = visible.replace(BLANK, ' ').replace(RESERVED, '_')
  const stem = trim(clean.replace(EXTENSION, ''))
  const safe = DEVICE.test(stem) ? `_${stem}` : stem
  const short = trim(cutToBytes(safe, MAX_BYTES - extension.length - 1))
  return `${short === '' ? 'report' : short}.${extension}`
}

function trim(text: string): string {
  return text.replace(EDGES, '')
}
