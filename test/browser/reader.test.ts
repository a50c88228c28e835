import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cell, type HtmlOptions, type Output, toHtml } from '../../src/index.ts'
import { openChromium } from '../support/chromium.ts'
import { findings, openProbe, type PageProbe } from '../support/page-probe.ts'
import { CHROMIUM, describeWith } from '../support/requires.ts'

// What a reader does with a report. What runs in the page is text: the project's types know no DOM.

const markdown = (id: string, source: string): Cell => ({ cell_type: 'markdown', id, metadata: {}, source })
const code = (id: string, source: string, outputs: readonly Output[] = []): Cell => ({
  cell_type: 'code',
  id,
  metadata: {},
  source,
  execution_count: 7,
  outputs,
})
const stream = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text })
const display = (data: Record<string, string>): Output => ({
  output_type: 'display_data',
  data,
  metadata: {},
})
const report = (cells: readonly Cell[], options: HtmlOptions = {}) =>
  toHtml(
    { nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: 'python' } }, cells },
    { title: 'Report', ...options },
  )

const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`
const picture = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="100"><rect width="100%" height="100%"/></svg>`

describeWith(CHROMIUM, 'a reader with the script', () => {
  let probe: PageProbe
  beforeAll(async () => {
    probe = await openProbe({ permissions: ['clipboard-read', 'clipboard-write'] })
  })
  afterAll(() => probe?.close())

  async function visit(cells: readonly Cell[], options: HtmlOptions = {}) {
    expect(findings(await probe.visit(report(cells, options)))).toEqual([])
    const { page } = probe
    await page.setViewportSize({ width: 1280, height: 700 })
    return page
  }
  const evaluate = <T>(script: string) => probe.page.evaluate<T>(script)
  const copied = () => evaluate<string>('navigator.clipboard.readText()')

  describe('copies', () => {
    const source = 'for i in range(3):\n\n    print(i)'

    it.each([false, true])(
      'code without its prompt and numbers, by the button (numbers: %s)',
      async (lineNumbers) => {
        const page = await visit([code('a', source)], { lineNumbers })
        await page.hover('.pl-input')
        await page.click('.pl-copy')
        await page.waitForFunction(`document.querySelector('.pl-copy').textContent === 'Copied'`)
        expect(await copied()).toBe(source)
      },
    )

    it('code without its numbers, by hand', async () => {
      const page = await visit([code('a', source)], { lineNumbers: true })
      await evaluate(`getSelection().selectAllChildren(document.querySelector('.pl-cell'))`)
      await page.keyboard.press('Control+C')
      expect((await copied()).trim()).toContain(source)
      expect(await copied()).not.toMatch(/^\s*\d/m)
    })

    it('code in Markdown', async () => {
      const page = await visit([markdown('a', 'Run\n\n```sh\nnpm ci\nnpm test\n```')])
      await page.click('.pl-fenced .pl-copy')
      await page.waitForFunction(`document.querySelector('.pl-copy').textContent === 'Copied'`)
      expect((await copied()).trim()).toBe('npm ci\nnpm test')
    })
  })

  describe('sorts', () => {
    const sorted = async (cells: readonly string[], clicks: number) => {
      const page = await visit([
        code('a', '', [
          display({
            'text/html': table(
              ['n', 'value'],
              cells.map((cell, i) => [`${i}`, cell]),
            ),
          }),
        ]),
      ])
      for (let i = 0; i < clicks; i++) await page.click('th >> nth=1 >> button')
      return evaluate<string[]>(
        `[...document.querySelectorAll('td:nth-child(2)')].map((cell) => cell.textContent)`,
      )
    }

    it.each([
      ['numbers', ['10', '9', '-1.5', '1e3', '2'], ['-1.5', '2', '9', '10', '1e3']],
      [
        'numbers with groups, signs and units',
        ['1,200', '$900', '\u22125 %', '+3 %', '900'],
        ['\u22125 %', '+3 %', '$900', '900', '1,200'],
      ],
      ['what is empty last', ['', '2', 'NaN', '1'], ['1', '2', '', 'NaN']],
      ['dates', ['2026-11-20', '2025-12-31', '2026-02-01'], ['2025-12-31', '2026-02-01', '2026-11-20']],
      ['words, behind numbers', ['b', 'a10', 'a2', '7'], ['7', 'a2', 'a10', 'b']],
    ])('%s', async (_name, cells, expected) => {
      expect(await sorted(cells, 1)).toEqual(expected)
    })

    it('down, what is empty still last, equals in their order, and back', async () => {
      expect(await sorted(['2', '', '10', '2'], 2)).toEqual(['10', '2', '2', ''])
      expect(
        await evaluate(
          `[...document.querySelectorAll('td:first-child')].map((cell) => cell.textContent).join('')`,
        ),
      ).toBe('2031')
      expect(await sorted(['2', '', '10', '2'], 3)).toEqual(['2', '', '10', '2'])
    })

    it('by keyboard, and says how', async () => {
      const page = await visit([
        code('a', '', [
          display({
            'text/html': table(
              ['n', 'm'],
              [
                ['2', '1'],
                ['1', '2'],
              ],
            ),
          }),
        ]),
      ])
      const states = () =>
        evaluate<string[]>(`[...document.querySelectorAll('th')].map((head) => head.ariaSort)`)
      expect(await states()).toEqual(['none', 'none'])
      await page.focus('th >> nth=0 >> button')
      await page.keyboard.press('Enter')
      expect(await states()).toEqual(['ascending', 'none'])
      await page.keyboard.press('Space')
      expect(await states()).toEqual(['descending', 'none'])
      await page.click('th >> nth=1 >> button')
      expect(await states()).toEqual(['none', 'ascending'])
    })

    it.each([
      [
        'two rows of headers',
        '<table><thead><tr><th>a</th></tr><tr><th>b</th></tr></thead><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>',
      ],
      [
        'a header over two columns',
        '<table><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td>1</td><td>1</td></tr><tr><td>2</td><td>2</td></tr></tbody></table>',
      ],
      [
        'a cell of two rows',
        '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><th rowspan="2">1</th><td>1</td></tr><tr><td>2</td></tr></tbody></table>',
      ],
      ['no headers', '<table><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>'],
      ['one row', table(['a'], [['1']])],
      ['a table in it', table(['a'], [['1'], [table(['b'], [['1']])]])],
      ['a header without a name', table([''], [['1'], ['2']])],
    ])('no table with %s', async (_name, html) => {
      await visit([code('a', '', [display({ 'text/html': html })])])
      expect(await evaluate(`document.querySelectorAll('.pl-sort').length`)).toBe(0)
    })
  })

  it('sees an image in its own size that is shown smaller, and no other', async () => {
    const page = await visit([
      code('a', '', [display({ 'image/svg+xml': picture(3000), 'text/plain': '<Big figure>' })]),
      code('b', '', [display({ 'image/svg+xml': picture(300) })]),
    ])
    await page.waitForSelector('.pl-zoom')
    expect(await evaluate(`document.querySelectorAll('.pl-zoom').length`)).toBe(1)
    await page.focus('.pl-zoom')
    await page.keyboard.press('Enter')
    expect(await evaluate(`document.querySelector('dialog img').clientWidth`)).toBe(3000)
    expect(await evaluate(`document.querySelector('dialog').ariaLabel`)).toBe('Big figure')
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog', { state: 'detached' })
    expect(await evaluate(`document.activeElement.className`)).toBe('pl-zoom')
  })

  it('is told the section in view', async () => {
    const long = Array.from({ length: 60 }, () => 'text').join('\n\n')
    const page = await visit([
      markdown('a', `# One\n\n${long}\n\n## Two\n\n${long}\n\n## Three\n\nshort\n\n## Four\n\nshort`),
    ])
    const current = () =>
      evaluate<string[]>(
        `[...document.querySelectorAll('.pl-contents [aria-current=true]')].map((link) => link.textContent)`,
      )
    const scrollTo = async (y: string) => {
      await evaluate(`scrollTo({ top: ${y}, behavior: 'instant' })`)
      await evaluate('new Promise(requestAnimationFrame)')
      return current()
    }
    expect(await current()).toEqual(['One'])
    expect(await scrollTo(`document.getElementById('nb-two').offsetTop + 600`)).toEqual(['Two'])
    expect(await scrollTo('1e6')).toEqual(['Four'])
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.click('.pl-contents a >> nth=2')
    await evaluate('new Promise(requestAnimationFrame)')
    expect(await current()).toEqual(['Three'])
    expect(await scrollTo('0')).toEqual(['One'])
  })

  it('stops with the Tab key at what scrolls, and nowhere else', async () => {
    await visit([
      code('a', 'short', [stream('short\n')]),
      code('b', `long = "${'x'.repeat(500)}"`, [stream(`${'y'.repeat(500)}\n`)]),
      code('c', '', [
        display({ 'text/html': `<table><tbody>${row(Array(60).fill('wide'))}</tbody></table>` }),
      ]),
    ])
    await evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
    expect(
      await evaluate(
        `[...document.querySelectorAll('[tabindex="0"]')].map((area) => area.closest('.pl-cell').id + ' ' + area.className)`,
      ),
    ).toEqual(['cell-b pl-code', 'cell-b pl-text', 'cell-c pl-html'])
  })

  it('prints what is folded, and finds it folded again', async () => {
    await visit([code('a', 'x', [stream('a\n'.repeat(100))])], { code: 'folded' })
    const open = () => evaluate<number>(`document.querySelectorAll('details[open]').length`)
    const before = await open()
    await evaluate(`dispatchEvent(new Event('beforeprint'))`)
    expect(await open()).toBe(await evaluate(`document.querySelectorAll('details').length`))
    await evaluate(`dispatchEvent(new Event('afterprint'))`)
    expect(await open()).toBe(before)
  })
})

