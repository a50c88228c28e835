import { findFormulas } from '../math/find-formulas.ts'
import { resolveLabels } from '../math/labels.ts'
import { mathBudget, renderFormula } from '../math/math.ts'
import { type SafeHtml, trustedHtml } from '../safe-html.ts'
import { decodeText } from '../sanitize/escape.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { CellScope } from '../scope.ts'
import { fillSanitized } from './fill.ts'
import { put, type Slot, withoutMarks } from './slots.ts'

/** HTML of the notebook, with the formulas that MathJax would find in its text. */
export function renderHtmlWithMath(source: string, scope: CellScope): SafeHtml {
  const text = withoutMarks(source)
  // A formula does not go on in another element.
  const found = findFormulas(text).filter(({ formula }) => !formula.source.includes('<'))
  const formulas = resolveLabels(
    found.map(({ formula }) => ({
      ...formula,
      tex: decodeText(formula.tex),
      source: decodeText(formula.source),
    })),
    scope,
  )
  const budget = mathBudget(scope)
  const slots: Slot[] = []
  let out = ''
  let at = 0
  for (const [i, { start, end }] of found.entries()) {
    const formula = formulas[i]!
    const render = () => renderFormula(formula, scope, budget).value
    out += text.slice(at, start) + put(slots, { kind: 'formula', source: formula.source, render })
    at = end
  }
  // What the sanitiser returned, with formulas where their marks stood.
  return trustedHtml(fillSanitized(sanitize(out + text.slice(at), scope).value, slots))
}
