import { preformatted } from '../preformatted.ts'
import { html, joinHtml, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import { findFormulas } from './find-formulas.ts'
import { resolveLabels } from './labels.ts'
import { mathBudget, renderFormula } from './math.ts'

/** LaTeX that is not mathematics: a table, a document, a list. */
const DOCUMENT =
  /\\(?:begin\s*\{(?:tabular[xy*]?|longtable|table|figure|document|itemize|enumerate|description|center|verbatim|tikzpicture|quote|minipage)\*?\}|documentclass|usepackage|(?:sub)*section|item)(?![a-zA-Z])/

/**
 * A `text/latex` output: formulas, with text around them perhaps, as kernels write `$\displaystyle …$`. LaTeX that
 * is not mathematics is shown as its source.
 */
export function renderLatex(text: string, scope: CellScope): SafeHtml {
  const source = text.replace(/\r\n?/g, '\n').trim()
  const rendered = DOCUMENT.test(source) ? undefined : renderTextWithMath(source, scope)
  return rendered ?? preformatted('pl-source', trustedHtml(escapeVisible(source)))
}

/** Text with the formulas in it; undefined where there is none. */
export function renderTextWithMath(source: string, scope: CellScope): SafeHtml | undefined {
  const found = findFormulas(source)
  if (found.length === 0) return undefined
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
