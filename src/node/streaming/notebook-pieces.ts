import { type HtmlOptions, PlatenError } from '../../index.ts'
import {
  type CellEffects,
  DocumentContext,
  FactCollector,
  IPYNB_HEAD,
  ipynbTail,
  makeEnv,
  type OutlineEntry,
  type PageFacts,
  pageHead,
  pageTail,
  type RenderedCell,
  renderCell,
  startEmbedding,
  writeIpynbCell,
} from '../../kernel.ts'
import { detached } from './detached.ts'
import { memoryForEntry } from './memory.ts'
import type { NotebookCells } from './notebook-source.ts'

/** The text of `toIpynb`, in pieces. */
export async function* ipynbPieces(cells: NotebookCells): AsyncGenerator<string> {
  yield IPYNB_HEAD
  let count = 0
  for await (const batch of cells.all()) {
    const pieces = batch.map(({ cell }) => (count++ === 0 ? '' : ',') + writeIpynbCell(cell))
    yield pieces.join('')
  }
  yield ipynbTail(cells.frame, count)
}

/**
 * The text of `toHtml`, in pieces. All is rendered once before there is a piece, since the page's head has the
 * contents: what can go wrong goes wrong then, and what is to be said is said.
 */
export async function htmlPieces(
  cells: NotebookCells,
  options: HtmlOptions,
): Promise<AsyncGenerator<string>> {
  const collector = new FactCollector(options)
  let { memory } = cells
  for await (const batch of renderAll(cells, options))
    for (const { outline, styles } of batch) {
      for (const { text, anchor } of outline) memory -= memoryForEntry(text, anchor)
      if (memory < 0) throw tooManyEntries()
      collector.add({ outline: outline.map(detachedEntry), styles })
    }
  const { onWarning: _, ...silent } = options
  return page(cells, collector.facts(cells.frame), silent)
}

async function* page(cells: NotebookCells, facts: PageFacts, options: HtmlOptions): AsyncGenerator<string> {
  yield pageHead(facts, options).value
  for await (const batch of renderAll(cells, options)) yield batch.map(({ html }) => html.value).join('')
  yield* embedded(cells, facts, options)
  yield pageTail().value
}

/** The notebook, where it is to be in the page. */
async function* embedded(
  cells: NotebookCells,
  facts: PageFacts,
  options: HtmlOptions,
): AsyncGenerator<string> {
  const embedding = startEmbedding(facts, options)
  if (embedding === undefined) return
  const { run } = facts
  yield embedding.head()
  for await (const text of ipynbPieces(
    run === undefined ? cells : { ...cells, frame: { ...cells.frame, run } },
  ))
    yield embedding.add(text)
  yield embedding.tail()
}

async function* renderAll(
  cells: NotebookCells,
  options: HtmlOptions,
): AsyncGenerator<readonly RenderedCell[]> {
  const env = makeEnv(cells.frame.metadata, options)
  const context = new DocumentContext()
  for await (const batch of cells.all())
    yield batch.map(({ cell, index }) => {
      const rendered = renderCell(cell, context, env, `/cells/${index}`)
      context.advance(detachedEffects(rendered.effects))
      return rendered
    })
}

function detachedEffects(effects: CellEffects): CellEffects {
  const { slugs, macros } = effects
  if (slugs.length === 0 && macros === undefined) return effects
  return {
    ...effects,
    slugs: slugs.map(detached),
    ...(macros && {
      macros: Object.fromEntries(
        Object.entries(macros).map(([name, value]) => [detached(name), detached(value)]),
      ),
    }),
  }
}

function detachedEntry(entry: OutlineEntry): OutlineEntry {
  return { ...entry, text: detached(entry.text), anchor: detached(entry.anchor) }
}

function tooManyEntries(): PlatenError {
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: 'The notebook has more headings and errors than fit into the memory of this process.',
    pointer: '/cells',
    help: 'Give the process more memory (NODE_OPTIONS=--max-old-space-size=…), or export it as IPYNB.',
  })
}
