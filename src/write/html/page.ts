import { PlatenError } from '../../errors.ts'
import type { StylePart } from '../../generated/templates.ts'
import { limitsOf } from '../../limits.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { shown } from '../../text/shown.ts'
import { wordsFor } from '../../words/words-for.ts'
import { joinWithin } from '../document-length.ts'
import { ipynbPieces } from '../ipynb.ts'
import { renderCells } from './cells.ts'
import { embeddedNotebook } from './embedded.ts'
import { pageHead, pageTail } from './frame.ts'
import { titleOf } from './title.ts'

/**
 * The notebook as one self-contained HTML file: nothing is fetched, nothing in the notebook runs.
 *
 * @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION` for an option with a value it does not take, `LIMIT_EXCEEDED`
 *   for a page longer than `limits.documentLength`.
 */
export function toHtml(notebook: Notebook, options: HtmlOptions = {}): string {
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
  const isEmbedded = embedOf(options)
  const { cells, facts } = renderCells(notebook, options)
  const styles = isEmbedded ? new Set<StylePart>([...facts.styles, 'embedded']) : facts.styles
  yield pageHead({ ...facts, styles }, options).value
  for (const cell of cells) yield cell.html.value
  if (isEmbedded) {
    const { run } = facts
    const words = wordsFor(options)
    const rendered = run === undefined ? notebook : { ...notebook, run }
    yield* embeddedNotebook(ipynbPieces(rendered), titleOf(facts, options, words).document, words)
  }
  yield pageTail().value
}

function embedOf({ embed = false }: HtmlOptions): boolean {
  if (typeof embed === 'boolean') return embed
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: `embed is ${shown(embed)}; it can be true or false`,
    pointer: '/embed',
    help: 'Leave it out for a page without its notebook.',
  })
}
