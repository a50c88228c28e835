import { expect, it } from 'vitest'
import type { Warning } from '../../src/index.ts'
import { eachCell, isCellTransform } from '../../src/transforms/cell-transform.ts'
import { defaultTransforms } from '../../src/transforms/default-transforms.ts'
import { deterministicIds } from '../../src/transforms/deterministic-ids.ts'
import { stable } from '../../src/transforms/stable.ts'
import { markdown, notebookOf } from './notebooks.ts'

it('changes each cell, leaves out those that become nothing, and tells their places', () => {
  const warnings: Warning[] = []
  const transform = eachCell(
    (cell, index, warn) => {
      if (cell.source === 'gone') return undefined
      if (cell.source !== 'new') return cell
      warn({ code: 'REMOVED', message: 'x', pointer: `/cells/${index}` })
      return { ...cell, source: 'newer' }
    },
    (warning) => warnings.push(warning),
  )
  const notebook = notebookOf(markdown('old'), markdown('gone'), markdown('new'))
  const changed = transform(notebook)
  expect(changed.cells.map(({ source }) => source)).toEqual(['old', 'newer'])
  expect(changed.cells[0]).toBe(notebook.cells[0])
  expect(warnings).toEqual([{ code: 'REMOVED', message: 'x', pointer: '/cells/2' }])
})

it('gives back the notebook where nothing changes', () => {
  const notebook = notebookOf(markdown('old'))
  expect(eachCell((cell) => cell)(notebook)).toBe(notebook)
})

it('says whether a notebook goes through cell by cell', () => {
  for (const transform of [...defaultTransforms, deterministicIds(), eachCell((cell) => cell)])
    expect(isCellTransform(transform)).toBe(true)
  for (const transform of [stable(), (notebook: ReturnType<typeof notebookOf>) => notebook])
    expect(isCellTransform(transform)).toBe(false)
})
