import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cell, toHtml } from '../../src/index.ts'
import { openChromium } from '../support/chromium.ts'
import { reportOf } from '../support/report.ts'
import { describeCorpus, describeWith, FULL, PDF } from '../support/requires.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'

// Paper cannot be scrolled or opened: every text of a report must be on it.

/** What is wide, long or folded: tables of many columns, formulas, tracebacks, code, frames an author sized. */
const CORPUS = [
  'altair_notebooks__notebooks__09-Measles',
  'Data-Analysis__bayesian_log_reg__Bayesian-Logistic-Regression',
  'IPython-plotly__notebooks__collaborate__collaborate',
  'pytudes__ipynb__Scrabble',
  'Data-Analysis__additive_models__Stock_Explorer_Class',
  'Data-Analysis__stocker__Stocker_Analysis_Usage',
  'handson-ml2__01_the_machine_learning_landscape',
  'handson-ml3__11_training_deep_neural_networks',
  'ipython-in-depth__examples__IPython_Kernel__Third_Party_Rich_Output',
  'shap__notebooks__text_examples__text_generation__Open_Ended_Text_Generation_Explanation_Demo',
]
const FIXTURES = ['nightly-sales', 'folding', 'hidden-cells', 'tables', 'mathematics', 'every-output-kind']

/** The words of a page that a reader could see, everything opened. Runs in the page. */
const WORDS = `(() => {
  for (const details of document.querySelectorAll('details')) details.open = true
  const words = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text; (text = walker.nextNode()); ) {
    const holder = text.parentElement
    // What paper has no use for: links to places, buttons, names of what folds, and the contents without page numbers.
    if (holder.closest('a.pl-skip, .pl-permalink, .pl-anchor, button:not(.pl-sort), label, nav.pl-contents, .pl-long > summary, :is(.pl-input, .pl-outputs) > summary > :last-child')) continue
    if (holder.closest('script, style') || !holder.checkVisibility()) continue
    // Which letter a font for mathematics draws is its own affair.
    if (text.data.length === 1 && holder.closest('math')) continue
    for (const word of text.data.split(/\\s+/)) words.add(word)
  }
  return [...words]
})()`

/** Without what fonts and typesetting change: blanks, ligatures, letters of formulas. */
const normal = (text: string) => text.normalize('NFKC').replace(/[\s\u00ad\u200b]/g, '')
const isSymbol = (word: string) => /^[^\p{L}\p{N}]*$/u.test(word)

describeWith(PDF, 'a printed report', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  async function textOfPdf(html: string, options: { javaScriptEnabled?: boolean } = {}): Promise<string[]> {
    const page = await browser.newPage(options)
    await page.setContent(html)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    await page.close()
    const { stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1e9 })
    return stdout.toString().split('\f')
  }

  async function missingOnPaper(
    html: string,
    options: { javaScriptEnabled?: boolean } = {},
  ): Promise<string[]> {
    const page = await browser.newPage()
    await page.setContent(html)
    const words = await page.evaluate<string[]>(WORDS)
    await page.close()
    expect(words.length).toBeGreaterThan(5)
    const printed = normal((await textOfPdf(html, options)).join(''))
    return words.filter((word) => !isSymbol(normal(word)) && !printed.includes(normal(word)))
  }

  const fixture = (name: string) => readFileSync(repositoryPath('fixtures', name, 'expected.html'), 'utf8')

  it.each(FIXTURES)('has every word of the fixture %s', async (name) => {
    expect(await missingOnPaper(fixture(name))).toEqual([])
  })

  it('has what is folded without the script, too', async () => {
    expect(await missingOnPaper(fixture('folding'), { javaScriptEnabled: false })).toEqual([])
  })

  it('has line numbers, and lines of code that are wider than it', async () => {
    const source = `short = 1\nlong = "${'0123456789'.repeat(30)}"\nlast = 3`
    const cells: Cell[] = [
      { cell_type: 'code', id: 'a', metadata: {}, source, execution_count: 1, outputs: [] },
    ]
    const html = toHtml({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }, { lineNumbers: true })
    const text = (await textOfPdf(html)).join('')
    expect(normal(text)).toContain(normal(`1${source.replace(/\n/, '2').replace(/\n/, '3')}`))
  })

  it('leaves no heading alone at the foot of a page', async () => {
    const cells = Array.from({ length: 60 }, (_, i): Cell[] => [
      { cell_type: 'markdown', id: `m${i}`, metadata: {}, source: `${'#'.repeat(1 + (i % 3))} Heading ${i}` },
      {
        cell_type: 'code',
        id: `c${i}`,
        metadata: {},
        execution_count: i,
        source: Array.from({ length: 1 + ((i * 7) % 11) }, (_, line) => `line_${line}`).join('\n'),
        outputs: [],
      },
    ]).flat()
    const pages = await textOfPdf(toHtml({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }))
    expect(pages.length).toBeGreaterThan(5)
    expect(
      pages.map((text) => text.trim().split('\n').at(-1) ?? '').filter((line) => line.includes('Heading')),
    ).toEqual([])
  })

  describeCorpus(`corpus, ${FULL ? 'ten notebooks' : 'three notebooks'}`, () => {
    const notebooks = CORPUS.slice(0, FULL ? CORPUS.length : 3).map(
      (name) => corpusNotebooks().find((path) => basename(path, '.ipynb') === name)!,
    )
    it.each(notebooks.map((path) => [basename(path), path]))('has every word of %s', async (_name, path) => {
      expect(await missingOnPaper(reportOf(path)!)).toEqual([])
    })
  })
})
