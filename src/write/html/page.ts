import { checkOptions } from '../../check-options.ts'
import { limitsOf } from '../../limits.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { HtmlOptions } from '../../render/options.ts'
import type { SafeHtml } from '../../render/safe-html.ts'
import { encodePieces } from '../../text/encode-pieces.ts'
import { joinWithin, piecesWithin } from '../document-length.ts'
import { renderCells } from './cells.ts'
import { embeddedIn } from './embedded.ts'
import { pageHead, pageTail } from './frame.ts'

const TOO_LONG = 'Write the pieces of toHtmlChunks one after the other, or leave out outputs.'

/**
 * The notebook as one self-contained HTML file: nothing is fetched, nothing in the notebook runs.
 *
 * @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION` for an option there is not, or a value it does not take, `LIMIT_EXCEEDED`
 *   for a page longer than `limits.documentLength`.
 */
export function toHtml(notebook: Notebook, options: HtmlOptions = {}): string {
  checkOptions(options)
  const { documentLength } = limitsOf(options.limits)
  return joinWithin(toHtmlChunks(notebook, options), documentLength, TOO_LONG)
}

/**
 * {@link toHtml} as the UTF-8 of a file or an answer, in less than half the time of encoding that string.
 *
 * @throws PlatenError as {@link toHtml} does
 */
export function toHtmlBytes(notebook: Notebook, options: HtmlOptions = {}): Uint8Array<ArrayBuffer> {
  checkOptions(options)
  const { documentLength } = limitsOf(options.limits)
  return encodePieces(piecesWithin(htmlPieces(notebook, options), documentLength, TOO_LONG))
}

/** {@link toHtml} in pieces: the page's head, each cell, the page's tail. Joined they are the same HTML. */
export function* toHtmlChunks(
  notebook: Notebook,
  options: HtmlOptions = {},
): Generator<string, void, undefined> {
  for (const part of parts(notebook, options)) yield typeof part === 'string' ? part : part.value
}

/** {@link toHtmlChunks} in finer pieces, of which large images are some: nothing of megabytes is put together. */
export function* htmlPieces(notebook: Notebook, options: HtmlOptions): Generator<string, void, undefined> {
  for (const part of parts(notebook, options)) {
    if (typeof part === 'string') yield part
    else if (part.pieces !== undefined) yield* part.pieces
    else yield part.value
  }
}

function* parts(notebook: Notebook, options: HtmlOptions): Generator<SafeHtml | string, void, undefined> {
  const { cells, facts } = renderCells(notebook, options)
  yield pageHead(facts, options)
  for (const cell of cells) yield cell.html
  yield* embeddedIn(notebook, facts, options)
  yield pageTail()
}
