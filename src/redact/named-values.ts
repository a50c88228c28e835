import { type CheckedRules, nameKey } from './rules.ts'
import type { View } from './views.ts'

/** A value that a text gives to one of the names. */
export interface NamedValue {
  readonly start: number
  readonly end: number
  /** Whether it is surely a value, and no expression. */
  readonly isLiteral: boolean
}

// Bounded everywhere, and a name starts only where none is under way: linear in the text.
const NAME =
  /(?<![\w$.\u0080-\uffff-])(-{0,2})([A-Za-z_$\u0080-\uffff][\w$.\u0080-\uffff-]{0,99})(["'`]?\]?)(\s{0,20}(?:=>|->|:=|<-|[!=]?={1,2}|[:,])\s{0,40}|\s{1,20})/g
const OPENING = /[A-Za-z]{0,2}("""|'''|["'`])/y
const ANNOTATION =
  /[A-Za-z_][\w.]{0,60}(?:\[[^\]\n]{0,60}\])?(?:\s{0,5}\|\s{0,5}\w{1,40}){0,3}\s{0,9}=\s{0,9}(?=[A-Za-z]{0,2}["'])/y
/** What ends a value, or is escaped in it. */
const ENDS: Readonly<Record<string, RegExp>> = {
  '"': /["\r\n]|\\[\s\S]/g,
  "'": /['\r\n]|\\[\s\S]/g,
  '`': /`|\\[\s\S]/g,
}
// Also where another argument, the end of a list or a tag is next.
const BARE_END = /[\s"'`;&<>]|,(?=\s|[\w-]{1,99}\s{0,9}[=:]|["'{[]|$)|[)\]}|](?=[\s.,;:)\]}"'`&<|]|$)/g
const LINE_END = /[\r\n]|\\[rn]|<[/a-z!]/gi
const EXPRESSION =
  /^(?:[A-Za-z_$.]*[([{]|(?:none|null|nil|undefined|true|false|str|string|bytes|int|float|bool|boolean|number|any|optional|secretstr)$)/i

/**
 * The values that a text gives to the names: `name = 'value'`, `"name": "value"`, `name=value`, `--name value`,
 * `("name", "value")`, `Header: value` and the like, in any language. Calls and other expressions without quotes are no values.
 */
export function* namedValues({ text, isLoose }: View, rules: CheckedRules): Generator<NamedValue> {
  if (!rules.someName.test(text)) return
  for (let at = 0; ; ) {
    NAME.lastIndex = at
    const match = NAME.exec(text)
    if (!match) return
    at = NAME.lastIndex
    const value = valueBehind(match as unknown as Naming, text, isLoose, rules)
    if (!value || value.end <= value.start) continue
    yield value
    // What is in a value is masked with it; looking there again could take time that grows with its square.
    at = value.end
  }
}

type Naming = [all: string, dashes: string, name: string, closing: string, gap: string] & {
  readonly index: number
}

function valueBehind(
  naming: Naming,
  text: string,
  isLoose: boolean,
  { names, headers }: CheckedRules,
): NamedValue | undefined {
  const [all, dashes, name, closing, gap] = naming
  const keys = [nameKey(name), nameKey(name.slice(name.lastIndexOf('.') + 1))]
  if (!keys.some((key) => names.has(key))) return undefined
  const separator = gap.trim()
  const from = naming.index + all.length
  const quoted = quotedValue(text, separator === ':' ? behind(ANNOTATION, text, from) : from)
  if (quoted) return separator === ',' && !isFirst(text, naming.index) ? undefined : quoted
  if (isLoose || separator === ',' || gap.includes('\n') || (separator === '' && dashes === ''))
    return undefined
  const isHeader = separator === ':' && closing === '' && keys.some((key) => headers.has(key))
  return isHeader ? headerValue(text, naming.index, from) : bareValue(text, from)
}

/** Whether a name is in quotes and the first of some arguments, as in `option("name", "value")`. */
function isFirst(text: string, nameStart: number): boolean {
  return /[([]\s{0,20}["'`]$/.test(text.slice(Math.max(0, nameStart - 22), nameStart))
}

function quotedValue(text: string, from: number): NamedValue | undefined {
  OPENING.lastIndex = from
  const quote = OPENING.exec(text)?.[1]
  if (quote === undefined) return undefined
  const start = OPENING.lastIndex
  if (quote.length === 1) return { start, end: stop(ENDS[quote]!, text, start), isLiteral: true }
  const end = text.indexOf(quote, start)
  return { start, end: end < 0 ? text.length : end, isLiteral: true }
}

/** In `-H "Name: value"` the value ends with the string it is in. */
function headerValue(text: string, nameStart: number, from: number): NamedValue {
  const around = ENDS[text[nameStart - 1] ?? '']
  const end = stop(LINE_END, text, from)
  return { start: from, end: around ? Math.min(end, stop(around, text, from)) : end, isLiteral: true }
}

function bareValue(text: string, from: number): NamedValue | undefined {
  const end = stop(BARE_END, text, from)
  if (EXPRESSION.test(text.slice(from, end + 1)) || EXPRESSION.test(text.slice(from, end))) return undefined
  const isLiteral = end - from >= 8 && /\d/.test(text.slice(from, end))
  return { start: from, end, isLiteral }
}

/** Where a value that starts at `from` ends: what is escaped with a backslash is passed over. */
function stop(ends: RegExp, text: string, from: number): number {
  ends.lastIndex = from
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    if (found[0][0] !== '\\' || ends === LINE_END) return found.index
  }
  return text.length
}

/** The end of what a sticky expression matches at a place; the place itself where it does not. */
function behind(what: RegExp, text: string, from: number): number {
  what.lastIndex = from
  return what.test(text) ? what.lastIndex : from
}
