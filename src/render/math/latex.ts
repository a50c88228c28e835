import { preformatted } from '../preformatted.ts'
import { html, joinHtml, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import type { Formula } from './formula.ts'
import { resolveLabels } from './labels.ts'
import { mathBudget, renderFormula } from './math.ts'

const OPENERS = /\$\$|\$|\\\[|\\\(|\\begin\s*\{([a-zA-Z]+\*?)\}|\\[\s\S]/g
const CLOSERS: Readonly<Record<string, string>> = { $$: '$$', $: '$', '\\[': '\\]', '\\(': '\\)' }
/** LaTeX that is not mathematics: a table, a document, a list. */
const DOCUMENT =
  /\\(?:begin\s*\{(?:tabular[xy*]?|longtable|table|figure|document|itemize|enumerate|description|center|verbatim|tikzpicture|quote|minipage)\*?\}|documentclass|usepackage|(?:sub)*section|item)(?![a-zA-Z])/

interface Found {
  readonly start: number
  readonly formula: Formula
  readonly end: number
}

/**
 * A `text/latex` output: formulas, with text around them perhaps, as kernels write `$\displaystyle …$`. LaTeX that
 * is not mathematics is shown as its source.
 */
export function renderLatex(text: string, scope: CellScope): SafeHtml {
  const source = text.replace(/\r\n?/g, '\n').trim()
  const found = DOCUMENT.test(source) ? [] : findFormulas(source)
  if (found.length === 0) return preformatted('pl-source', trustedHtml(escapeVisible(source)))
  const formulas = resolveLabels(
    found.map(({ formula }) => formula),
    scope,
  )
  const budget = mathBudget(scope)
  const parts: SafeHtml[] = []
  let at = 0
  for (const [i, { start, end }] of found.entries()) {
    parts.push(plain(source.slice(at, start)), renderFormula(formulas[i]!, scope, budget))
    at = end
  }
  return joinHtml([...parts, plain(source.slice(at))])
}

function plain(text: string): SafeHtml {
  return text.trim() === ''
    ? html`${text}`
    : html`<span class="pl-latex-text">${trustedHtml(escapeVisible(text))}</span>`
}

/** As MathJax finds mathematics in text: each delimiter with the next of its kind outside braces. */
function findFormulas(source: string): readonly Found[] {
  const found: Found[] = []
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
