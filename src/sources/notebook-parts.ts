import { fromTaskRun, type JsonObject, type OutputItem } from '../index.ts'
import { escapeMarkdown } from '../text/escape-markdown.ts'

/** In the order given, no sections. */
const AS_THEY_COME = { sections: [] }

/** The outputs a notebook shows items with, for adapters that put a notebook together. Kinds that have outputs only. */
export function outputsOf(items: readonly OutputItem[]): readonly JsonObject[] {
  if (items.length === 0) return []
  const run = { version: 1, meta: { system: 'outputs' }, outputs: items } as const
  const { cells } = fromTaskRun(run, { template: AS_THEY_COME })
  return cells.flatMap((cell) =>
    cell.cell_type === 'code' ? [...cell.outputs] : [],
  ) as unknown as JsonObject[]
}

/** A Markdown cell with a heading that is data. */
export function headingCell(text: string, level: number): JsonObject {
  return { cell_type: 'markdown', metadata: {}, source: `${'#'.repeat(level)} ${escapeMarkdown(text)}` }
}
