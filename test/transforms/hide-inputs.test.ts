import { describe, expect, it } from 'vitest'
import { hideInputs } from '../../src/transforms/hide-inputs.ts'
import { code, markdown, notebookOf } from './notebooks.ts'

describe('hideInputs', () => {
  const text = markdown('text')
  const notebook = notebookOf(
    code([], { jupyter: { outputs_hidden: true } }),
    text,
    code([], { platen: 'odd' }),
  )

  it('folds code as JupyterLab does', () => {
    const hidden = hideInputs()(notebook)
    expect(hidden.cells.map(({ metadata }) => metadata)).toEqual([
      { jupyter: { outputs_hidden: true, source_hidden: true } },
      {},
      { platen: 'odd', jupyter: { source_hidden: true } },
    ])
    expect(hidden.cells[1]).toBe(text)
    expect(hideInputs()(hidden)).toBe(hidden)
  })

  it('leaves code out of the page on request, but not out of the notebook', () => {
    const removed = hideInputs({ remove: true })(notebook)
    expect(removed.cells.map(({ metadata }) => metadata.platen)).toEqual([
      { input: 'removed' },
      undefined,
      { value: 'odd', input: 'removed' },
    ])
    expect(removed.cells.map(({ source }) => source)).toEqual(notebook.cells.map(({ source }) => source))
    expect(hideInputs({ remove: true })(removed)).toBe(removed)
  })
})