describeWith(CHROMIUM, 'a reader without any script', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openChromium()
    page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 700 } })
  })
  afterAll(() => browser?.close())

  const visit = (cells: readonly Cell[], options: HtmlOptions = {}) => page.setContent(report(cells, options))
  const heightOf = async (selector: string) =>
    (await page.locator(selector).first().boundingBox())?.height ?? 0

  it('hides all code, and shows it again', async () => {
    await visit([code('a', 'secret()', [stream('result\n')])])
    expect(await page.isVisible('text=secret')).toBe(true)
    await page.check('text=Hide code')
    expect(await page.isVisible('text=secret')).toBe(false)
    expect(await page.isVisible('text=result')).toBe(true)
    await page.focus('.pl-hide-code')
    await page.keyboard.press('Space')
    expect(await page.isVisible('text=secret')).toBe(true)
  })

  it('opens folded code, one by one and all at once', async () => {
    await visit([code('a', 'first()'), code('b', 'second()')], { code: 'folded' })
    expect(await page.isVisible('text=first()')).toBe(false)
    await page.click('summary >> nth=0')
    expect(await page.isVisible('text=first()')).toBe(true)
    expect(await page.isVisible('text=second()')).toBe(false)
    await page.check('text=Show code')
    expect(await page.isVisible('text=second()')).toBe(true)
  })

  it('finds no switch where there is no code to see', async () => {
    await visit([code('a', 'x', [stream('y')]), markdown('b', '```\ncode\n```')], {
      code: 'removed',
    })
    expect(await page.locator('.pl-controls input').count()).toBe(0)
  })

  it('folds code and outputs by the margin beside them', async () => {
    await visit([code('a', 'source()', [stream('result\n')])])
    await page.click('.pl-input > summary')
    expect(await page.isVisible('text=source')).toBe(false)
    await page.focus('.pl-outputs > summary')
    await page.keyboard.press('Enter')
    expect(await page.isVisible('text=result')).toBe(false)
    await page.click('.pl-outputs > summary')
    expect(await page.isVisible('text=result')).toBe(true)
  })

  it('sees the beginning of a long output, scrolls in it and opens it', async () => {
    await visit([code('a', '', [stream(Array.from({ length: 200 }, (_, i) => `line ${i}\n`).join(''))])])
    expect(await page.isVisible('text=line 0')).toBe(true)
    const before = await heightOf('.pl-long > .pl-result')
    expect(before).toBeLessThan(500)
    await page.click('text=Show all 200 lines')
    expect(await heightOf('.pl-long > .pl-result')).toBeGreaterThan(before * 5)
  })

  it('is led to a cell, and to an error in what is folded', async () => {
    const error: Output = { output_type: 'error', ename: 'Broken', evalue: 'no', traceback: ['trace'] }
    const hidden = { ...code('b', 'x', [error]), metadata: { tags: ['hide-output'] } } as Cell
    await visit([code('a', 'x', [stream('a\n'.repeat(30))]), hidden])
    await page.hover('.pl-cell')
    await page.click('.pl-permalink >> nth=0')
    expect(page.url()).toMatch(/#cell-a$/)
    expect(await page.locator('.pl-cell:target').getAttribute('id')).toBe('cell-a')
    expect(await page.isVisible('text=trace')).toBe(false)
    await page.click('.pl-errors a')
    expect(await page.isVisible('text=trace')).toBe(true)
  })

  it('sees all code without script on a page that has a theme of its own', async () => {
    await visit([code('a', 'x')], { theme: 'dark' })
    expect(await page.isVisible('.pl-hide-code')).toBe(true)
    expect(await page.locator('.pl-controls button').count()).toBe(0)
  })
})
