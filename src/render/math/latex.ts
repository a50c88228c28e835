import { preformatted } from '../preformatted.ts'
import { joinHtml, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import { findMath } from '../markdown/find-math.ts'
import { renderMath } from './math.ts'

const NOT_MATHEMATICS = /\\begin\{(?:tabular|table|document|longtable|figure|itemize|enumerate|center)\*?\}/

/**
 * A `text/latex` output: formulas with text around them, as kernels write `$\displaystyle …$`. LaTeX that is not
 * mathematics (a table, a document) is shown as its source.
 */
export function renderLatex(text: string, scope: CellScope): SafeHtml {
  const source = text.replace(/\r\n?/g, '\n')
  const spans = findMath(source)
  if (spans.length === 0 || NOT_MATHEMATICS.test(source)) {
    return preformatted('pl-source', trustedHtml(escapeVisible(text)))
  }
  const parts: SafeHtml[] = []
  let at = 0
  for (const { start, end, tex, display } of spans) {
    parts.push(trustedHtml(escapeVisible(source.slice(at, start))), renderMath(tex, display, scope))
    at = end
  }
  parts.push(trustedHtml(escapeVisible(source.slice(at))))
  return joinHtml(parts)
}
