import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findings, openProbe, type PageProbe } from '../support/page-probe.ts'
import { reportOf } from '../support/report.ts'
import { CHROMIUM, describeCorpus, describeWith, FULL } from '../support/requires.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'

/** A phone, and an ordinary window. */
const WIDTHS = [390, 1280]

/** Without PLATEN_FULL=1 every n-th notebook is enough. */
const SAMPLE_STEP = 16

const fixtures = readdirSync(repositoryPath('fixtures')).filter((name) =>
  existsSync(repositoryPath('fixtures', name, 'expected.html')),
)
const notebooks = corpusNotebooks().filter((_, i) => FULL || i % SAMPLE_STEP === 0)

describeWith(CHROMIUM, 'reports in Chromium', () => {
  let probe: PageProbe
  beforeAll(async () => {
    probe = await openProbe()
  })
  afterAll(() => probe?.close())

  async function expectQuiet(html: string): Promise<void> {
    expect(findings(await probe.visit(html, { csp: false, interact: true })), 'without its policy').toEqual(
      [],
    )
    expect(findings(await probe.visit(html)), 'as delivered').toEqual([])
    expect(await probe.brokenImages(), 'images that do not decode').toEqual([])
    for (const width of WIDTHS) expect(await probe.overflow(width), `at ${width} px`).toEqual([])
  }

  it.each(fixtures)('fixture %s fetches, runs and breaks nothing', async (name) => {
    await expectQuiet(readFileSync(repositoryPath('fixtures', name, 'expected.html'), 'utf8'))
  })

  it('the first fixture works as a file, too', async () => {
    const path = repositoryPath('fixtures', fixtures[0]!, 'expected.html')
    expect(findings(await probe.visitFile(path, { interact: true }))).toEqual([])
  })

  describeCorpus(`corpus, ${FULL ? 'all' : 'a sample'}`, () => {
    it.each(notebooks.map((path) => [basename(path), path]))('%s', async (_name, path) => {
      const html = reportOf(path)
      if (html !== undefined) await expectQuiet(html)
    })
  })
})
