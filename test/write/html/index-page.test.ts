import { JSDOM, VirtualConsole } from 'jsdom'
import { describe, expect, it } from 'vitest'
import {
  type Cell,
  describeReport,
  type IndexEntry,
  type IndexOptions,
  type Notebook,
  toHtml,
  toIndexHtml,
} from '../../../src/index.ts'

const page = (entries: readonly IndexEntry[], options: IndexOptions = {}) =>
  new JSDOM(toIndexHtml(entries, options), { virtualConsole: new VirtualConsole() }).window.document
const texts = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())

describe('toIndexHtml', () => {
  const good: IndexEntry = { title: 'Good', files: [{ href: 'good.html', size: 1_000 }] }

  it('links each report, and its other files beside it', () => {
    const files = [
      { href: 'a%20b.html', format: 'HTML', size: 2_000 },
      { href: 'a%20b.ipynb', format: 'IPYNB', size: 500 },
    ]
    const document = page([{ title: 'A b', name: 'in/a b.ipynb', files }])
    const links = [...document.querySelectorAll('tbody a')].map((a) => [
      a.getAttribute('href'),
      a.textContent,
    ])
    expect(links).toEqual([
      ['a%20b.html', 'A b'],
      ['a%20b.ipynb', 'IPYNB'],
    ])
    expect(texts(document, 'td')).toEqual(['2.5 KB'])
    expect(texts(document, 'tbody th')).toEqual(['A b IPYNBin/a b.ipynb'])
  })

  it('has the columns that some report has a value for', () => {
    expect(texts(page([good]), 'thead th')).toEqual(['Report', 'Size'])
    const failed = {
      ...good,
      state: { lifecycle: 'ended', result: 'failed' },
      startTime: 0,
      duration: 5,
      errors: 2,
    } as const
    const document = page([good, failed])
    expect(texts(document, 'thead th')).toEqual(['Report', 'State', 'Started', 'Duration', 'Errors', 'Size'])
    expect(texts(document, 'tbody tr:last-child td')).toEqual([
      'Failed',
      '1970-01-01 00:00:00 UTC',
      '5 ms',
      '2 errors',
      '1.0 KB',
    ])
  })

  it('names what failed, before the table and in it', () => {
    const document = page([good, { title: 'bad.json', problem: 'no <JSON>' }])
    expect(texts(document, '.pl-errors li')).toEqual(['bad.json: no <JSON>'])
    const target = document.querySelector('.pl-errors a')!.getAttribute('href')!
    expect(document.querySelector(target)?.textContent).toContain('no <JSON>')
    expect(texts(document, 'header > .pl-note')).toEqual(['1 report'])
    expect(texts(document, '.pl-errors p')).toEqual(['1 not exported'])
    expect(texts(document, 'tbody .pl-state')).toEqual(['Not exported'])
  })

  it('tells reports that count as failed from what was not exported', () => {
    const document = page([
      { ...good, problem: '1 warning' },
      { title: 'bad.json', problem: 'no' },
    ])
    expect(texts(document, '.pl-errors p')).toEqual(['2 failed'])
  })

  it('says why a run did not go well, in one line', () => {
    const message = '2 of 6 failed: <late>\nat line 3'
    const ended = (result: 'failed' | 'success') => ({
      ...good,
      state: { lifecycle: 'ended', result, message } as const,
    })
    const document = page([ended('failed'), ended('success')])
    expect(texts(document, '.pl-index-problem')).toEqual(['2 of 6 failed: <late>'])
  })

  it('names twenty of many that failed, and says how many more', () => {
    const document = page(Array.from({ length: 23 }, (_, i) => ({ title: `x${i}`, problem: 'no' })))
    expect(document.querySelectorAll('.pl-errors a')).toHaveLength(20)
    expect(texts(document, '.pl-errors li').at(-1)).toBe('and 3 more')
    expect(document.querySelectorAll('tbody tr')).toHaveLength(23)
  })

  it('links to no address that is not safe to follow', () => {
    const document = page(
      ['javascript:x()', ' java\nscript:x()', 'data:text/html,x', 'file:///etc'].map((href) => ({
        title: href,
        files: [{ href }],
      })),
    )
    expect(document.querySelectorAll('tbody a')).toHaveLength(0)
  })

  it('has a title, a language and looks as they are asked for', () => {
    const document = page([good], { title: 'Nightly <runs>', lang: 'zh', theme: 'lab', colorScheme: 'dark' })
    expect(document.title).toBe('Nightly <runs>')
    expect(texts(document, 'h1')).toEqual(['Nightly <runs>'])
    expect(texts(document, 'thead th')).toEqual(['报告', '大小'])
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect(page([good], { lang: 'zh' }).title).toBe('报告')
  })

  it('may be empty', () => {
    expect(texts(page([]), 'header > .pl-note')).toEqual(['0 reports'])
  })

  it.each([
    [undefined, ''],
    ['x', ''],
    [[null], '/0'],
    [[{}], '/0'],
    [[good, { title: 5 }], '/1'],
    [[{ title: 'x', files: 'x' }], '/0/files'],
    [[{ title: 'x', files: [{}] }], '/0/files'],
    [[{ title: 'x', files: [null] }], '/0/files'],
  ])('%j is refused', (entries, pointer) => {
    expect(() => toIndexHtml(entries as IndexEntry[])).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', pointer }),
    )
  })

  it('takes a state of a kind it does not know as one that ended', () => {
    const state = { lifecycle: 'vanished', result: 'exploded', raw: 'GONE' } as never
    expect(texts(page([{ ...good, state }]), 'tbody td')[0]).toBe('Ended GONE')
  })
})

