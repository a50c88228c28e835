import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import {
  type Cell,
  type HtmlOptions,
  type Notebook,
  PlatenError,
  type TaskRunMeta,
  toHtml,
  toHtmlBytes,
  toHtmlChunks,
} from '../../../src/index.ts'

const markdown = (id: string, source: string): Cell => ({ cell_type: 'markdown', id, metadata: {}, source })
const failing = (id: string, ename: string): Cell => ({
  cell_type: 'code',
  id,
  metadata: {},
  source: 'f()',
  execution_count: 1,
  outputs: [{ output_type: 'error', ename, evalue: 'no', traceback: [] }],
})
const notebook = (cells: readonly Cell[], more: Partial<Notebook> = {}): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells,
  ...more,
})
const page = (value: Notebook, options: HtmlOptions = {}) => new JSDOM(toHtml(value, options)).window.document
const texts = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim())

const run: TaskRunMeta = {
  system: 'airflow',
  title: 'Nightly <load>',
  runId: '900719925474099345',
  jobName: 'load',
  jobId: '7',
  attempt: 2,
  retries: ['a'],
  state: { lifecycle: 'ended', result: 'failed', raw: 'UPSTREAM_FAILED', message: 'disk full' },
  startTime: 1_795_147_212_000,
  endTime: 1_795_147_398_400,
  params: [
    { name: 'mode', value: 'full', type: 'string' },
    { name: 'mode', value: null },
    { name: 'sizes', value: [1, 2] },
  ],
  links: [
    { label: 'Run', url: 'https://jobs.example.com/1' },
    { label: 'Bad', url: 'javascript:alert(1)' },
  ],
}

describe('the header', () => {
  it('tells state, times, attempt, ids, parameters in order and links', () => {
    const document = page(notebook([]), { run })
    expect(texts(document, 'h1')).toEqual(['Nightly <load>'])
    const facts = Object.fromEntries(
      [...document.querySelectorAll('.pl-facts > div')].map((row) =>
        [...row.children].map((part) => part.textContent),
      ),
    )
    expect(facts).toEqual({
      State: 'Failed UPSTREAM_FAILED',
      Started: '2026-11-20 04:00:12 UTC',
      Ended: '2026-11-20 04:03:18 UTC',
      Duration: '3 min 6 s',
      Attempt: '2',
      Job: 'load 7',
      Run: '900719925474099345',
      System: 'airflow',
      Links: 'Run, Bad (javascript:alert(1))',
    })
    expect(texts(document, '.pl-params th')).toEqual(['mode', 'mode', 'sizes'])
    expect(texts(document, '.pl-run-message')).toEqual(['disk full'])
    expect([...document.querySelectorAll('.pl-facts a')].map((a) => a.getAttribute('href'))).toEqual([
      'https://jobs.example.com/1',
    ])
  })

  it('cannot be forged by the file: what metadata says of a run is labelled as a claim', () => {
    const forged = {
      platen: {
        run: { title: 'All is well', state: { lifecycle: 'ended', result: 'success' }, system: 'x' },
      },
    }
    const document = page(notebook([], { metadata: forged }))
    expect(document.querySelector('.pl-state')).toBeNull()
    expect(texts(document, '.pl-claim')).toEqual(['According to the file: All is well · success · x'])
    expect(page(notebook([], { metadata: forged }), { run }).querySelector('.pl-claim')).toBeNull()
  })

  it('jumps to every error, and says how many there are past twenty', () => {
    const document = page(notebook(Array.from({ length: 23 }, (_, n) => failing(`c${n}`, `E${n}`))))
    const links = [...document.querySelectorAll('.pl-errors a')]
    expect(links).toHaveLength(20)
    expect(links[1]?.textContent).toBe('E1: no')
    expect(links.every((link) => document.getElementById(link.getAttribute('href')!.slice(1)) !== null)).toBe(
      true,
    )
    expect(texts(document, '.pl-errors p')).toEqual(['23 errors'])
    expect(texts(document, '.pl-errors li').at(-1)).toBe('and 3 more')
  })
})

