import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sanitize } from '../../src/render/sanitize/sanitize.ts'
import { pageOf } from '../hostile/build.ts'
import { fragments } from '../hostile/fragments.ts'
import { hasVectors, publishedPayloads, surePayloads } from '../hostile/payloads.ts'
import { hostilePictures } from '../hostile/pictures.ts'
import { CONTROL_PATIENCE, type ProofRow, proofGroups, prove, proveSvgs, svgsIn } from '../hostile/proof.ts'
import { SLOTS } from '../hostile/slots.ts'
import { type ImpatientProbe, openImpatientProbe } from '../support/impatient-probe.ts'
import { openProbe, type PageProbe } from '../support/page-probe.ts'
import { CHROMIUM, describeWith } from '../support/requires.ts'
import { scopeForTest } from '../support/scope.ts'

// What a verifier reads, a browser may read otherwise: here Chromium decides. Nothing may run, fetch, ask or go
// anywhere, neither as delivered nor without our policy, where the same text left as it is does all of it.
// This is the sample that fits in a minute; `npm run proof` takes every payload in every slot.

const payloads = publishedPayloads().map(({ html }) => html)
const sure = surePayloads()
/** At least ten in every slot, others in each, so that each payload is in some. */
const SAMPLE_STEP = Math.floor(payloads.length / 10)
/** Unsanitised twins of a group's slots. */
const CONTROLS = 12
const SVGS = 120
/** On a machine that does much else at the same time. */
const GROUP_MS = 300_000

const plan = {
  payloads: (slot: number) => payloads.filter((_, i) => (i + slot) % SAMPLE_STEP === 0),
  controls: (slot: number, slots: number) => {
    const count = Math.ceil(CONTROLS / slots)
    return Array.from({ length: count }, (_, i) => sure[(slot * count + i) % sure.length]!)
  },
}

describeWith(CHROMIUM, 'hostile notebooks in Chromium', () => {
  let probe: PageProbe
  let control: ImpatientProbe
  beforeAll(async () => {
    probe = await openProbe()
    control = await openImpatientProbe(CONTROL_PATIENCE)
  })
  afterAll(async () => {
    await probe?.close()
    await control?.close()
  })

  const rows: ProofRow[] = []
  const svgs = new Set<string>()

  it.skipIf(!hasVectors).each(proofGroups())(
    '$name',
    async (group) => {
      const row = await prove(probe, control, group, plan, (svg) => svgs.add(svg))
      rows.push(row)
      expect(row.findings).toEqual([])
      expect(row.control.loud, 'what acts without sanitising').toBeGreaterThan(0)
    },
    GROUP_MS,
  )

  it.skipIf(!hasVectors)('pictures that are opened by themselves', async () => {
    const all = [...svgs]
    const step = Math.ceil(all.length / SVGS)
    const some = all.filter((_, i) => i % step === 0)
    expect((await proveSvgs(probe, some)).findings).toEqual([])
  })

  it.each(['output svg', 'output text/html', 'attachment svg, base64'])('pictures of an %s', async (slot) => {
    const pages = hostilePictures.map((payload) => pageOf([{ slot, payload }]))
    expect((await proveSvgs(probe, pages.flatMap(svgsIn))).findings).toEqual([])
  })

  it('pictures that are left as they are', async () => {
    const documents = hostilePictures.map((body) => ({ body, type: 'image/svg+xml' }))
    const seen = await control.visit(documents, { interact: 'events', settle: 100 })
    expect(seen?.scripts.length).toBeGreaterThan(1)
    expect(seen?.hits.length).toBeGreaterThan(4)
  })

  it.skipIf(!hasVectors)('took every slot, and every payload somewhere', () => {
    const used = new Set(Object.keys(SLOTS).flatMap((_, slot) => plan.payloads(slot)))
    expect(used.size).toBe(new Set(payloads).size)
    expect(rows.reduce((sum, { slots }) => sum + slots, 0)).toBe(Object.keys(SLOTS).length)
    const loud = rows.reduce((sum, { control }) => sum + control.loud, 0)
    const pages = rows.reduce((sum, { control }) => sum + control.pages, 0)
    console.log(`${loud} of ${pages} act where they are not sanitised`)
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
})
