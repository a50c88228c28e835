import { PlatenError } from '../../errors.ts'
import type { StylePart } from '../../generated/templates.ts'
import { limitsOf } from '../../limits.ts'
import { expectNotebook } from '../../model/expect-notebook.ts'
import type { Notebook } from '../../model/notebook.ts'
import { renderCell } from '../../render/cell/cell.ts'
import { DocumentContext, type OutlineEntry, type RenderedCell } from '../../render/context.ts'
import { makeEnv } from '../../render/env.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { shown } from '../../text/shown.ts'
import { joinWithin } from '../document-length.ts'
import { ipynbPieces } from '../ipynb.ts'
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
  expectNotebook(notebook)
  const isEmbedded = embedOf(options)
  const cells = renderCells(notebook, options)
  const outline: OutlineEntry[] = []
  const styles = new Set<StylePart>(isEmbedded ? ['embedded'] : [])
  for (const cell of cells) {
    for (const entry of cell.outline) outline.push(entry)
    for (const part of cell.styles) styles.add(part)
  }
  const run = options.run ?? notebook.run
  const facts = { metadata: notebook.metadata, run, outline, styles }
  yield pageHead(facts, options).value
  for (const cell of cells) yield cell.html.value
  if (isEmbedded) {
    const rendered = run === undefined ? notebook : { ...notebook, run }
    yield* embeddedNotebook(ipynbPieces(rendered), titleOf(facts, options).document)
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

function renderCells(notebook: Notebook, options: HtmlOptions): readonly RenderedCell[] {
  const env = makeEnv(notebook.metadata, options)
  const context = new DocumentContext()
  return notebook.cells.map((cell, index) => {
    const rendered = renderCell(cell, context, env, `/cells/${index}`)
    context.advance(rendered.effects)
    return rendered
  })
}
