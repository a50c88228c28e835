import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromTaskRun, toHtmlFragment } from '../../src/index.ts'
import { fromAny } from '../../src/sources/index.ts'
import { openChromium } from '../support/chromium.ts'
import { hostPage } from '../support/host-page.ts'
import { reportOf } from '../support/report.ts'
import { CHROMIUM, describeCorpus, describeWith, FULL } from '../support/requires.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'

// axe-core over reports, in both colour schemes and at two widths: what it finds must be the author's, not ours.

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const VIEWS = [
  { name: 'light, wide', colorScheme: 'light', width: 1280 },
  { name: 'dark, on a phone', colorScheme: 'dark', width: 390 },
] as const
const SAMPLE = FULL ? 40 : 8

/**
 * What only the author of a notebook can mend, rule → the elements (within what the author wrote) it is theirs in, and
 * why it is left.
 */
const OF_AUTHORS: Readonly<Record<string, { readonly within: string; readonly why: string }>> = {
  'color-contrast': {
    within: '[style*="color:"], [style*="background"], [bgcolor], font[color], [style*="opacity"]',
    why: 'colours an author chose are kept, on the light ground they were chosen for',
  },
  'heading-order': { within: '*', why: 'levels of headings are what the author made them' },
  'empty-heading': { within: '*', why: 'so is a heading without words' },
  'empty-table-header': { within: '*', why: 'pandas leaves the corner of a table empty' },
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Runs in the page. What is folded is opened, so that it is looked at, too; long outputs stay as they are. */
const RUN = `(async () => {
  for (const details of document.querySelectorAll('details:not(.pl-long)')) details.open = true
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const ofAuthors = ${JSON.stringify(OF_AUTHORS)}
  const isOfAuthor = (rule, element) => {
    const within = ofAuthors[rule]?.within
    const own = element?.closest('.pl-markdown, .pl-html')
    return within !== undefined && own && element !== own && own.contains(element.closest(within))
  }
  const { violations } = await axe.run(document, {
    runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'], elementRef: true,
  })
  return violations.flatMap(({ id, nodes }) => nodes
    .filter(({ element }) => !isOfAuthor(id, element))
    .map(({ html, any, all, none }) => id + ': ' + html.slice(0, 160) + ' (' + [...any, ...all, ...none].map(({ message }) => message).join('; ') + ')'))
})()`

const fixtures = readdirSync(repositoryPath('fixtures')).filter((name) =>
  existsSync(repositoryPath('fixtures', name, 'expected.html')),
)
const real = corpusNotebooks().filter((path) => path.includes('real'))
const sample = real.filter((_, i) => i % Math.ceil(real.length / SAMPLE) === 0)

describeWith(CHROMIUM, 'axe-core finds nothing in reports that is ours', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  describe.each(VIEWS)('$name', ({ colorScheme, width }) => {
    let page: Page
    beforeAll(async () => {
      page = await browser.newPage({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } })
    })

    async function problems(html: string): Promise<string[]> {
      await page.setContent(html)
      await page.evaluate(AXE)
      return page.evaluate<string[]>(RUN)
    }

    it.each(fixtures)('fixture %s', async (name) => {
      expect(await problems(readFileSync(repositoryPath('fixtures', name, 'expected.html'), 'utf8'))).toEqual(
        [],
      )
    })

    describeCorpus(`corpus, ${FULL ? 'forty' : 'a few'}`, () => {
      it.each(sample.map((path) => [basename(path), path]))('%s', async (_name, path) => {
        const html = reportOf(path)
        if (html !== undefined) expect(await problems(html)).toEqual([])
      })
    })

    it('in pages of somebody else', async () => {
      const sales = fromTaskRun(
        fromAny(readFileSync(repositoryPath('fixtures', 'nightly-sales', 'input.json'))),
      )
      const fragments = (['report', 'lab', 'paper'] as const).map((theme, i) =>
        toHtmlFragment(sales, { idPrefix: `r${i}-`, theme, colorScheme }),
      )
      const html = hostPage(fragments).replaceAll('width:900px', 'max-width:900px')
      // That page has headings and landmarks of its own, and no script of ours: there browsers themselves let the
      // keyboard reach what scrolls, as Chromium and Firefox do.
      const ofPage = /^(?:page-has|landmark|region|heading|scrollable-region)/
      expect((await problems(html)).filter((problem) => !ofPage.test(problem))).toEqual([])
    })

    it('would find what is wrong', async () => {
      const found = await problems(
        '<html><body><main><div class="pl-markdown"><p style="color:#999">x</p><img src="x"></div><p style="color:#999">ours</p></main></body></html>',
      )
      expect(found.map((problem) => problem.replace(/: .*/, ''))).toEqual(
        expect.arrayContaining(['color-contrast', 'image-alt', 'html-has-lang']),
      )
      expect(found.filter((problem) => problem.startsWith('color-contrast'))).toHaveLength(1)
    })
  })
})
