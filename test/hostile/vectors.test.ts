import { describe, expect, it } from 'vitest'
import { PlatenError, toHtml } from '../../src/index.ts'
import { verifyEmbedded } from '../structure/verify-embedded.ts'
import { verifyPage } from '../structure/verify-page.ts'
import { FULL } from '../support/requires.ts'
import { fragmentAround, isMany, pageAround, pageOf, slotsAround } from './build.ts'
import { hasVectors, publishedPayloads } from './payloads.ts'
import type { Family } from './slots/slot.ts'
import { SLOTS } from './slots.ts'

/** Where text is only escaped, every n-th payload is enough without PLATEN_FULL=1; another one for each slot. */
const SAMPLE_STEP = 20
/** Text that is read as a language. */
const READ: ReadonlySet<Family> = new Set(['html', 'markdown', 'svg'])
/** Slots beside which every payload is worth a try: the plainest of what is read. */
const WHOLE = new Set(['output text/html', 'output text/markdown', 'output svg', 'markdown'])

/** Of a picture: XML knows no attribute without a value, and a `url(` that ends there leads nowhere. */
const UNFINISHED = /: shows a picture with [\w:]+=(?:url\()?$/

const all = [...new Map(publishedPayloads().map((payload) => [payload.html, payload])).values()]
const names = Object.keys(SLOTS)

function sampleFor(name: string): typeof all {
  if (FULL || WHOLE.has(name)) return all
  const step = READ.has(SLOTS[name]!.family) ? SAMPLE_STEP / 4 : SAMPLE_STEP
  return all.filter((_, i) => (i + names.indexOf(name)) % step === 0)
}

/** Problems of a page with many payloads, each with the payload whose cell it is in, where that can be told. */
function problems(page: string, payloads: typeof all, idPrefix = ''): string[] {
  const found = verifyPage(page, { idPrefix }).filter((problem) => !UNFINISHED.test(problem))
  return found.map((problem) => {
    const cell = /#cell-c(\d+)\b/.exec(problem)
    return cell === null ? problem : `${payloads[Number(cell[1])]?.id}: ${problem}`
  })
}

describe.skipIf(!hasVectors)(
  `published payloads (${hasVectors ? all.length : 'skipped: none at ../shared/vectors'})`,
  () => {
    it.each(names.filter((name) => isMany(SLOTS[name]!)))('in a cell or an item: %s', (name) => {
      const payloads = sampleFor(name)
      const page = pageOf(payloads.map(({ html }) => ({ slot: name, payload: html })))
      expect(problems(page, payloads)).toEqual([])
    })

    it.each(slotsAround())('around the cells: %s', (kind, slots) => {
      const payloads = FULL ? all : all.filter((_, i) => i % SAMPLE_STEP === 0)
      for (const payload of payloads) {
        if (kind === 'fragment') {
          const found = verifyEmbedded(fragmentAround(slots, payload.html), 'r1-')
          expect(
            found.filter((problem) => !UNFINISHED.test(problem)),
            payload.id,
          ).toEqual([])
          continue
        }
        const page = pageAround(slots, payload.html)
        expect(problems(page, [payload], kind === 'options' ? 'r1-' : ''), payload.id).toEqual([])
      }
    })

    it.each(['idPrefix', 'lang', 'theme', 'colorScheme', 'timeZone', 'locale'])(
      'as the option %s they are refused',
      (option) => {
        const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] } as const
        // Some are plain words.
        for (const { html, id } of all)
          if (/[^\w-]/.test(html)) expect(() => toHtml(notebook, { [option]: html }), id).toThrow(PlatenError)
      },
    )
  },
)
