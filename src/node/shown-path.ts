/** What moves a cursor, reorders or hides text: controls, formats, separators of lines, surrogates without a half. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const LONGEST = 1_000

/** A path for a message: it may come from outside, and messages go to terminals and logs. */
export function shownPath(path: string): string {
  const start = path.length > LONGEST ? `${path.slice(0, LONGEST)}…` : path
  return start.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
}
