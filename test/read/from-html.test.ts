import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyTransforms,
  defaultTransforms,
  embeddedIpynb,
  fromHtml,
  fromIpynb,
  fromTaskRun,
  isHtml,
  type Notebook,
  PlatenError,
  toHtml,
  toHtmlChunks,
  toHtmlFragment,
  toIpynb,
} from '../../src/index.ts'
import { EMBEDDED_DATA, EMBEDDED_NAME } from '../../src/model/embedding.ts'
import { redaction } from '../../src/redact/index.ts'
import { fromAny } from '../../src/sources/index.ts'
import { goldenCases } from '../golden/cases.ts'
import { verifyEmbedded } from '../structure/verify-embedded.ts'
import { verifyPage } from '../structure/verify-page.ts'
import { anyNotebook } from '../support/notebook-arbitrary.ts'
import { describeCorpus, FULL } from '../support/requires.ts'
import { corpusNotebooks } from '../support/shared.ts'

const notebook = (source: string, metadata = {}): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata,
  cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source }],
})
const textOf = (html: string | Uint8Array) => new TextDecoder().decode(embeddedIpynb(html))

function errorOf(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** Every way in which content could write what the page marks its notebook with, and more. */
const MARKS = [
  EMBEDDED_NAME,
  EMBEDDED_DATA,
  `${EMBEDDED_NAME}x.ipynb${EMBEDDED_DATA}e30=">x</a>`,
  '<a class="pl-notebook" download="x" href="data:application/x-ipynb+json;base64,e30=">x</a>',
  '</a></p></footer></main>',
  '">',
  '" href="data:application/x-ipynb+json;base64,',
  'e30=',
]

describe('a notebook that is embedded and read back', () => {
  it('is the one that was rendered, byte for byte', () => {
    const given = notebook('# Été 😀\n\n\u2028', { title: 'T', custom: [1, 2.5, '\u0000'] })
    const html = toHtml(given, { embed: true })
    expect(textOf(html)).toBe(toIpynb(given))
    expect(toIpynb(fromHtml(html))).toBe(toIpynb(given))
    expect(fromHtml(html)).toEqual(fromIpynb(toIpynb(given)))
  })

  it('comes from bytes too, in UTF-8 or UTF-16, with a mark or without', () => {
    const html = toHtml(notebook('é'), { embed: true })
    const marked = `\ufeff${html}`
    for (const input of [
      html,
      marked,
      Buffer.from(html),
      Buffer.from(marked),
      Buffer.from(marked, 'utf16le'),
    ])
      expect(textOf(input)).toBe(toIpynb(notebook('é')))
  })

  it('is the same, whatever it holds, and nothing in it can pass for it', () => {
    const mark = fc.constantFrom(...MARKS)
    const withMarks = fc
      .tuple(anyNotebook, fc.array(mark, { minLength: 1, maxLength: 4 }))
      .map(([given, marks]) => {
        const text = marks.join('')
        const outputs = ['text/html', 'text/plain', 'text/markdown', 'image/svg+xml', 'image/png', 'text/latex', 'application/json', 'application/x.odd'].map(
        (type) => ({ output_type: 'display_data' as const, data: { [type]: text }, metadata: { [text]: text } }),
      ) // biome-ignore format: a list
        return {
          ...given,
          metadata: { ...given.metadata, title: text, platen: { run: { title: text, system: text } } },
          cells: [
          ...given.cells.filter(({ id }) => !['m', 'c', 'r'].includes(id)),
          { cell_type: 'markdown' as const, id: 'm', metadata: { tags: [text] }, source: `${text}\n\n    ${text}\n\n# ${text}\n\n[${text}](${text}) ![${text}](${text})`, attachments: { [text]: { 'image/png': text } } },
          { cell_type: 'code' as const, id: 'c', metadata: {}, execution_count: 1, source: `'''${text}'''`, outputs: [...outputs, { output_type: 'stream' as const, name: 'stdout', text }, { output_type: 'error' as const, ename: text, evalue: text, traceback: [text] }] },
          { cell_type: 'raw' as const, id: 'r', metadata: { format: 'text/html' }, source: text },
        ], // biome-ignore format: a table
        } satisfies Notebook
      })
    fc.assert(
      fc.property(withMarks, (given) => {
        const html = toHtml(given, { embed: true, title: MARKS[2]! })
        expect(html.split(EMBEDDED_NAME)).toHaveLength(2)
        expect(textOf(html)).toBe(toIpynb(given).toWellFormed())
        expect(errorOf(() => fromHtml(toHtml(given))).code).toBe('NOTEBOOK_NOT_EMBEDDED')
      }),
      { numRuns: FULL ? 1_000 : 60 },
    )
  })

  it('is what transforms and redaction left of it', () => {
    const redact = redaction({ patterns: [/hunter22/g] })
    const run = {
      version: 1 as const,
      meta: { system: 'x' },
      outputs: [{ kind: 'text' as const, text: 'password hunter22' }],
    }
    const redactor = redact.start({})
    const clean = redactor.notebook(applyTransforms(fromTaskRun(redactor.taskRun(run)), defaultTransforms))
    const html = toHtml(clean, { embed: true })
    expect(textOf(html)).toBe(toIpynb(clean))
    expect(textOf(html)).not.toContain('hunter22')
  })

  it('is named after the page, in a way every system takes', () => {
    const nameIn = (title: string) =>
      /download="([^"]*)"/.exec(toHtml(notebook('a'), { embed: true, title }))?.[1]
    expect(nameIn('Nightly sales: "Q3" <2026>')).toBe('Nightly-sales-Q3-2026.ipynb')
    expect(nameIn('../../etc/passwd')).toBe('etc-passwd.ipynb')
    expect(nameIn('')).toBe('notebook.ipynb')
    expect(nameIn('CON')).toBe('_CON.ipynb')
    expect(toHtml(notebook('# A heading'), { embed: true })).toContain('download="A-heading.ipynb"')
  })

  it('stands behind the last cell, in pieces that join to the same page', () => {
    const given = notebook('x'.repeat(100))
    const chunks = [...toHtmlChunks(given, { embed: true })]
    expect(chunks.join('')).toBe(toHtml(given, { embed: true }))
    expect(chunks.join('').indexOf(EMBEDDED_NAME)).toBeGreaterThan(chunks.join('').indexOf('x'.repeat(100)))
    expect(verifyPage(chunks.join(''))).toEqual([])
  })

  it('is in a fragment for other pages, too', () => {
    const { html, css } = toHtmlFragment(notebook('# A'), { idPrefix: 'x-', embed: true })
    expect(textOf(html)).toBe(toIpynb(notebook('# A')))
    expect(css).toContain('.pl-embedded')
    expect(verifyEmbedded({ html, css }, 'x-')).toEqual([])
    const page = `<!DOCTYPE html><body>${html}</body>`
    expect(textOf(page)).toBe(toIpynb(notebook('# A')))
  })

  it('is offered in the page’s words, whatever those hold', () => {
    const words = { download: '<b>"Save"', bytes: () => '<script>x()</script>' }
    const html = toHtml(notebook('a'), { embed: true, words })
    expect(html).toContain('>&lt;b&gt;&quot;Save&quot;</a>')
    expect(verifyPage(html)).toEqual([])
    expect(toHtml(notebook('a'), { embed: true, lang: 'zh' })).toContain('>下载笔记本</a>')
  })

  it('is only there where it is asked for', () => {
    expect(toHtml(notebook('a'), { embed: false })).toBe(toHtml(notebook('a')))
    expect(toHtml(notebook('a'))).not.toMatch(/pl-embedded|pl-notebook/)
    expect(errorOf(() => toHtml(notebook('a'), { embed: 'yes' as never }))).toMatchObject({
      code: 'INVALID_OPTION',
      pointer: '/embed',
    })
  })
})

