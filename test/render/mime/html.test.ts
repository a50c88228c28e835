import { describe, expect, it } from 'vitest'
import { renderBundle } from '../../../src/render/mime/bundle.ts'
import { PNG_HEAD } from '../../support/pictures.ts'
import { scopeForTest } from '../../support/scope.ts'

const show = (data: Record<string, string>) => renderBundle(data, {}, scopeForTest().scope).html.value
const SCRIPT = '<div class="plot"></div><script>draw()</script>'
const PLOTLY = 'text/vnd.plotly.v1+html'

describe('HTML of outputs', () => {
  it('is sanitised under any name', () => {
    expect(show({ [PLOTLY]: '<b onclick="x()">a</b>' })).toBe('<div class="pl-html"><b>a</b></div>')
    expect(show({ 'application/xhtml+xml': '<b>a</b>' })).toBe('<div class="pl-html"><b>a</b></div>')
  })

  it.each([[{ [PLOTLY]: SCRIPT }], [{ 'text/html': SCRIPT, [PLOTLY]: SCRIPT }]])(
    'is named, with its source, where all of it would have to run',
    (data) => {
      expect(show(data)).toMatch(
        /^<details class="pl-placeholder"><summary>Interactive content[\s\S]*draw\(\)/,
      )
    },
  )

  it('makes way for what can be shown', () => {
    expect(show({ [PLOTLY]: SCRIPT, 'text/plain': 'Figure' })).toContain('Figure')
    expect(show({ 'text/html': SCRIPT, 'application/vnd.plotly.v1+json': '{}' })).toContain('Plotly chart')
    expect(show({ [PLOTLY]: '<b>a</b>', 'image/png': PNG_HEAD })).toContain('<img')
  })

  it('shows nothing for a drawing of nothing but its source', () => {
    expect(show({ 'text/html': '<svg><defs/></svg>' })).not.toContain('<img')
  })

  it('is a box where it has a height and a colour', () => {
    expect(show({ 'text/html': '<div style="height:9px;background:grey"></div>' })).toMatch(
      /^<div class="pl-html">/,
    )
  })

  it.each([
    ['<style>p { color: red }</style>', /^<details class="pl-fold"><summary>Styles, not used in this report/],
    ['<script>x()</script>', /^<details class="pl-placeholder"><summary>Interactive content, not run/],
    ['', /^<p class="pl-note">Empty output<\/p>$/],
  ])('goes before a text that only says that there is something: %s', (html, shown) => {
    expect(show({ 'text/html': html, 'text/plain': '<IPython.core.display.HTML object>' })).toMatch(shown)
    expect(show({ 'text/html': html, 'text/plain': 'words' })).toContain('words')
  })

  it('leaves such a text where there is nothing else', () => {
    const text = '<IPython.core.display.HTML at 0x7f>'
    expect(show({ 'text/plain': text })).toContain('IPython.core')
    expect(show({ 'application/javascript': 'x()', 'text/plain': text })).toContain('JavaScript, not run')
    expect(show({ 'application/javascript': 'x()', 'text/plain': 'words' })).toContain('words')
  })
})
