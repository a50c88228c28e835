import temml from 'temml'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import { takeDefinitions } from './definitions.ts'
import { normalise } from './normalise.ts'

// Environments that stand on lines of their own. Between single dollars TeX refuses them; a reader wants to see them.
const DISPLAY_ENVIRONMENT =
  /^\s*\\begin\{(?:align|alignat|aligned|flalign|gather|gathered|multline|equation|eqnarray|split|CD)\*?\}/
/** A formula that comes out this many times longer than it went in is a bomb. */
const MAX_GROWTH = 400

/**
 * A formula as MathML, so that the page needs neither a font nor a script for it. A bad one is shown as its source,
 * with the reason as its title. Macros it defines reach the formulas after it.
 */
export function renderMath(tex: string, display: boolean, scope: CellScope): SafeHtml {
  const { mathLength, mathNesting } = scope.env.limits
  if (tex.length > mathLength) return asSource(tex, `longer than ${mathLength} characters`, scope)
  const { tex: formula, macros } = takeDefinitions(tex, scope.macros)
  if (macros !== scope.macros) scope.defineMacros(macros)
  if (formula.trim() === '') return html``
  if (nestingOf(formula) > mathNesting) return asSource(tex, `nested more than ${mathNesting} levels deep`, scope)
  const isDisplay = display || DISPLAY_ENVIRONMENT.test(formula)
  try {
    const math = temml.renderToString(normalise(formula), {
      displayMode: isDisplay,
      // Temml writes into the object it is given.
      macros: { ...macros },
      trust: false,
      strict: false,
      throwOnError: true,
      maxSize: [50, 50],
      maxExpand: 1_000,
    })
    if (math.length > MAX_GROWTH * (tex.length + 10)) return asSource(tex, 'it expands too much', scope)
    // Temml escapes what it takes over, and `trust: false` keeps out attributes and links.
    return isDisplay ? html`<span class="pl-math-display">${trustedHtml(math)}</span>` : trustedHtml(math)
  } catch (error) {
    return asSource(tex, reasonOf(error), scope)
  }
}

function asSource(tex: string, reason: string, scope: CellScope): SafeHtml {
  scope.warn('FALLBACK', `A formula is shown as its source: ${reason}`)
  return html`<code class="pl-math-error" title="${reason}">${trustedHtml(escapeVisible(tex))}</code>`
}

/** Temml's messages end in the formula with a combining underline below the place; the first line says it all. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'nested too deep'
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().split(/[:\n]/, 1)[0]!.slice(0, 200)
}

/** An upper bound for how deep the parser will recurse, short of macros. */
function nestingOf(tex: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < tex.length; i++) {
    const char = tex[i]
    if (char === '{') deepest = Math.max(deepest, ++depth)
    else if (char === '}') depth--
    else if (char === '\\') {
      if (tex.startsWith('left', i + 1) || tex.startsWith('begin', i + 1)) deepest = Math.max(deepest, ++depth)
      else if (tex.startsWith('right', i + 1) || tex.startsWith('end', i + 1)) depth--
      i++
    }
  }
  return deepest
}
