import type { JsonValue } from '../../model/json.ts'
import { utf8Size } from '../../text/encode-pieces.ts'
import { formatSize } from '../../text/format-number.ts'
import { english } from '../../words/english.ts'
import type { Say } from '../../words/words.ts'
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
  name: Say,
  data: JsonValue,
  { bundle, scope }: MimeContext,
  problem?: string,
): SafeHtml {
  const { words } = scope.env
  const text = bundle['text/plain']
  if (problem === undefined)
    scope.warn('FALLBACK', `${name(english)} is not drawn; the beginning of its data is shown instead`)
  const what = name(words)
  return html`<div class="pl-placeholder"><p>${problem === undefined ? words.notRun(what) : words.notDrawn(what, problem)}</p>${
    typeof text === 'string' && text !== '' && preformatted('pl-text', renderAnsi(text, scope))
  }<details><summary>${words.itsData}</summary>${
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
  const { words } = scope.env
  const name = scriptName(source)
  const summary = words.notRunSource(name ? name(words) : otherwise, sizeOf(source, scope))
  if (name === LIBRARY) return quietLine(summary, source, scope)
  return html`<details class="pl-placeholder"><summary>${summary}</summary>${beginning(source, scope)}</details>`
}

/** A script that only loads a library. */
export function libraryLine(source: string, scope: CellScope): SafeHtml {
  const { words } = scope.env
  return quietLine(words.notRunSource(LIBRARY(words), sizeOf(source, scope)), source, scope)
}

/** HTML that holds nothing but styles. */
export function stylesLine(source: string, scope: CellScope): SafeHtml {
  return quietLine(scope.env.words.stylesSource(sizeOf(source, scope)), source, scope)
}

function quietLine(summary: string, source: string, scope: CellScope): SafeHtml {
  return html`<details class="pl-fold"><summary>${summary}</summary>${beginning(source, scope)}</details>`
}

function sizeOf(source: string, scope: CellScope): string {
  return formatSize(utf8Size([source]), scope.env.words.bytes)
}
