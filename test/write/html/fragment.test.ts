import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { JSDOM, VirtualConsole } from 'jsdom'
import { describe, expect, it } from 'vitest'
import {
  applyTransforms,
  type Cell,
  defaultTransforms,
  fromIpynb,
  fromTaskRun,
  type Notebook,
  toHtml,
  toHtmlFragment,
} from '../../../src/index.ts'
import { fromAny } from '../../../src/sources/index.ts'
import { goldenCases } from '../../golden/cases.ts'
import { verifyEmbedded } from '../../structure/verify-embedded.ts'

const markdown = (source: string): Cell => ({ cell_type: 'markdown', id: 'a', metadata: {}, source })
const notebook = (...cells: Cell[]): Notebook => ({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells })
const bodyOf = (html: string) =>
  new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document.body

describe.each(goldenCases)('the fragment of $name', ({ input }) => {
  const bytes = readFileSync(input)
  const read = input.endsWith('.ipynb')
    ? fromIpynb(bytes)
    : fromTaskRun(fromAny(bytes, { name: basename(input) }))
  const ready = applyTransforms(read, defaultTransforms)

  it('is good for any page', () => {
    for (const theme of ['report', 'lab', 'paper'] as const)
      expect(verifyEmbedded(toHtmlFragment(ready, { idPrefix: 'x-', theme }), 'x-')).toEqual([])
  })

  it('says what the page says', () => {
    const text = (html: string) =>
      [...bodyOf(html).querySelectorAll('header > :not(.pl-controls), nav.pl-contents, .pl-cell')].map(
        ({ textContent }) => textContent,
      )
    expect(text(toHtmlFragment(ready, { idPrefix: 'x-' }).html)).toEqual(text(toHtml(ready)))
  })
})

describe('toHtmlFragment', () => {
  it('keeps from content the classes a page around it may act on', () => {
    const { html } = toHtmlFragment(
      notebook(
        markdown(
          '<div class="modal fixed dataframe">x</div><svg class="fixed" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
        ),
      ),
      { idPrefix: 'x-' },
    )
    expect(html).toContain('<div class="dataframe">x</div>')
    expect(html).not.toMatch(/modal|fixed/)
  })

  it('still applies the style sheets of content to classes that are left out', () => {
    const { html } = toHtmlFragment(
      notebook(markdown('<style>.hot { color: red }</style><p class="hot">x</p>')),
      {
        idPrefix: 'x-',
      },
    )
    expect(html).toContain('style="color:red"')
    expect(html).not.toContain('hot')
  })

  it.each([undefined, '', '1-', 'a b', '"', '#x', 5])('refuses the idPrefix %j', (idPrefix) => {
    expect(() => toHtmlFragment(notebook(), { idPrefix: idPrefix as string })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', pointer: '/idPrefix' }),
    )
  })

  it('is refused without options, and where it is too long', () => {
    expect(() => toHtmlFragment(notebook(), undefined as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    )
    const long = notebook(markdown('x'.repeat(2_000)))
    expect(() => toHtmlFragment(long, { idPrefix: 'x-', limits: { documentLength: 1_000 } })).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED' }),
    )
  })
})
