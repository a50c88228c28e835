import { PlatenError } from '../errors.ts'
import { escapePointerToken } from '../text/pointer.ts'

/**
 * What is to be masked. Plain data; nothing is masked that no rule names.
 *
 * Redaction lowers the risk of publishing a secret, it cannot promise that none is left. It does not see what is
 * drawn in an image, compressed (zip, gzip, PDF, Parquet) or encrypted; a value that a program has cut, reversed,
 * re-cased, hashed or put together from parts; nor a secret no rule describes. Revoke what has leaked.
 *
 * Values and strings are also found escaped (JSON, code, HTML, URLs), in base64, as the hexadecimal digits of their
 * UTF-8 bytes, and with accents as characters of their own or not (NFC, NFD). Regular expressions and names see one
 * Unicode form, the one that is there.
 */
export interface RedactRules {
  /**
   * Names whose values are secret: parameters, keys of JSON objects, columns of tables that come as data (not as HTML or text), variables, keyword arguments,
   * environment variables, options of command lines, parts of URL queries. Upper and lower case and `-`, `_`, `.`
   * do not matter; a name is a whole name (`password` is not `db_password`), or what follows its last dot. The value
   * is also masked wherever else it stands, if it is long enough. Default none.
   */
  readonly names?: readonly string[]
  /** Names of HTTP headers, by the same rules; without quotes, the value is the rest of the line. Default none. */
  readonly headers?: readonly string[]
  /**
   * A string is masked wherever it stands. A regular expression masks what it matches, or its group `secret` if
   * it has one; it sees each text as stored, whole, without colours, and decoded, so `^` and `$` mean that text.
   * `g` and `y` make no difference. One that backtracks badly makes the export as slow. Default none; see `tokenPatterns`.
   */
  readonly patterns?: readonly (string | RegExp)[]
  /**
   * Values of named things shorter than this, in UTF-16 units, are masked where they are named and nowhere else: `1`
   * and `true` are everywhere; a warning says so. At least 1, default 6.
   */
  readonly minLength?: number
  /**
   * What stands where a secret was. Up to 40 characters without spaces, controls and `"'&<>\`$%`, so that the text
   * around stays JSON, code or a URL. Default `REDACTED`.
   */
  readonly mask?: string
}

/** The rules, checked. */
export interface CheckedRules {
  /** Names and headers as they were given. */
  readonly given: readonly string[]
  /** As {@link nameKey} gives them; headers are among them. */
  readonly names: ReadonlySet<string>
  /** Matches every text with one of the names in it, and few others. */
  readonly someName: RegExp
  readonly headers: ReadonlySet<string>
  readonly strings: readonly string[]
  readonly expressions: readonly RegExp[]
  readonly minLength: number
  readonly mask: string
}

const RULES: readonly string[] = ['names', 'headers', 'patterns', 'minLength', 'mask']
const RULE_HELP =
  'Pass an object such as { names: ["password"], headers: ["Authorization"], patterns: [/key-\\d+/], minLength: 6, mask: "REDACTED" }.'
// A token of HTTP (RFC 9110, section 5.6.2).
const HEADER = /^[\w!#$%&'*+.^`|~-]+$/
const MASK = /^[^\s\p{C}"'&<>\\`$%]{1,40}$/u

/** @throws PlatenError `INVALID_OPTION`; the message names the rule, never what it says */
export function checkRules(rules: RedactRules): CheckedRules {
  checkKeys(rules)
  const { names = [], headers = [], patterns = [], minLength = 6, mask = 'REDACTED' } = rules
  if (!(Number.isSafeInteger(minLength) && minLength > 0))
    throw invalid('minLength', 'is not a whole number of at least 1')
  if (typeof mask !== 'string' || !MASK.test(mask))
    throw invalid('mask', 'is not a short text without markup')
  const headerKeys = keysOf(headers, 'headers')
  headers.forEach((header, i) => {
    if (!HEADER.test(header)) throw invalid(`headers/${i}`, 'is not the name of an HTTP header')
  })
  const list = listOf(patterns, 'patterns')
  list.forEach((pattern, i) => {
    if (!isExpression(pattern) && (typeof pattern !== 'string' || pattern === ''))
      throw invalid(`patterns/${i}`, 'is neither a string with something in it nor a RegExp')
  })
  const keys = new Set([...keysOf(names, 'names'), ...headerKeys])
  if (keys.size + list.length === 0) throw invalid('', 'the rules name nothing that is to be masked')
  return {
    given: [...names, ...headers],
    names: keys,
    someName: someOf(keys),
    headers: headerKeys,
    strings: list.filter((pattern) => typeof pattern === 'string'),
    expressions: list.filter(isExpression).map(searching),
    minLength,
    mask,
  }
}

/** A rule that was misspelt would mask nothing. */
function checkKeys(rules: unknown): void {
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules))
    throw invalid('', 'the rules are not an object')
  const unknown = Object.keys(rules).find((key) => !RULES.includes(key))
  if (unknown !== undefined) throw invalid(escapePointerToken(unknown), 'is not a rule')
}

/** A name without what may differ in it; `''` where nothing is left. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[\s$._-]+/g, '')
}

/** With many names, looking for each takes longer than looking at all that could be one. */
function someOf(keys: ReadonlySet<string>): RegExp {
  if (keys.size > 30) return /[=:,\s]/
  const spelled = [...keys].map((key) =>
    [...key].map((character) => character.replace(/[^\w]/g, '\\$&')).join('[$._-]*'),
  )
  return new RegExp(keys.size === 0 ? '(?!)' : spelled.join('|'), 'i')
}

function keysOf(names: readonly string[], rule: string): ReadonlySet<string> {
  return new Set(
    listOf(names, rule).map((name, i) => {
      const key = typeof name === 'string' ? nameKey(name) : ''
      if (key === '') throw invalid(`${rule}/${i}`, 'is not a name')
      return key
    }),
  )
}

function listOf<T>(value: readonly T[], rule: string): readonly T[] {
  if (Array.isArray(value)) return value
  throw invalid(rule, 'is not a list')
}

// By tag, as it may come from another realm.
function isExpression(pattern: unknown): pattern is RegExp {
  return Object.prototype.toString.call(pattern) === '[object RegExp]'
}

/** A copy with a state of its own. Indices cost time, so they are asked for only where a group is wanted. */
function searching({ source, flags }: RegExp): RegExp {
  const own = flags.replace(/[gyd]/g, '')
  return new RegExp(source, `${own}g${source.includes('(?<secret>') ? 'd' : ''}`)
}

function invalid(rule: string, problem: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_OPTION',
    message: rule === '' ? `redact: ${problem}` : `redact: ${rule} ${problem}`,
    pointer: rule === '' ? '/redact' : `/redact/${rule}`,
    help: `${RULE_HELP} Pass at least one of names, headers and patterns.`,
  })
}
