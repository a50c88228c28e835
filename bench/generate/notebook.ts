import type { RawCell } from '../nbformat.ts'
import { type CellKind, makeCell } from './cells.ts'
import { type Prng, prng } from './prng.ts'

export type Shape = CellKind | 'mixed'

/** Which cells a mixed notebook is made of, in hundredths, as in published notebooks. */
const MIXTURE: readonly (readonly [CellKind, number])[] = [
  ['text', 38],
  ['code', 40],
  ['table', 9],
  ['image', 7],
  ['mathematics', 6],
]

/** The text of an .ipynb (nbformat 4.5) of known shape. The same arguments give the same bytes, everywhere. */
export function generateNotebook(shape: Shape, cells: number, seed: number, language = 'python'): string {
  const random = prng(seed)
  const notebook = {
    cells: Array.from({ length: cells }, (_, index) => cell(random, shape, index)),
    metadata: {
      kernelspec: { display_name: language, language, name: language },
      language_info: { name: language, version: '3.12.1' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  }
  return `${JSON.stringify(notebook, undefined, 1)}\n`
}

function cell(random: Prng, shape: Shape, index: number): RawCell & { id: string; metadata: object } {
  const kind = shape === 'mixed' ? mixedKind(random) : shape
  return { id: `cell-${index}`, metadata: {}, ...makeCell[kind](random) }
}

function mixedKind(random: Prng): CellKind {
  let left = random.int(1, 100)
  for (const [kind, share] of MIXTURE) {
    left -= share
    if (left <= 0) return kind
  }
  return 'code'
}
