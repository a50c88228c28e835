import { expectNotebook } from '../../model/expect-notebook.ts'
import type { Notebook } from '../../model/notebook.ts'
import { renderCell } from '../../render/cell/cell.ts'
import { DocumentContext, type RenderedCell } from '../../render/context.ts'
import { makeEnv } from '../../render/env.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { FactCollector, type PageFacts } from './facts.ts'

/** The cells of a notebook, and what the parts around them are made from. */
export function renderCells(
  notebook: Notebook,
  options: HtmlOptions,
  place: { readonly isFragment?: boolean } = {},
): { readonly cells: readonly RenderedCell[]; readonly facts: PageFacts } {
  expectNotebook(notebook)
  const env = makeEnv(notebook.metadata, options, place)
  const context = new DocumentContext()
  const collector = new FactCollector(options)
  const cells = notebook.cells.map((cell, index) => {
    const rendered = renderCell(cell, context, env, `/cells/${index}`)
    context.advance(rendered.effects)
    collector.add(rendered)
    return rendered
  })
  return { cells, facts: collector.facts(notebook) }
}
