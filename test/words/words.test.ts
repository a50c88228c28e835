import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM, VirtualConsole } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { type HtmlOptions, type Notebook, PlatenError, toHtml, type Words } from '../../src/index.ts'
import { chinese } from '../../src/words/chinese.ts'
import { english } from '../../src/words/english.ts'
import { wordsFor } from '../../src/words/words-for.ts'
import { repositoryPath } from '../support/shared.ts'
import { wordsInTemplates } from './source-literals.ts'

const notebook: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }
const parse = (html: string) => new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document

describe('the source', () => {
  const files = ['render', 'write/html'].flatMap((folder) =>
    readdirSync(repositoryPath('src', folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join('src', folder, path)),
  )

  // Put what a page says into src/words/ (a line in words.ts, one in each language) and write ${words.yours} here.
  it.each(files)('%s says nothing in a template that is not in words', (file) => {
    const found = wordsInTemplates(readFileSync(repositoryPath(file), 'utf8'))
    expect(found.map(({ line, text }) => `${file}:${line}: ${text}`)).toEqual([])
  })

  it.each([
    ['html`<p>Hello</p>`', ['Hello']],
    ['html`<p>§{words.hello} and more</p>`', ['and more']],
    ['html`<p class="pl-note">§{html`<b>inner</b>`}</p>`', ['inner']],
    ['html`<nav aria-label="Contents">§{x}</nav>`', ['Contents']],
    ["html`<p>§{x ? `yes §{y}` : 'no'}</p>` // html`<p>Comment</p>`", []],
    ['other`<p>Hello</p>`; html`<a href="#§{x}">&nbsp;·</a>`', []],
  ])('the scanner finds in %s what is said', (source, expected) => {
    // `${` in a string looks like a slip.
    const code = source.replaceAll('§', '$')
    expect(wordsInTemplates(code).map(({ text }) => text)).toEqual(expected)
  })
})

// Everything a page can say is in this page, and nothing in its content is in Latin letters but code and names.
describe('a page in Chinese', () => {
  const document = parse(readFileSync(repositoryPath('fixtures', 'chinese', 'expected.html'), 'utf8'))

  it('says nothing in English', () => {
    const said = Object.values(JSON.parse(document.body.dataset.words!) as Record<string, string>)
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'alt']) said.push(element.getAttribute(name) ?? '')
    for (const element of document.querySelectorAll(
      'script, style, pre, code, math, .pl-source, .pl-json-key, .pl-json-string, .pl-json-null',
    ))
      element.remove()
    said.push(document.title, document.body.textContent)
    const latin = said.flatMap((text) => text.match(/[A-Za-z][A-Za-z.]*/g) ?? [])
    expect([...new Set(latin)].sort()).toEqual(
      // Names of formats, products, kinds of widgets, marks and geometries, limits and files.
      'Audio Bokeh GeoJSON HTML Image JavaScript Leaflet Lite Mermaid Plotly Point UTC VBox Vega application attachment bar csv example.com https limits.htmlLength limits.jsonValues limits.markdownLength limits.mathLength limits.outputLength limits.widgetData mp output.pdf pdf png'
        .split(' ')
        .sort(),
    )
  })

  it('says most of what there is to say', () => {
    const page = readFileSync(repositoryPath('fixtures', 'chinese', 'expected.html'), 'utf8')
    const unsaid = Object.entries(chinese).filter(
      ([, word]) => typeof word === 'string' && !page.includes(word),
    )
    // Other states and other reasons, and headings that fromTaskRun writes.
    expect(unsaid.length).toBeLessThan(44)
  })
})

describe('words', () => {
  it('are all said somewhere', () => {
    const source = ['read', 'render', 'write/html']
      .flatMap((folder) =>
        readdirSync(repositoryPath('src', folder), { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.ts'))
          .map((path) => readFileSync(repositoryPath('src', folder, path), 'utf8')),
      )
      .join('\n')
    const states = 'succeeded failed canceled timedOut skipped excluded pending queued running finished'
    const by = 'note tip important warning caution audioMissing videoMissing'
    const units = 'milliseconds seconds minutes hours days'
    const unsaid = Object.keys(english).filter(
      (name) => !new RegExp(`words\\.${name}\\b|\\{ ${name} \\}|'${name}'`).test(source),
    )
    // By what stands in a run's state, in a Markdown alert and in a tag, and by the function that writes durations.
    expect(unsaid.filter((name) => !`${states} ${by} ${units}`.split(' ').includes(name))).toEqual([])
  })

  const kinds = (words: Words) => Object.entries(words).map(([name, word]) => `${name}: ${typeof word}`)

  it('are there in each language, and texts', () => {
    expect(kinds(chinese)).toEqual(kinds(english))
    for (const words of [english, chinese])
      for (const word of Object.values(words) as (string | ((...values: unknown[]) => string))[]) {
        const text = typeof word === 'string' ? word : word(2, 'x', 3, 4)
        expect(text).toMatch(/\S/)
        expect(text).not.toMatch(/undefined|[<>]/)
      }
  })

  it('count as the language does', () => {
    expect([english.errorCount(1), english.errorCount(2), english.errorCount(0)]).toEqual([
      '1 error',
      '2 errors',
      '0 errors',
    ])
    expect(chinese.errorCount(1)).toBe('1 个错误')
  })

  it.each([
    ['zh', chinese],
    ['zh-CN', chinese],
    ['ZH-hans-cn', chinese],
    ['en-GB', english],
    ['de', english],
    ['zhx', english],
    [undefined, english],
  ])('of %s', (lang, words) => {
    expect(wordsFor(lang === undefined ? {} : { lang })).toBe(words)
  })

  it('can be overridden, and are escaped', () => {
    const words: Partial<Words> = { darkMode: '<b>&"', skip: 'Zum Bericht' }
    const document = parse(toHtml(notebook, { lang: 'de', words }))
    expect(document.querySelector('.pl-skip')?.textContent).toBe('Zum Bericht')
    expect(document.querySelector('.pl-theme-toggle')?.textContent).toBe('<b>&"')
    expect(JSON.parse(document.body.dataset.words!)).toMatchObject({ darkMode: '<b>&"', copy: 'Copy' })
  })

  it.each([
    [{ words: { darkmode: 'x' } }, '/words/darkmode'],
    [{ words: { darkMode: 5 } }, '/words/darkMode'],
    [{ words: { errorCount: 'x' } }, '/words/errorCount'],
    [{ words: { toString: 'x' } }, '/words/toString'],
    [{ words: 'de' }, '/words'],
    [{ lang: 'not a tag' }, '/lang'],
    [{ lang: 5 }, '/lang'],
  ])('%j is refused', (options, pointer) => {
    const refused = () => toHtml(notebook, options as HtmlOptions)
    expect(refused).toThrow(PlatenError)
    expect(refused).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', pointer }))
  })

  it('that are no text when they are called become one', () => {
    const words = { errorCount: () => 5 } as unknown as Partial<Words>
    expect(wordsFor({ words }).errorCount(1)).toBe('5')
  })
})