describe('the run of an embedded notebook', () => {
  it.each(goldenCases.filter(({ input }) => input.endsWith('.json')))(
    '$name: nothing is lost',
    ({ input }) => {
      const given = fromTaskRun(fromAny(readFileSync(input)))
      const back = fromHtml(toHtml(given, { embed: true }))
      expect(back.run).toBeUndefined()
      expect((back.metadata.platen as { run: unknown }).run).toEqual(given.run)
      // Once more, and it is still there, as a claim.
      const again = fromHtml(toHtml(back, { embed: true }))
      expect(toIpynb(again)).toBe(toIpynb(given))
      expect(toHtml(back)).toContain('According to the file:')
    },
  )

  it('is that of the header, where the caller gave one', () => {
    const run = { system: 'cron', title: 'Backup', params: [{ name: 'a', value: 1 }] }
    const back = fromHtml(toHtml(notebook('a', { platen: { kept: 1 } }), { embed: true, run }))
    expect(back.metadata.platen).toEqual({ kept: 1, run })
  })
})

describe('what embeds no notebook', () => {
  const good = toHtml(notebook('a'), { embed: true })
  const data = good.indexOf(EMBEDDED_DATA) + EMBEDDED_DATA.length
  const end = good.indexOf('"', data)

  it.each<[string, string | Uint8Array, string, RegExp]>([
    ['JSON', '{"cells": []}', 'NOT_HTML', /not an HTML page/],
    ['nothing', '', 'NOT_HTML', /not an HTML page/],
    ['text', 'hello', 'NOT_HTML', /not an HTML page/],
    ['text with an arrow', '<- look', 'NOT_HTML', /not an HTML page/],
    ['bytes', new Uint8Array([0x50, 0x4b]), 'NOT_HTML', /not an HTML page/],
    ['an object', { cells: [] } as never, 'NOT_HTML', /not an HTML page/],
    ['another page', '<!DOCTYPE html><p>hello', 'NOTEBOOK_NOT_EMBEDDED', /does not embed/],
    ['a report without it', toHtml(notebook('a')), 'NOTEBOOK_NOT_EMBEDDED', /does not embed/],
    ['two', good + good, 'SEVERAL_NOTEBOOKS', /more than one/],
    ['one and the beginning of another', `${good}${EMBEDDED_NAME}`, 'SEVERAL_NOTEBOOKS', /more than one/],
    ['one cut off before the name', good.slice(0, good.indexOf(EMBEDDED_NAME) + EMBEDDED_NAME.length), 'INVALID_BASE64', /the page ends within it/],
    ['one cut off within', good.slice(0, data + 9), 'INVALID_BASE64', /the page ends within it/],
    ['another link of that class', good.replace(EMBEDDED_DATA, '" href="data:text/html;base64,'), 'INVALID_BASE64', /damaged/],
    ['what is no base64', `${good.slice(0, data + 8)}*${good.slice(data + 8)}`, 'INVALID_BASE64', /unexpected "\*" at position 8/],
    ['base64 that lacks its end', good.slice(0, end - 3) + good.slice(end), 'INVALID_BASE64', /in the middle of a group/],
    ['emptiness', good.slice(0, data) + good.slice(end), 'INVALID_BASE64', /it is empty/],
    ['half of it', good.slice(0, data + 40) + good.slice(end), 'INVALID_JSON', /./],
    ['no UTF-8', Buffer.concat([Buffer.from('<p>'), Buffer.from([0xff])]), 'INVALID_ENCODING', /UTF-8/],
    ['something else than a notebook', `${good.slice(0, data)}e30=${good.slice(end)}`, 'NOT_A_NOTEBOOK', /./],
  ])('%s', (_name, input, code, message) => {
    const error = errorOf(() => fromHtml(input))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    if (code !== 'INVALID_JSON') expect(error.help).toMatch(/\w/)
  }) // biome-ignore format: a table

  it('takes linear time to say so', () => {
    const size = 2_000_000
    for (const piece of ['<', '"', EMBEDDED_NAME.slice(0, -1), '<!--', '<a class="', EMBEDDED_DATA, '\n'])
      expect(errorOf(() => fromHtml(`<p>${piece.repeat(size / piece.length)}`)).code).toBe('NOTEBOOK_NOT_EMBEDDED')
    for (const [piece, code] of [['"', 'INVALID_BASE64'], ['A', 'INVALID_BASE64'], [EMBEDDED_NAME, 'SEVERAL_NOTEBOOKS']] as const)
      expect(errorOf(() => fromHtml(`<p>${EMBEDDED_NAME}${piece.repeat(size / piece.length)}`)).code).toBe(code)
  }) // biome-ignore format: a list

  it('heeds the limits', () => {
    expect(errorOf(() => fromHtml(good, { limits: { cells: 0 } })).code).toBe('LIMIT_EXCEEDED')
  })
})

