import { describe, expect, it } from 'vitest'
import { verifyPage } from '../structure/verify-page.ts'
import { FULL } from '../support/requires.ts'
import { hasVectors, publishedPayloads } from './payloads.ts'
import {
  CELL_SLOTS,
  HTML_SLOTS,
  ITEM_SLOTS,
  PAGE_SLOTS,
  pageOfCells,
  pageOfItems,
  pageOfPage,
} from './slots.ts'

/** Where text is only escaped, every n-th payload is enough without PLATEN_FULL=1. */
const SAMPLE_STEP = 5

const all = [...new Map(publishedPayloads().map((payload) => [payload.html, payload])).values()]
const sample = FULL ? all : all.filter((_, i) => i % SAMPLE_STEP === 0)

/** Problems of a page with many payloads, each with the payload whose cell it is in, where that can be told. */
function problems(page: string, payloads: typeof all = []): string[] {
  return verifyPage(page).map((problem) => {
    const cell = /#cell-c(\d+)\b/.exec(problem)
    return cell === null ? problem : `${payloads[Number(cell[1])]?.id}: ${problem}`
  })
}

describe.skipIf(!hasVectors)(
  `published payloads (${hasVectors ? all.length : 'skipped: none at ../shared/vectors'})`,
  () => {
    it.each(Object.keys(CELL_SLOTS))('in a cell: %s', (name) => {
      const payloads = HTML_SLOTS.has(name) ? all : sample
      const page = pageOfCells(
        [CELL_SLOTS[name]!],
        payloads.map(({ html }) => html),
      )
      expect(problems(page, payloads)).toEqual([])
    })

    it.each(Object.keys(ITEM_SLOTS))('in an item of a task run: %s', (name) => {
      const payloads = HTML_SLOTS.has(name) ? all : sample
      const page = pageOfItems(
        [ITEM_SLOTS[name]!],
        payloads.map(({ html }) => html),
      )
      expect(problems(page, payloads)).toEqual([])
    })

    it.each(Object.keys(PAGE_SLOTS))('around the cells: %s', (name) => {
      for (const { id, html } of sample) expect(problems(pageOfPage(PAGE_SLOTS[name]!, html)), id).toEqual([])
    })
  },
)
