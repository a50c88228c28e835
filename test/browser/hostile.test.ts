import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sanitize } from '../../src/render/sanitize/sanitize.ts'
import { fragments } from '../hostile/fragments.ts'
import { hasVectors, publishedPayloads } from '../hostile/payloads.ts'
import {
  CELL_SLOTS,
  HTML_SLOTS,
  ITEM_SLOTS,
  PAGE_SLOTS,
  pageOfCells,
  pageOfItems,
  pageOfPage,
} from '../hostile/slots.ts'
import { findings, openProbe, type PageProbe } from '../support/page-probe.ts'
import { CHROMIUM, describeWith, FULL } from '../support/requires.ts'
import { scopeForTest } from '../support/scope.ts'

// What a verifier reads, a browser may read otherwise: here Chromium decides. Nothing may run, fetch, ask or go
// anywhere, neither as delivered nor without our policy, where the same payloads left as they are do all of it.

/** Every n-th payload, for pages that hold one, and for slots where text is only escaped. */
const SAMPLE_STEP = FULL ? 1 : 40
/** Of attacks left as they are, at least this share does something at once or when clicked. Many need another browser. */
const LOUD_SHARE = 0.4

const payloads = publishedPayloads()
const all = payloads.map(({ html }) => html)
const sample = all.filter((_, i) => i % SAMPLE_STEP === 0)
const attacks = payloads
  .filter(({ id }) => /^(?:h5sc|advisories)/.test(id))
  .filter((_, i) => FULL || i % 8 === 0)

/** Much markup of ours and little of the payloads. */
const MATHEMATICS = /mathematics|latex/
const plainCells = Object.entries(CELL_SLOTS).filter(([name]) => !HTML_SLOTS.has(name))
const plainItems = Object.entries(ITEM_SLOTS).filter(([name]) => !HTML_SLOTS.has(name))
const pages: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(
    [...HTML_SLOTS].map((name) => [name, () => pageOf(name, MATHEMATICS.test(name) ? sample : all)]),
  ),
  'all other slots of cells': () =>
    pageOfCells(
      plainCells.map(([, slot]) => slot),
      sample,
    ),
  'all other items of task runs': () =>
    pageOfItems(
      plainItems.map(([, slot]) => slot),
      sample,
    ),
}

function pageOf(name: string, items: readonly string[]): string {
  const cell = CELL_SLOTS[name]
  return cell ? pageOfCells([cell], items) : pageOfItems([ITEM_SLOTS[name]!], items)
}

describeWith(CHROMIUM, 'hostile notebooks in Chromium', () => {
  let probe: PageProbe
  beforeAll(async () => {
    probe = await openProbe()
  })
  afterAll(() => probe?.close())

  /** What a page does without its policy, when everything in it is clicked. */
  async function loudness(page: string): Promise<string[]> {
    return findings(await probe.visit(page, { csp: false, interact: true, settle: 20 }))
  }

  it.skipIf(!hasVectors).each(Object.keys(pages))('all payloads: %s', async (name) => {
    const page = pages[name]!()
    expect(await loudness(page), 'without its policy').toEqual([])
    expect(findings(await probe.visit(page, { settle: 20 })), 'as delivered').toEqual([])
  })

  it.skipIf(!hasVectors)('each on a page of its own', async () => {
    for (const payload of sample)
      expect(await loudness(pageOf('output text/html', [payload])), payload).toEqual([])
  })

  it.skipIf(!hasVectors)('around the cells', async () => {
    for (const payload of sample.filter((_, i) => FULL || i % 4 === 0)) {
      for (const slot of Object.values(PAGE_SLOTS)) {
        expect(await loudness(pageOfPage(slot, payload)), payload).toEqual([])
      }
    }
  })

  it('builds the tree that was written', async () => {
    const written = fc
      .sample(fragments, { numRuns: 1_500, seed: 1 })
      .map((html) => sanitize(html, scopeForTest().scope).value)
    await probe.visit(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>${written.map((html) => `<div>${html}</div>`).join('')}<p></p></body></html>`,
    )
    const built = await probe.page.evaluate<string[]>(
      '[...document.body.children].map((element) => element.innerHTML)',
    )
    // A browser drops a line break at the start of a `<pre>`.
    const plain = (html: string) => html.replaceAll('\u00a0', '&nbsp;').replace(/(<pre[^>]*>)\n/g, '$1')
    expect(built.map(plain)).toEqual([...written.map(plain), ''])
  })

  it.skipIf(!hasVectors)('would act if they were not sanitised', async () => {
    let loud = 0
    for (const { html } of attacks) {
      const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>${html}</body></html>`
      if ((await loudness(page)).length > 0) loud++
    }
    console.log(`${loud} of ${attacks.length} attacks act where they are not sanitised`)
    expect(loud).toBeGreaterThan(attacks.length * LOUD_SHARE)
  })
})
