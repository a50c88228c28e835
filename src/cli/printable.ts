/**
 * Everything that can move a cursor, ring, recolour, reorder or hide text on a terminal: C0, DEL, C1, bidirectional
 * controls, line separators, invisible characters, and surrogates without their other half.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const NAMES: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const LONGEST = 2_000

/** Text from outside (file names, messages that quote content) as one line that is safe to print. */
export function printable(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return shown.replace(UNPRINTABLE, (character) => NAMES[character] ?? escapeCode(character, 0x100))
}

/** A value as indented JSON that is safe to print: the same characters, escaped as JSON does. */
export function printableJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return text.replace(UNPRINTABLE, (character) => (character === '\n' ? character : escapeCode(character, 0)))
}

/** `\x1b` below `shortBelow`, else the form of JSON and JavaScript, `\u202e`. */
function escapeCode(character: string, shortBelow: number): string {
  const code = character.charCodeAt(0)
  const hex = code.toString(16)
  return code < shortBelow ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`
}
