import type { JsonValue } from '../../model/json.ts'
import { formatSize } from '../../text/format-number.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { LIBRARY, scriptName } from '../charts/script-name.ts'
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

/**
 * One line in place of what a script would show, its source folded away; a quieter one for a library that it only loads.
 *
 * @param otherwise What it is where its words do not tell.
 */
export function scriptLine(source: string, otherwise: string, scope: CellScope): SafeHtml {
  const name = scriptName(source)
  if (name === LIBRARY) return foldedSource(`${name}, not run`, source, scope)
  return html`<details class="pl-placeholder"><summary>${summary(`${name ?? otherwise}, not run`, source)}</summary>${beginning(source, scope)}</details>`
}

/** A quiet line for what would not show anything, its source folded away. */
export function foldedSource(what: string, source: string, scope: CellScope): SafeHtml {
  return html`<details class="pl-fold"><summary>${summary(what, source)}</summary>${beginning(source, scope)}</details>`
}

function summary(what: string, source: string): string {
  return `${what} in this report. Show its source (${formatSize(new TextEncoder().encode(source).length)})`
}
