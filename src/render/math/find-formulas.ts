import type { Formula } from './formula.ts'

const OPENERS = /\$\$|\$|\\\[|\\\(|\\begin\s*\{([a-zA-Z]+\*?)\}|\\[\s\S]/g
const CLOSERS: Readonly<Record<string, string>> = { $$: '$$', $: '$', '\\[': '\\]', '\\(': '\\)' }
/** Mathematics in text. Offsets are UTF-16 units. */
export interface FoundFormula {
  readonly start: number
  readonly formula: Formula
  readonly end: number
}

/** As MathJax finds mathematics in text: each delimiter with the next of its kind outside braces. */
export function findFormulas(source: string): readonly FoundFormula[] {
  if (!/[$\\]/.test(source)) return []
  const found: FoundFormula[] = []
  OPENERS.lastIndex = 0
  // One that is never closed opens nothing, and neither does another like it further on.
  const hopeless = new Set<string>()
  // Braces that never balance make the search read to the end each time.
  let budget = source.length * 8
  for (let opener = OPENERS.exec(source); opener; opener = OPENERS.exec(source)) {
    const environment = opener[1]
    const closer = environment === undefined ? CLOSERS[opener[0]] : `\\end{${environment}}`
    if (closer === undefined || hopeless.has(closer)) continue
    const from = OPENERS.lastIndex
    const { close, stop } = closingAt(source, from, closer)
    budget -= stop - from
    if (budget < 0) break
    if (close === undefined) {
      hopeless.add(closer)
      continue
    }
    const end = close + closer.length
    const whole = source.slice(opener.index, end)
    const display = environment !== undefined || closer === '$$' || closer === '\\]'
    found.push({
      start: opener.index,
      end,
      formula: { tex: environment === undefined ? source.slice(from, close) : whole, display, source: whole },
    })
    OPENERS.lastIndex = end
  }
  return found
}

/** Where the closer is, and how far was read to tell. */
function closingAt(
  source: string,
  from: number,
  closer: string,
): { close: number | undefined; stop: number } {
  let braces = 0
  for (let i = from; i < source.length; i++) {
    const char = source[i]
    if (braces <= 0 && source.startsWith(closer, i)) return { close: i, stop: i }
    if (char === '\\') i++
    else if (char === '{') braces++
    else if (char === '}') braces--
  }
  // What does not balance is for TeX to complain about.
  const next = source.indexOf(closer, from)
  return { close: next < 0 ? undefined : next, stop: source.length }
}
