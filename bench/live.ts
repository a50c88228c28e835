// What another look at a run in progress costs: npm run build && npm run bench:live
//
// A notebook grows to a thousand cells, and is exported again after each cell and after each message into the last cell.
// Medians over the updates around the 10th and the 1,000th cell; `read again` compares all cells, as where the notebook
// comes from a file each time.
import { pathToFileURL } from 'node:url'
import type { Cell, Notebook } from '../src/index.ts'
import { repositoryPath } from '../test/support/shared.ts'

const CELLS = 1_000
const AROUND = 40
const ROUNDS = 5

const load = (path: string) => import(pathToFileURL(repositoryPath('dist', path)).href)
const { toHtml } = (await load('index.js')) as typeof import('../src/index.ts')
const { createLiveHtml } = (await load('live/index.js')) as typeof import('../src/live/index.ts')

const cells = Array.from({ length: CELLS }, (_, index) => cellAt(index))
const taken = new Map<string, number[]>()

for (let round = 0; round < ROUNDS; round++) {
  const live = createLiveHtml()
  const again = createLiveHtml()
  for (let count = 1; count <= CELLS; count++) {
    const place = placeOf(count)
    const notebook = notebookOf(cells.slice(0, count))
    const time = (what: string, run: () => unknown) => {
      const start = performance.now()
      run()
      if (place !== undefined) record(`${what.padEnd(34)} ${place}`, performance.now() - start)
    }
    time('a new cell', () => live.update(notebook))
    time('a message into the last cell', () => live.update(withMessage(notebook)))
    if (place === undefined) {
      live.update(notebook)
      again.update(notebook)
      continue
    }
    const copy = structuredClone(notebook)
    time('a new cell, all read again', () => again.update(copy))
    time('joining the pieces', () => live.update(notebook).join(''))
    if (count % 10 === 0) time('toHtml', () => toHtml(notebook))
  }
}
for (const [what, times] of [...taken].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${what}  ${median(times).toFixed(3).padStart(9)} ms`)

/** The cells that are measured: the first ones after the warm-up, and the last. */
function placeOf(count: number): string | undefined {
  if (count > 5 && count <= 5 + AROUND / 4) return `around the ${'10th'.padStart(6)}`
  return count > CELLS - AROUND ? `around the 1,000th` : undefined
}

function record(what: string, milliseconds: number): void {
  const times = taken.get(what) ?? []
  times.push(milliseconds)
  taken.set(what, times)
}

function cellAt(index: number): Cell {
  const id = `cell-${index}`
  if (index % 5 === 0) {
    const source = `${index % 50 === 0 ? `## Step ${index}\n\n` : ''}Loss is $L_{${index}}$, *still* falling; see [docs](https://example.org).`
    return { cell_type: 'markdown', id, metadata: {}, source }
  }
  const source = `for batch in loader(${index}):\n    loss = step(model, batch)  # one more\n    print(f"{loss:.4f}")`
  const text = Array.from(
    { length: 20 },
    (_, line) => `epoch ${index}.${line} loss 0.${line}${index}\n`,
  ).join('')
  return {
    ...{ cell_type: 'code', id, metadata: {}, source, execution_count: index },
    outputs: [{ output_type: 'stream', name: 'stdout', text }],
  }
}

function withMessage(notebook: Notebook): Notebook {
  const last = notebook.cells.at(-1)!
  if (last.cell_type !== 'code') return notebook
  const message = { output_type: 'display_data', data: { 'text/plain': '<Figure>' }, metadata: {} } as const
  const changed = { ...last, outputs: [...last.outputs, message] }
  return { ...notebook, cells: notebook.cells.with(-1, changed) }
}

function notebookOf(some: readonly Cell[]): Notebook {
  return {
    ...{ nbformat: 4, nbformat_minor: 5 },
    metadata: { language_info: { name: 'python' } },
    cells: some,
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
