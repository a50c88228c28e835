import type { RawCell, RawOutput } from '../nbformat.ts'
import { generateNotebook } from './notebook.ts'
import { type Prng, prng } from './prng.ts'
import { identifier, words } from './words.ts'

/** What a notebook grows by. */
export const AXES = ['cells', 'bytes', 'outputs'] as const

export type Axis = (typeof AXES)[number]

/**
 * A notebook of size `n` on an axis: `n` mixed cells; eight cells with `n` kilobytes of text in all; or one code cell
 * with `n` outputs.
 */
export function generateScaled(axis: Axis, n: number, seed: number): string {
  if (axis === 'cells') return generateNotebook('mixed', n, seed)
  const random = prng(seed)
  const cells = axis === 'bytes' ? longCells(random, n * 1000) : [outputCell(random, n)]
  return `${JSON.stringify({ cells, metadata: METADATA, nbformat: 4, nbformat_minor: 4 }, undefined, 1)}\n`
}

const METADATA = {
  kernelspec: { display_name: 'python', language: 'python', name: 'python' },
  language_info: { name: 'python' },
}

/** Prose, code and what a program printed, a third each. */
function longCells(random: Prng, bytes: number): RawCell[] {
  const part = bytes / 8
  return Array.from({ length: 4 }, () => [
    markdownCell(grown(part, () => `${words(random, 60)} **${words(random, 2)}**.\n\n`)),
    codeCell(
      grown(part / 2, () => `${identifier(random)} = ${identifier(random)}['${words(random, 1)}'].mean()\n`),
      [stream(grown(part / 2, () => `epoch ${random.int(1, 999)}: ${words(random, 8)}\n`))],
    ),
  ]).flat()
}

function grown(length: number, piece: () => string): string {
  const pieces: string[] = []
  for (let size = 0; size < length; ) {
    const next = piece()
    pieces.push(next)
    size += next.length
  }
  return pieces.join('').slice(0, Math.max(1, Math.round(length)))
}

function outputCell(random: Prng, count: number): RawCell {
  const outputs = Array.from({ length: count }, (_, index): RawOutput => {
    const label = `${index} ${words(random, 5)}`
    if (index % 3 === 0) return stream(`${label}\n`, index % 2 ? 'stderr' : 'stdout')
    const data =
      index % 3 === 1
        ? { 'text/plain': label }
        : { 'text/html': `<p>${label} <b>${words(random, 2)}</b></p>`, 'text/plain': label }
    return { output_type: 'display_data', metadata: {}, data } as RawOutput
  })
  return codeCell('show()', outputs)
}

function markdownCell(source: string): RawCell {
  return { cell_type: 'markdown', metadata: {}, source }
}

function codeCell(source: string, outputs: readonly RawOutput[]): RawCell {
  return { cell_type: 'code', metadata: {}, execution_count: 1, source, outputs }
}

function stream(text: string, name = 'stdout'): RawOutput {
  return { output_type: 'stream', name, text } as RawOutput
}
