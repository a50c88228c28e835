import { utf8Size } from './encode-pieces.ts'

/** Controls, what Windows reserves, and what hides or reorders the rest of a name. */
const FORBIDDEN =
  /[\u0000-\u001f\u007f-\u009f<>:"|?*\\/\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/
/** Names that Windows gives to devices in every folder, whatever their ending. */
export const DEVICE =
  /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?![^. ])/i
const MAX_BYTES = 255

/** Why a file cannot be called that on Linux, macOS or Windows; undefined where it can. */
export function fileNameProblem(name: string): string | undefined {
  if (name === '') return 'an empty name'
  if (name === '.' || name === '..') return 'a way to another folder'
  const [character] = FORBIDDEN.exec(name) ?? []
  if (character !== undefined) return `the character ${codePoint(character)}, which file names cannot hold`
  if (!name.isWellFormed()) return 'half a character (a lone surrogate)'
  if (/[. ]$/.test(name)) return 'a dot or space at the end, which Windows drops'
  if (DEVICE.test(name)) return 'a name that Windows gives to a device'
  return utf8Size([name]) > MAX_BYTES ? `more than ${MAX_BYTES} bytes` : undefined
}

/**
 * A file's name without its ending, made of a text: letters and digits of any script, the rest as single dashes. At most
 * 100 characters and 200 bytes; with an ending of up to 40 bytes a name that every system takes. Empty where
 * nothing is left.
 */
export function fileStem(text: string): string {
  const words = text
    .slice(0, 1_000)
    .normalize('NFC')
    .replace(/(?:[^\p{L}\p{M}\p{N}._]|\p{Default_Ignorable_Code_Point})+/gu, '-')
    .replace(/^[-.\p{M}]+/u, '')
  const stem = cutToBytes([...words].slice(0, 100).join(''), 200).replace(/[-.]+$/, '')
  return DEVICE.test(stem) ? `_${stem}` : stem
}

/** As many whole characters of well-formed text as fit into so many bytes of UTF-8. */
export function cutToBytes(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes))
  return text.slice(0, read)
}

function codePoint(character: string): string {
  const code = character.charCodeAt(0)
  return code > 32 && code < 127 ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
