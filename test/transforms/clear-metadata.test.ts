import { describe, expect, it } from 'vitest'
import type { Notebook } from '../../src/model/notebook.ts'
import { type ClearMetadataOptions, clearMetadata } from '../../src/transforms/clear-metadata.ts'
import { code, markdown, notebookOf } from './notebooks.ts'

const NOTEBOOK: Notebook = {
  ...notebookOf(
    code([], { tags: ['a'], a: { b: 1, c: { d: 2, e: 3 } }, platen: { input: 'removed', outputs: [] } }),
    markdown('m', { tags: ['m'] }),
  ),
  metadata: {
    kernelspec: { name: 'k', display_name: 'K', language: 'l' },
    language_info: { name: 'python', version: '3' },
    ...Object.fromEntries([['__proto__', 1]]),
  },
}

function clear(options?: ClearMetadataOptions): readonly unknown[] {
  const { metadata, cells } = clearMetadata(options)(NOTEBOOK)
  return [metadata, ...cells.map((cell) => cell.metadata)]
}

describe('clearMetadata', () => {
  it('clears what nbconvert clears, but not the mark of a hidden input', () => {
    expect(clear()).toEqual([
      { language_info: { name: 'python' } },
      { platen: { input: 'removed' } },
      { tags: ['m'] },
    ])
  })

  it('keeps what the paths lead to', () => {
    const keepCell = [['a', 'c', 'd'], ['a', 'x'], 'none', [], ['tags', 'x']]
    const keepNotebook = [['kernelspec', 'language'], '__proto__']
    expect(clear({ keepCell, keepNotebook, cellTypes: ['code', 'markdown', 'raw'] })).toEqual([
      { kernelspec: NOTEBOOK.metadata.kernelspec, ...Object.fromEntries([['__proto__', 1]]) },
      { a: { c: { d: 2 } }, platen: { input: 'removed' } },
      {},
    ])
    expect(clear({ keepCell: ['a', ['a', 'b']], notebook: false }).slice(0, 2)).toEqual([
      NOTEBOOK.metadata,
      { a: NOTEBOOK.cells[0]!.metadata.a, platen: { input: 'removed' } },
    ])
  })

  it('gives back what it has nothing to do with', () => {
    expect(clearMetadata({ notebook: false, cellTypes: [] })(NOTEBOOK)).toBe(NOTEBOOK)
    const once = clearMetadata()(NOTEBOOK)
    expect(clearMetadata()(once)).toBe(once)
  })
})