describe('isHtml', () => {
  it.each<[string, boolean]>([
    ['<!DOCTYPE html>', true],
    ['\ufeff \r\n<html>', true],
    ['<HTML lang="en">', true],
    ['<!doctype html SYSTEM "about:legacy-compat">', true],
    ['<?xml version="1.0"?><testsuites/>', false],
    ['<!DOCTYPE svg>', false],
    ['<htmlx>', false],
    ['<p>', false],
    ['{"a": "<p>"}', false],
    ['"<p>"', false],
    ['< p', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isHtml(text)).toBe(expected)
    expect(isHtml(Buffer.from(text))).toBe(expected)
    if (text !== '')
      expect(isHtml(Buffer.from(`\ufeff${text.replace('\ufeff', '')}`, 'utf16le'))).toBe(expected)
  })
})

/** Without PLATEN_FULL=1 every n-th notebook is enough. */
const SAMPLE_STEP = 12
const sample = corpusNotebooks().filter((_, i) => FULL || i % SAMPLE_STEP === 0)

describeCorpus(`the corpus comes back byte for byte, ${FULL ? 'all of it' : 'a sample'}`, () => {
  it.each(sample)('%s', (path) => {
    let given: Notebook
    try {
      given = applyTransforms(fromIpynb(readFileSync(path)), defaultTransforms)
    } catch (error) {
      // What is refused is looked into by the corpus test.
      if (error instanceof PlatenError) return
      throw error
    }
    const html = toHtml(given, { embed: true })
    expect(textOf(html) === toIpynb(given).toWellFormed()).toBe(true)
    expect(toIpynb(fromHtml(html)) === toIpynb(given).toWellFormed()).toBe(true)
  })
})
