import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import type { CodeCell } from '../../../src/model/notebook.ts'
import { fromIpynb } from '../../../src/read/from-ipynb/from-ipynb.ts'
import type { Warning } from '../../../src/warnings.ts'

function read(file: object) {
  const warnings: Warning[] = []
  const notebook = fromIpynb(JSON.stringify(file), { onWarning: (warning) => warnings.push(warning) })
  return { notebook, places: warnings.map(({ pointer }) => pointer) }
}

const v3 = (...cells: readonly object[]) => ({
  nbformat: 3,
  nbformat_minor: 0,
  metadata: {},
  worksheets: [{ cells }],
})
const code = (rest: object) => ({
  cell_type: 'code',
  language: 'python',
  input: 'x',
  outputs: [],
  metadata: {},
  ...rest,
})

describe('nbformat 1 to 3', () => {
  it('becomes 4.5 without a word where nothing is lost', () => {
    const { notebook, places } = read(
      v3(
        { cell_type: 'heading', level: 2, source: 'a\nb', metadata: {} },
        code({ input: ['1\n', '2'], prompt_number: 3 }),
      ),
    )
    expect(notebook).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      cells: [
        { cell_type: 'markdown', source: '## a b' },
        { cell_type: 'code', source: '1\n2', execution_count: 3 },
      ],
    })
    expect(places).toEqual([])
  })

  it('reads the lines of version 2, which have lost their ends, and cells without metadata', () => {
    const { notebook } = read({
      nbformat: 2,
      metadata: {},
      worksheets: [{ cells: [{ cell_type: 'markdown', source: ['a', 'b'] }] }],
    })
    expect(notebook.cells[0]).toMatchObject({ source: 'a\nb', metadata: {} })
  })

  it('reads version 1, which has no number', () => {
    const { notebook } = read({
      cells: [
        { cell_type: 'code', code: '1+1', prompt_number: 4 },
        { cell_type: 'text', text: '*a*' },
      ],
    })
    expect(notebook.cells).toMatchObject([
      { cell_type: 'code', source: '1+1', execution_count: 4 },
      { cell_type: 'markdown', source: '*a*' },
    ])
  })

  it('keeps what nbformat’s converter drops and somebody wrote', () => {
    const file = {
      ...v3(code({ language: 'R' })),
      worksheets: [{ metadata: { a: 1 }, cells: [code({ language: 'R' })] }],
    }
    const { notebook, places } = read(file)
    expect(notebook.metadata.platen).toEqual({ extra: { worksheets: [{ metadata: { a: 1 } }] } })
    expect(notebook.cells[0]!.metadata.platen).toEqual({ extra: { language: 'R' } })
    expect(places).toEqual(['/worksheets', '/worksheets/0/cells/0/language'])
  })

  it('keeps JSON that is none as text', () => {
    const { notebook } = read(
      v3(code({ outputs: [{ output_type: 'display_data', json: '{"a": 1', metadata: {} }] })),
    )
    expect((notebook.cells[0] as CodeCell).outputs[0]).toMatchObject({
      data: { 'application/json': '{"a": 1' },
    })
  })

  it('does not let a number in the file decide over memory', () => {
    const { notebook } = read(v3({ cell_type: 'heading', level: 1e9, source: 'a', metadata: {} }))
    expect(notebook.cells[0]!.source.length).toBeLessThan(200)
  })

  it.each([
    [code({ input: 1 }), '/worksheets/0/cells/0/input'],
    [code({ outputs: [{ output_type: 'stream', text: {} }] }), '/worksheets/0/cells/0/outputs/0/text'],
    [code({ outputs: [1] }), '/worksheets/0/cells/0/outputs/0'],
    [{ cell_type: 'markdown', source: {} }, '/worksheets/0/cells/0/source'],
  ])('says where in the file something is wrong: %j', (cell, pointer) => {
    const error = failure(() => read(v3(cell)))
    expect([error.code, error.pointer]).toEqual(['INVALID_NOTEBOOK', pointer])
  })

  it.each([
    [code({ prompt_number: 1.5 }), '/worksheets/0/cells/0/prompt_number'],
    [
      code({ outputs: [{ output_type: 'pyout', png: {}, metadata: {} }] }),
      '/worksheets/0/cells/0/outputs/0/png',
    ],
    [code({ collapsed: 'yes' }), '/worksheets/0/cells/0/metadata/collapsed'],
  ])('says where in the file something was mended: %j', (cell, pointer) => {
    expect(read(v3(cell)).places).toContain(pointer)
  })
})

function failure(action: () => unknown): PlatenError {
  try {
    action()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