describe('describeReport', () => {
  const markdown = (id: string, source: string): Cell => ({ cell_type: 'markdown', id, metadata: {}, source })
  const failing: Cell = {
    cell_type: 'code',
    id: 'f',
    metadata: {},
    source: '',
    execution_count: 1,
    outputs: [
      { output_type: 'error', ename: 'E', evalue: '', traceback: [] },
      { output_type: 'error', ename: 'F', evalue: '', traceback: [] },
    ],
  }
  const notebook = (...cells: Cell[]): Notebook => ({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells })

  it.each([
    [
      'a heading',
      notebook(failing, markdown('a', 'no'), markdown('b', '## *Two*'), markdown('c', '# Three')),
      {},
    ],
    ['none', notebook(failing), {}],
    ['none, in Chinese', notebook(failing), { lang: 'zh' }],
    ['the option', notebook(markdown('a', '# One')), { title: 'Mine' }],
    ['metadata', { ...notebook(markdown('a', '# One')), metadata: { title: 'Kept' } }, {}],
    ['a run', { ...notebook(), run: { system: 'x', taskName: 'load' } }, {}],
  ] as const)('gives the title the report has: %s', (_name, value, options) => {
    const document = new JSDOM(toHtml(value, options), { virtualConsole: new VirtualConsole() }).window
      .document
    expect(describeReport(value, options).title).toBe(document.title)
  })

  it('gives the state, times and errors, and no more than there is', () => {
    const run = {
      system: 'x',
      title: 'T',
      state: { lifecycle: 'ended', result: 'failed' },
      startTime: 5,
      endTime: 9,
    } as const
    expect(describeReport(notebook(failing), { run })).toEqual({
      title: 'T',
      state: run.state,
      startTime: 5,
      duration: 4,
      errors: 2,
    })
    expect(describeReport(notebook(), { fallbackTitle: 'sales' })).toEqual({ title: 'sales', errors: 0 })
    expect(describeReport(notebook())).toEqual({ title: 'Notebook', errors: 0 })
  })

  it('warns of nothing: the report itself does', () => {
    const warnings: unknown[] = []
    describeReport(notebook(markdown('a', '![x](x.png)')), { onWarning: (warning) => warnings.push(warning) })
    expect(warnings).toEqual([])
  })
})
