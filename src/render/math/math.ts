import { english } from '../../words/english.ts'
import type { Say } from '../../words/words.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import { takeDefinitions } from './definitions.ts'
import { needsDisplay, renameEnvironments } from './dialect.ts'
import { toMathMl, unreadable } from './engine.ts'
import { expandMacros, withDefinitions } from './expand.ts'
import type { Formula, MathBudget } from './formula.ts'
import { costOf, hazardIn } from './guard.ts'

/** What can paint outside its place, and over what is not the notebook's. Its box clips it. */
const MOVES = /voffset=|margin-left:-|position:|="-/
const FORMULAS_OF_FULL_LENGTH = 10
const LIMIT = 'limits.mathLength'

/**
 * A formula as MathML, so that the page needs neither a font nor a script for it. One that cannot be shown is its
 * source, with the reason as its title. Macros it defines reach the formulas after it.
 *
 * @param tex What stands between the delimiters.
 */
export function renderMath(tex: string, display: boolean, scope: CellScope): SafeHtml {
  const source = display ? `$$${tex}$$` : `$${tex}$`
  return renderFormula({ tex, display, source }, scope, mathBudget(scope))
}

/** The allowance for all formulas of one source: as much as ten of the longest. */
export function mathBudget(scope: CellScope): MathBudget {
  return { left: scope.env.limits.mathLength * FORMULAS_OF_FULL_LENGTH, exhausted: false }
}

/** {@link renderMath} for one of several formulas that share a budget. */
export function renderFormula(formula: Formula, scope: CellScope, budget: MathBudget): SafeHtml {
  scope.needs('math')
  if (formula.reference) return renderReference(formula.reference)
  if (budget.exhausted) return source(formula)
  const { mathLength, mathNesting } = scope.env.limits
  if (formula.tex.length > mathLength)
    return asSource(formula, (words) => words.tooLong(mathLength, LIMIT), scope)

  const { rest, definitions } = takeDefinitions(formula.tex)
  const macros = withDefinitions(scope.macros, definitions)
  if (macros !== scope.macros) scope.defineMacros(macros)
  if (rest.trim() === '') return html``

  const expanded = expandMacros(renameEnvironments(rest), macros, mathLength)
  const tex = 'tex' in expanded ? renameEnvironments(expanded.tex) : ''
  // A macro that grows too much has cost as much as the longest formula.
  budget.left -= 'tex' in expanded ? costOf(tex) : expanded.isBomb ? mathLength : rest.length
  if (budget.left < 0) {
    budget.exhausted = true
    return asSource(formula, (words) => words.tooMuchMath(LIMIT), scope)
  }
  if ('reason' in expanded) return asSource(formula, expanded.reason, scope)
  const problem = hazardIn(tex, mathNesting)
  if (problem !== undefined) return asSource(formula, problem, scope)

  const display = formula.display || needsDisplay(tex)
  const result = toMathMl(tex, display)
  if (result.markup === undefined) return asSource(formula, result.problem ?? unreadable, scope)
  if (result.problem !== undefined)
    scope.warn('FALLBACK', `Part of a formula is shown as its source: ${result.problem(english)}`)
  const math = trustedHtml(result.markup)
  if (!display) return MOVES.test(result.markup) ? html`<span class="pl-math-box">${math}</span>` : math
  // A span, because a formula may stand within a paragraph, where a div would end it.
  const id = formula.anchor === undefined ? null : html` id="${formula.anchor}"`
  return html`<span class="pl-math-display"${id}>${math}</span>`
}

function renderReference({ href, text }: NonNullable<Formula['reference']>): SafeHtml {
  if (href === undefined) return html`<span class="pl-math-ref">${text}</span>`
  return html`<a class="pl-math-ref" href="#${href}">${text}</a>`
}

function asSource(formula: Formula, why: Say, scope: CellScope): SafeHtml {
  scope.warn('FALLBACK', `A formula is shown as its source: ${why(english)}`)
  return source(formula, why(scope.env.words))
}

function source({ source, display }: Formula, reason?: string): SafeHtml {
  const title = reason === undefined ? null : html` title="${reason}"`
  const code = html`<code class="pl-math-error"${title}>${trustedHtml(escapeVisible(source))}</code>`
  return display ? html`<span class="pl-math-display">${code}</span>` : code
}
