import { createNumbering } from './numbering.ts'
import { type Rule, WORD_START } from './rule.ts'

// Nine digits and more are no constants that people write; with fewer, `at` or `@` has to say what it is. What stands
// before is looked at last, so that the search is for two plain characters.
const ADDRESS = new RegExp(
  `0x(?:(?<=${WORD_START}0x)[0-9a-fA-F]{9,16}|(?<=(?:\\bat |@ ?)0x)[0-9a-fA-F]{6,8})(?![\\w…])`,
  'g',
)
// `org.example.Thing@1b6d3586`, `[I@1b6d3586`, `[Ljava.lang.String;@1b6d3586`: what Java's toString prints.
const IDENTITY_HASH = /@(?<=(?:\b[A-Z][\w$]{0,60}|\[[BCDFIJSZ]|;)@)(?=[a-f]*\d)[0-9a-f]{6,8}(?![\w.@-])/g

/**
 * `0x7f80df785780` becomes `0x…1`, and the next one `0x…2`; the same address is the same number everywhere. Where they
 * are not `numbered`, each becomes `0x…`.
 */
export function addressRule(numbered: boolean): Rule {
  const number = createNumbering()
  const labelOf = (digits: string): string =>
    numbered ? `…${number(digits.toLowerCase().replace(/^0+/, ''))}` : '…'
  return (text) => {
    const plain = text.includes('0x')
      ? text.replace(ADDRESS, (found) => `0x${labelOf(found.slice(2))}`)
      : text
    return plain.includes('@')
      ? plain.replace(IDENTITY_HASH, (found) => `@${labelOf(found.slice(1))}`)
      : plain
  }
}
