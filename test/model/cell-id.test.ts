import { expect, it } from 'vitest'
import { createCellIds, isCellId } from '../../src/model/cell-id.ts'

it('knows what an id may be', () => {
  for (const id of ['a', '-', '_', 'A-b_9', 'x'.repeat(64)]) expect(isCellId(id)).toBe(true)
  for (const id of ['', 'x'.repeat(65), 'a b', 'é', 'a\n', 'a/b', 5, null, undefined])
    expect(isCellId(id)).toBe(false)
})

it('derives the same ids whatever stands between the cells', () => {
  const derive = (...sources: string[]) => {
    const ids = createCellIds()
    return sources.map((source) => ids.derive('code', source))
  }
  const [a, b] = derive('a', 'b')
  expect(derive('new', 'a', 'other', 'b')).toEqual([expect.anything(), a, expect.anything(), b])
  expect(derive('a', 'a', 'b', 'a')).toEqual([a, `${a}-2`, b, `${a}-3`])
  expect(createCellIds().derive('markdown', 'a')).not.toBe(a)
  expect(isCellId(`${a}-1000000`)).toBe(true)
})

it('never gives an id twice', () => {
  const [a] = [createCellIds().derive('code', 'a')]
  const ids = createCellIds([a!, `${a}-3`])
  expect(ids.derive('code', 'a')).toBe(`${a}-2`)
  expect(ids.derive('code', 'a')).toBe(`${a}-4`)
  expect(ids.keep(a)).toBe(true)
  expect(ids.keep(a)).toBe(false)
  expect(ids.keep(`${a}-2`)).toBe(false)
  expect(ids.keep('no id')).toBe(false)
})
