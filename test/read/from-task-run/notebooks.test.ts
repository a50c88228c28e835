import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import type { OutputItem } from '../../../src/model/task-run.ts'
import { fromIpynb } from '../../../src/read/from-ipynb/from-ipynb.ts'
import { describeCorpus } from '../../support/requires.ts'
import { corpusNotebooks } from '../../support/shared.ts'
import { notebookOf, outputsOf, sources, withWarnings } from './run.ts'

const cell = (id: string, source: string, metadata = {}) => ({ cell_type: 'markdown', id, metadata, source })
const notebook = (cells: readonly object[], metadata = {}, more: Partial<OutputItem> = {}): OutputItem =>
  ({
    kind: 'notebook',
    content: JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }),
    ...more,
  }) as OutputItem

describe('a run that is one notebook', () => {
  it('stays that notebook', () => {
    const item = notebook([cell('a', '# T'), cell('b', 'x')], {
      kernelspec: { name: 'python3', display_name: 'P' },
    })
    const { run, ...rest } = notebookOf([item])
    expect(rest).toEqual(fromIpynb((item as { content: string }).content))
    expect(run).toEqual({ system: 'test' })
  })

  it('keeps title, vendor and truncation with the notebook', () => {
    const more = { title: 'T', vendor: { x: 1 }, truncated: { reason: 'Too long.' } }
    const { metadata, cells } = notebookOf([notebook([cell('a', 'x')], { platen: { y: 2 } }, more)])
    expect(metadata).toEqual({
      title: 'T',
      platen: { y: 2, vendor: { x: 1 }, truncated: { reason: 'Too long.' } },
    })
    expect(cells.map(({ source }) => source)).toEqual([
      'x',
      '> Truncated by the job system\\: some of it left out\\. Too long\\.',
    ])
  })

  it('does not take a title from a notebook that has one', () => {
    const { metadata } = notebookOf([notebook([], { title: 'Own' }, { title: 'T' })])
    expect(metadata).toMatchObject({ title: 'Own', platen: { title: 'T' } })
  })

  it('is not empty where the notebook is', () => {
    expect(sources(notebookOf([notebook([])]))).toEqual(['*The notebook has no cells.*'])
  })
})

describe('several notebooks', () => {
  it('have the metadata of the first; the others keep theirs in a cell', () => {
    const { metadata, cells } = notebookOf([
      notebook([cell('a', '1')], { language_info: { name: 'python' } }),
      notebook([cell('b', '2', { platen: 'odd', tags: ['x'] })], { language_info: { name: 'R' } }),
    ])
    expect(metadata).toEqual({ language_info: { name: 'python' } })
    expect(cells[1]!.metadata).toEqual({
      tags: ['x'],
      platen: { value: 'odd', notebook: { language_info: { name: 'R' } } },
    })
  })

  it('get new ids where theirs repeat, the same every time', () => {
    const items = [notebook([cell('a', '1'), cell('b', '2')]), notebook([cell('a', '1'), cell('b', '3')])]
    const ids = notebookOf(items).cells.map(({ id }) => id)
    expect(ids.slice(0, 2)).toEqual(['a', 'b'])
    expect(new Set(ids).size).toBe(4)
    expect(notebookOf(items).cells.map(({ id }) => id)).toEqual(ids)
  })
})

describe('what is no notebook', () => {
  it.each([
    ['not JSON', '/outputs/1/content', 'INVALID_JSON'],
    ['{"cells": 3}', '/outputs/1/content', 'NOT_A_NOTEBOOK'],
  ])('is shown as it is, under an error: %s', (content, pointer, code) => {
    const { notebook: result, warnings } = withWarnings([
      { kind: 'text', text: 'before' },
      { kind: 'notebook', content, title: 'T' },
    ])
    expect(warnings).toMatchObject([{ code: 'INVALID_DATA' }])
    expect(warnings[0]!.pointer.startsWith(pointer)).toBe(true)
    expect(sources(result)).toEqual(['', '## T', ''])
    expect(outputsOf(result.cells[2])).toMatchObject([
      { output_type: 'error', ename: code },
      { output_type: 'display_data', data: { 'text/plain': content } },
    ])
  })

  it('does not make the next one less of a notebook', () => {
    const { metadata } = notebookOf([
      { kind: 'notebook', content: { cells: [1] } },
      notebook([], { language_info: { name: 'julia' } }),
    ])
    expect(metadata.language_info).toEqual({ name: 'julia' })
  })
})

describe('limits', () => {
  it('refuse more cells than allowed', () => {
    const items = [
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'b' },
    ] as const
    expect(() => notebookOf(items, { limits: { cells: 1 } })).toThrow(PlatenError)
    expect(notebookOf(items, { limits: { cells: 2 } }).cells).toHaveLength(2)
  })
})

describeCorpus('every notebook of the corpus', () => {
  it('is the same notebook as the output of a run', () => {
    for (const path of corpusNotebooks()) {
      const content = readFileSync(path, 'utf8')
      const alone = attempt(() => fromIpynb(content))
      if (alone instanceof PlatenError) continue
      const { run: _, ...rest } = notebookOf([{ kind: 'notebook', content }])
      if (alone.cells.length > 0) expect(rest, path).toEqual(alone)
    }
  })
})

function attempt<T>(act: () => T): T | PlatenError {
  try {
    return act()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
}
