import type { JsonValue } from '../../model/json.ts'
import { formatSize } from '../../text/format-number.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope, MimeContext } from '../scope.ts'
import { beginning } from './beginning.ts'
import { renderJson } from './json-tree.ts'

/** Of each list in a chart's data so many entries are in the page. */
export const SHOWN_ENTRIES = 50

/**
 * In place of a chart that is not drawn: what it is, why, the output's own text, and its data, folded.
 *
 * @param name `Plotly chart “Sales”: bar, 12 points`
 * @param data JSON, or the text of a script.
 * @param problem Why it could not be drawn, of which a warning has told; undefined where nobody tried.
 */
export function chartPlaceholder(
  name: string,
  data: JsonValue,
  { bundle, scope }: MimeContext,
  problem?: string,
): SafeHtml {
  const text = bundle['text/plain']
  if (problem === undefined)
    scope.warn('FALLBACK', `${name} is not drawn; the beginning of its data is shown instead`)
  const why = problem === undefined ? 'not run in this static report' : `not drawn, because ${problem}`
  return html`<div class="pl-placeholder"><p>${name}, ${why}.</p>${
    typeof text === 'string' && text !== '' && preformatted('pl-text', renderAnsi(text, scope))
  }<details><summary>Its data</summary>${
    typeof data === 'string'
      ? beginning(data, scope)
      : renderJson(data, scope, { open: 1, entries: SHOWN_ENTRIES })
  }</details></div>`
}

/** One line in place of what a script would show, its source folded away. */
export function foldedScript(what: string, source: string, scope: CellScope): SafeHtml {
  const size = formatSize(new TextEncoder().encode(source).length)
  return html`<details class="pl-placeholder"><summary>${what}, not run in this report. Show its source (${size})</summary>${beginning(source, scope)}</details>`
}
