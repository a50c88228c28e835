import { describe, expect, it } from 'vitest'
import { clearOutputs } from '../../src/transforms/clear-outputs.ts'
import { code, markdown, notebookOf, stream } from './notebooks.ts'

describe('clearOutputs', () => {
  it('leaves cells as before their first run', () => {
    const cell = code([stream('a')], {
      collapsed: true,
      scrolled: 'auto',
      name: 'n',
      platen: { truncated: [] },
    })
    const cleared = clearOutputs()(notebookOf(cell, markdown('m', { collapsed: true })))
    expect(cleared.cells[0]).toEqual({ ...cell, outputs: [], execution_count: null, metadata: { name: 'n' } })
    expect(cleared.cells[1]?.metadata).toEqual({ collapsed: true })
    expect(clearOutputs()(cleared)).toBe(cleared)
  })
})
