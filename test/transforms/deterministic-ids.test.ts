import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/model/notebook.ts'
import { deterministicIds } from '../../src/transforms/deterministic-ids.ts'
import { notebookOf } from './notebooks.ts'

const cell = (id: string, source: string): Cell => ({ cell_type: 'markdown', id, metadata: {}, source })
const idsOf = (...cells: Cell[]) => deterministicIds()(notebookOf(...cells)).cells.map(({ id }) => id)

describe('deterministicIds', () => {
  it('depends on what cells are, not on the ids they have', () => {
    const [a, b] = idsOf(cell('x1', 'a'), cell('x2', 'b'))
    expect(idsOf(cell('y1', 'a'), cell('y2', 'b'))).toEqual([a, b])
    expect(idsOf(cell('z', 'new'), cell('y2', 'b'), cell('y1', 'a')).slice(1)).toEqual([b, a])
  })

  it('gives every cell its own valid id', () => {
    const ids = idsOf(...Array.from({ length: 50 }, (_, n) => cell(`${n}`, n % 2 === 0 ? 'same' : '')))
    expect(new Set(ids).size).toBe(50)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
  })

  it('is idempotent', () => {
    const once = deterministicIds()(notebookOf(cell('x', 'a'), cell('y', 'a')))
    expect(deterministicIds()(once)).toBe(once)
  })
})
