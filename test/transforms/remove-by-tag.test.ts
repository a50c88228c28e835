import { describe, expect, it } from 'vitest'
import { removeByTag } from '../../src/transforms/remove-by-tag.ts'
import { code, display, firstCode, markdown, notebookOf, stream } from './notebooks.ts'

const tagged = (...tags: string[]) => ({ tags, other: 1 })

describe('removeByTag', () => {
  it('removes cells', () => {
    const kept = markdown('text', tagged('keep'))
    const notebook = notebookOf(
      code([], tagged('x', 'remove-cell')),
      kept,
      markdown('m', tagged('remove_cell')),
    )
    expect(removeByTag()(notebook).cells).toEqual([kept])
  })

  it('marks inputs for the page to leave out, and keeps the source', () => {
    for (const cell of [code([stream('a')], tagged('remove-input')), markdown('m', tagged('remove_input'))]) {
      expect(removeByTag()(notebookOf(cell)).cells).toEqual([
        { ...cell, metadata: { ...cell.metadata, platen: { input: 'removed' } } },
      ])
    }
    const marked = code([], { ...tagged('remove-input'), platen: { vendor: { a: 1 } } })
    expect(firstCode(removeByTag()(notebookOf(marked))).metadata.platen).toEqual({
      vendor: { a: 1 },
      input: 'removed',
    })
  })

  it('removes outputs with the count and what metadata says of them', () => {
    const metadata = {
      ...tagged('remove-output'),
      collapsed: true,
      scrolled: false,
      platen: { outputs: { 0: {} }, vendor: 1 },
    }
    const cell = code([stream('a'), display({})], metadata)
    expect(removeByTag()(notebookOf(cell)).cells).toEqual([
      {
        ...cell,
        outputs: [],
        execution_count: null,
        metadata: { ...tagged('remove-output'), platen: { vendor: 1 } },
      },
    ])
  })

  it('removes single outputs by tags of their own, where asked to', () => {
    const [one, two, three] = [display({}, { tags: ['secret'] }), display({}), stream('a')]
    const notebook = notebookOf(code([one, two, three]))
    expect(removeByTag()(notebook)).toBe(notebook)
    expect(firstCode(removeByTag({ singleOutputTags: ['secret'] })(notebook)).outputs).toEqual([two, three])
  })

  it('takes other tags, and none', () => {
    const notebook = notebookOf(code([], tagged('remove-cell')), markdown('m', tagged('draft')))
    expect(removeByTag({ cellTags: ['draft'] })(notebook).cells).toEqual([notebook.cells[0]])
    expect(removeByTag({ cellTags: [] })(notebook)).toBe(notebook)
  })

  it('minds no odd tags', () => {
    const notebook = notebookOf(
      markdown('a', { tags: 'remove-cell' }),
      markdown('b', { tags: [1, null, ['remove-cell'], {}] }),
      markdown('c', { tags: { 0: 'remove-cell' } }),
      markdown('d', JSON.parse('{"__proto__": {"tags": ["remove-cell"]}}')),
    )
    expect(removeByTag()(notebook)).toBe(notebook)
  })

  it('is idempotent', () => {
    const once = removeByTag()(
      notebookOf(
        code([stream('a')], tagged('remove-input', 'remove-output')),
        code([], tagged('remove-cell')),
      ),
    )
    expect(removeByTag()(once)).toBe(once)
  })
})
