import { checkOptions } from '../../check-options.ts'
import { limitsOf } from '../../limits.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { narrow } from '../../text/narrow.ts'
import { joinWithin } from '../document-length.ts'
import { renderCells } from './cells.ts'
import { embeddedIn } from './embedded.ts'
import { pageHead, pageTail } from './frame.ts'

/**
 * The notebook as one self-contained HTML file: nothing is fetched, nothing in the notebook runs.
 *
 * @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION` for an option there is not, or a value it does not take, `LIMIT_EXCEEDED`
 *   for a page longer than `limits.documentLength`.
 */
export function toHtml(notebook: Notebook, options: HtmlOptions = {}): string {
  checkOptions(options)
  const { documentLength } = limitsOf(options.limits)
  return joinWithin(
    toHtmlChunks(notebook, options),
    documentLength,
    'Write the pieces of toHtmlChunks one after the other, or leave out outputs.',
  )
}

/** {@link toHtml} in pieces: the page's head, each cell, the page's tail. Joined they are the same HTML. */
export function* toHtmlChunks(
  notebook: Notebook,
  options: HtmlOptions = {},
): Generator<string, void, undefined> {
  const { cells, facts } = renderCells(notebook, options)
  // Headings may have been cut out of wide text.
  yield narrow(pageHead(facts, options).value)
  for (const cell of cells) yield cell.html.value
  yield* embeddedIn(notebook, facts, options)
  yield pageTail().value
}
