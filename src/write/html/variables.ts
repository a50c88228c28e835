import { invalidOption } from '../../errors.ts'
import { joinPointer } from '../../text/pointer.ts'
import { shown } from '../../text/shown.ts'
import { similarName } from '../../text/similar.ts'

export type CssVariables = { readonly [name: string]: string }

const MAX_LENGTH = 500
// Defaults have no weight; what else a style sheet sets is its own affair.
const DEFAULTS = /:where\(\.pl-page\)\{[^}]*/g
const DECLARED = /--pl-[a-z-]+(?=:)/g
// One token of a value: a string, a colour, a variable of ours, a number with its unit, a word, a function's name, or
// punctuation. There is none for braces, semicolons, escapes, comments or addresses.
const TOKEN =
  /"[\p{L}\p{M}\p{N} _.,-]*"|'[\p{L}\p{M}\p{N} _.,-]*'|#[0-9a-f]{3,8}(?![\w-])|--pl-[a-z-]+|[+-]?(?:\d+\.?\d*|\.\d+)(?:%|[a-z]{1,6})?(?![\w-])|[a-z-]+\(|-?[a-z][a-z0-9-]*|[-+*](?= )|\/(?!\*)|[(),]|\s+/iuy
/** Functions that compute. None of them loads anything. */
const FUNCTIONS =
  /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var|calc|min|max|clamp)?\($/i

/** The names of ours that a style sheet has default values for. */
export function variableNames(css: string): ReadonlySet<string> {
  return new Set((css.match(DEFAULTS) ?? []).flatMap((rule) => rule.match(DECLARED) ?? []))
}

/**
 * Declarations that give these variables their values.
 *
 * @throws PlatenError `INVALID_OPTION` for a name that is not among those known, and a value that is not made of colours,
 *   lengths, numbers, words, fonts and functions that compute
 */
export function declarations(variables: CssVariables = {}, known: ReadonlySet<string>): string {
  let out = ''
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) continue
    const pointer = joinPointer('/variables', name)
    if (!known.has(name))
      throw invalid(pointer, `The theme has no variable ${shown(name)}`, known, similarName(name, [...known]))
    if (!isPlainValue(value))
      throw invalid(pointer, `${name} is ${shown(value)}, which is not a plain value of CSS`, known)
    out += `${name}:${value.trim()};`
  }
  return out
}

function isPlainValue(value: string): boolean {
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_LENGTH) return false
  let depth = 0
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < value.length) {
    const token = TOKEN.exec(value)?.[0]
    if (token === undefined) return false
    if (token.endsWith('(')) {
      if (!FUNCTIONS.test(token)) return false
      depth++
    } else if (token === ')' && --depth < 0) return false
  }
  return depth === 0
}

function invalid(pointer: string, message: string, known: ReadonlySet<string>, meant?: string): Error {
  return invalidOption(
    pointer,
    message,
    `${meant ? `Did you mean ${meant}? ` : ''}Pass an object such as { "--pl-accent": "#0a7" }. Values are colours, lengths, fonts and functions such as calc(). The variables are ${[...known].sort().join(', ')}.`,
  )
}
