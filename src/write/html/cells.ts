import type { StylePart } from '../../generated/templates.ts'
import { expectNotebook } from '../../model/expect-notebook.ts'
import type { Notebook } from '../../model/notebook.ts'
import { renderCell } from '../../render/cell/cell.ts'
import { DocumentContext, type OutlineEntry, type RenderedCell } from '../../render/context.ts'
import { makeEnv } from '../../render/env.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { isEmbedded } from './embedded.ts'
import type { PageFacts } from './facts.ts'

/** The cells of a notebook, and what the parts around them are made from. */
export function renderCells(
  notebook: Notebook,
  options: HtmlOptions,
  place: { readonly isFragment?: boolean } = {},
): { readonly cells: readonly RenderedCell[]; readonly facts: PageFacts } {
  expectNotebook(notebook)
  const env = makeEnv(notebook.metadata, options, place)
  const context = new DocumentContext()
  const outline: OutlineEntry[] = []
  const styles = new Set<StylePart>(isEmbedded(options) ? ['embedded'] : [])
  const cells = notebook.cells.map((cell, index) => {
    const rendered = renderCell(cell, context, env, `/cells/${index}`)
    context.advance(rendered.effects)
    for (const entry of rendered.outline) outline.push(entry)
    for (const part of rendered.styles) styles.add(part)
    return rendered
  })
  const { metadata } = notebook
  return { cells, facts: { metadata, run: options.run ?? notebook.run, outline, styles } }
}
