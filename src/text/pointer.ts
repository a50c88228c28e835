const SPECIAL = /[~/]/

/** One reference token of a JSON pointer, escaped (RFC 6901, section 3). */
export function escapePointerToken(token: string): string {
  return SPECIAL.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token
}

/** `pointer` extended by keys and indexes: `joinPointer('/cells', 3, 'a/b')` is `/cells/3/a~1b`. */
export function joinPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  let out = pointer
  for (const token of tokens) out += `/${typeof token === 'number' ? token : escapePointerToken(token)}`
  return out
}

/** The unescaped reference tokens of a JSON pointer: `splitPointer('/cells/3/a~1b')` is `['cells', '3', 'a/b']`. */
export function splitPointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}