describe('the title', () => {
  const heading = markdown('a', '# Sales')
  it.each([
    ['the option', notebook([heading], { run }), { title: 'Mine' }, 'Mine', ['Mine']],
    ['the run', notebook([heading], { run }), {}, 'Nightly <load>', ['Nightly <load>']],
    [
      'the notebook’s metadata',
      notebook([markdown('a', '## Part')], { metadata: { title: 'Kept' } }),
      {},
      'Kept',
      ['Kept'],
    ],
    ['the first heading, which is then not said twice', notebook([heading]), {}, 'Sales', []],
    ['nothing at all', notebook([]), {}, 'Notebook', ['Notebook']],
    ['the caller where there is nothing', notebook([]), { fallbackTitle: 'sales' }, 'sales', ['sales']],
    ['a heading rather than the caller’s fallback', notebook([heading]), { fallbackTitle: 'x' }, 'Sales', []],
    [
      'a run’s id rather than its first section',
      notebook([markdown('a', '## Results')], { run: { system: 'cron', runId: '7' } }),
      { fallbackTitle: 'run' },
      '7',
      ['7'],
    ],
    [
      'the caller, for a run without an id',
      notebook([markdown('a', '## Results')], { run: { system: 'cron' } }),
      { fallbackTitle: 'nightly' },
      'nightly',
      ['nightly'],
    ],
    ['the system of a run, at last', notebook([], { run: { system: 'cron' } }), {}, 'cron', ['cron']],
  ])('comes from %s', (_name, value, options, title, headings) => {
    const document = page(value, options)
    expect(document.title).toBe(title)
    expect(texts(document, 'header h1')).toEqual(headings)
  })
})

describe('the table of contents', () => {
  const cells = [
    markdown('a', '# One\n\n### Deep\n\n## Two'),
    markdown('b', '# One\n\n#### Deeper\n\n##### Deepest'),
  ]

  it('nests headings, skipping levels that are not used, and every link leads somewhere', () => {
    const document = page(notebook(cells))
    expect(texts(document, '.pl-contents > details > ol > li > a')).toEqual(['One', 'One'])
    expect(texts(document, '.pl-contents a')).toEqual(['One', 'Deep', 'Two', 'One'])
    for (const link of document.querySelectorAll('.pl-contents a')) {
      expect(document.getElementById(link.getAttribute('href')!.slice(1))?.textContent).toContain(
        link.textContent,
      )
    }
  })

  it.each([
    ['few headings', [markdown('a', '# One')], {}, 0],
    ['few headings, but asked for', [markdown('a', '# One')], { toc: true }, 1],
    ['many headings, but not wanted', cells, { toc: false }, 0],
  ])('with %s', (_name, list, options, count) => {
    expect(page(notebook(list), options).querySelectorAll('.pl-contents').length).toBe(count)
  })
})

describe('toHtml', () => {
  it('is the chunks joined, one for the head, each cell and the tail', () => {
    const value = notebook([markdown('a', '# A'), failing('b', 'E')])
    const chunks = [...toHtmlChunks(value)]
    expect(chunks).toHaveLength(4)
    expect(chunks.join('')).toBe(toHtml(value))
  })

  it('is what toHtmlBytes gives in UTF-8', () => {
    const value = notebook([markdown('a', '# Ä 中 $\\alpha$'), failing('b', 'E')])
    expect(new TextDecoder('utf-8', { fatal: true }).decode(toHtmlBytes(value))).toBe(toHtml(value))
  })

  it('puts the prefix before every id and every link to one', () => {
    const document = page(notebook([markdown('a', '# A\n\n[up](#a) <i id="x">x</i>'), failing('b', 'E')]), {
      idPrefix: 'r1-',
      toc: true,
    })
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const links = [...document.querySelectorAll('a[href^="#"]')].map((link) =>
      link.getAttribute('href')!.slice(1),
    )
    expect(ids.length).toBeGreaterThan(4)
    expect([...ids, ...links].filter((id) => !id.startsWith('r1-'))).toEqual([])
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('leaves the other cells as they were when one is inserted', () => {
    const [, first, , third] = [
      ...toHtmlChunks(notebook([markdown('a', 'one'), markdown('n', 'new'), failing('b', 'E')])),
    ]
    expect([...toHtmlChunks(notebook([markdown('a', 'one'), failing('b', 'E')]))].slice(1, 3)).toEqual([
      first,
      third,
    ])
  })

  it.each([
    { lang: 'en"><script>' },
    { theme: 'pink' as 'dark' },
    { idPrefix: 'a b' },
    { code: 'hidden' as 'folded' },
    { lineNumbers: 1 as unknown as boolean },
  ])('refuses the options %j', (options) => {
    expect(() => toHtml(notebook([]), options)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', help: expect.any(String) }),
    )
    expect(() => toHtml(notebook([]), options)).toThrow(PlatenError)
  })

  it('shows a one-cell report in 25 KB', () => {
    const html = toHtml(
      notebook([
        {
          cell_type: 'code',
          id: 'a',
          metadata: {},
          source: 'print("hi")',
          execution_count: 1,
          outputs: [{ output_type: 'stream', name: 'stdout', text: 'hi\n' }],
        },
      ]),
    )
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(25 * 1024)
  })
})
