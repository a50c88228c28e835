import temml from 'temml'
import type { Say } from '../../words/words.ts'
import { visibleText } from '../visible-controls.ts'
import { repaired } from './repairs.ts'

/** A formula as MathML, or why it is not. */
export interface MathMl {
  readonly markup?: string
  /** In plain words; a formula that is shown all the same may have one too. */
  readonly problem?: Say
}

// A command Temml does not know comes out by its name in this colour, as MathJax shows it in Jupyter. No author
// will pick just this one, so it tells them apart.
const UNKNOWN_COLOR = '#b22221'
const UNKNOWN_CLASS = 'pl-math-unknown'
const UNKNOWN = new RegExp(`="(?:color:${UNKNOWN_COLOR};|${UNKNOWN_CLASS}")`)
// Belt and braces: with `trust: false` Temml makes MathML elements only, and none that link or load. In text it
// escapes quotes, so what looks like an attribute is one.
const UNSAFE = /<(?!\/?(?:m[a-z]+|none)[ >])|[\s"'](?:on[a-z]+|href|src|xlink:href|id|name)=["']/i
/** Of a length, what would push things across the page. Temml bounds most, but not those below zero. */
const HUGE = /="(?:[^"]*[: -])?(?:\d{4,}(?:\.\d+)?[a-z]{2}|(?:[5-9]\d|\d{3})(?:\.\d+)?em)[;" ]/
// `\mathop{\mathrm{max}}`: elements within an operator, where a browser reads HTML and so no longer mathematics.
const NESTED_OPERATOR =
  /(<mo(?: [^<>]*)?>)((?:<\/?m(?:padded|row|i|n|text|style|space)(?: [^<>]*)?>[^<>]*)+)<\/mo>/g
const CACHE_SIZE = 1_000
const CACHEABLE = 2_000
const cache = new Map<string, MathMl>()

/** Temml's MathML of a formula that passed the guards. A pure function, remembered for formulas that come again. */
export function toMathMl(tex: string, display: boolean): MathMl {
  const key = (display ? 'D' : 'I') + tex
  const known = cache.get(key)
  if (known !== undefined) return known
  const result = convert(tex, display)
  if (tex.length <= CACHEABLE) {
    if (cache.size >= CACHE_SIZE) cache.clear()
    cache.set(key, result)
  }
  return result
}

/** For benchmarks, which want to know what a formula costs that was never met. */
export function forgetFormulas(): void {
  cache.clear()
}

function convert(tex: string, display: boolean): MathMl {
  const strict = attempt(tex, display, true)
  if (strict.markup !== undefined) return strict
  const mended = repaired(tex)
  const lenient = attempt(mended, display, false)
  if (lenient.markup === undefined) return strict
  if (!UNKNOWN.test(lenient.markup)) return { markup: lenient.markup }
  return { markup: lenient.markup, problem: attempt(mended, display, true).problem ?? strict.problem }
}

function attempt(tex: string, displayMode: boolean, throwOnError: boolean): MathMl {
  try {
    const markup = temml.renderToString(tex, {
      displayMode,
      throwOnError,
      errorColor: UNKNOWN_COLOR,
      macros: {},
      trust: false,
      strict: false,
      maxSize: [49, 490],
      maxExpand: 4_000,
    })
    // Without throwOnError a formula that does not parse comes back as a <span>.
    if (markup.startsWith('<span')) return { problem: (words) => words.notTex }
    if (UNSAFE.test(markup)) return { problem: (words) => words.notAllowed }
    if (HUGE.test(markup)) return { problem: (words) => words.movesTooFar }
    return { markup: visibleText(tidied(markup)) }
  } catch (error) {
    return { problem: explain(error) }
  }
}

/** Without what Temml lets slip: bookkeeping as a style, black for the colour of the text, what browsers ignore. */
function tidied(markup: string): string {
  return markup
    .replace(/ style="level:[^"]*"/g, '')
    .replaceAll('color:undefined;', '')
    .replaceAll(' mathbackground="black"', ' mathbackground="currentcolor"')
    .replaceAll(`<mtext style="color:${UNKNOWN_COLOR};"`, `<mtext class="${UNKNOWN_CLASS}"`)
    .replaceAll(' linebreak="newline"', '')
    .replace(
      NESTED_OPERATOR,
      (_whole, open: string, inner: string) => `${open}${inner.replace(/<[^>]*>/g, '')}</mo>`,
    )
}

/** Temml's messages go on with the position and the source, marked with combining characters. */
function explain(error: unknown): Say {
  if (!(error instanceof Error) || error.name !== 'ParseError') return unreadable
  const said = error.message
    .split(/ at (?:position|end of input)/, 1)[0]!
    .trim()
    .slice(0, 200)
  // Temml speaks English only.
  return () => said
}

export const unreadable: Say = (words) => words.unreadable
