import { invalidJson, nameCharacter } from './position.ts'

const SIMPLE_ESCAPES = '"\\/bfnrt'
const HEX4 = /[0-9a-fA-F]{4}/y

/** The index of the quote that ends the string whose first character is at `start`; checks all between. */
export function endOfCheckedString(text: string, start: number): number {
  let at = start
  for (;;) {
    const char = text.charCodeAt(at)
    if (char === 34) return at
    if (char === 92) at = endOfEscape(text, at)
    else if (char >= 32) at++
    else throw invalidJson(text, at, `${nameCharacter(text, at)} in a string`)
  }
}

function endOfEscape(text: string, at: number): number {
  const kind = text.charAt(at + 1)
  if (kind !== '' && SIMPLE_ESCAPES.includes(kind)) return at + 2
  HEX4.lastIndex = at + 2
  if (kind === 'u' && HEX4.test(text)) return at + 6
  throw invalidJson(text, at, 'an escape that JSON does not have')
}
