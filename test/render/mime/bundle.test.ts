import { describe, expect, it } from 'vitest'
import type { MimeRenderer } from '../../../src/index.ts'
import { renderBundle } from '../../../src/render/mime/bundle.ts'
import { html } from '../../../src/render/safe-html.ts'
import { PICTURES } from '../../support/pictures.ts'
import { scopeForTest } from '../../support/scope.ts'

const PIXEL = PICTURES['image/png']!
const show = (data: Record<string, unknown>, metadata = {}, options = {}) => {
  const { scope, warnings } = scopeForTest(options)
  return {
    html: renderBundle(data as never, metadata, scope).html.value,
    codes: warnings.map(({ code }) => code),
  }
}

describe('a MIME bundle', () => {
  it.each([
    [
      'HTML before an image and text',
      { 'text/plain': 't', 'image/png': PIXEL, 'text/html': '<b>h</b>' },
      'pl-html',
    ],
    [
      'PNG before JPEG, whatever comes first',
      { 'image/jpeg': PICTURES['image/jpeg'], 'image/png': PIXEL },
      'data:image/png',
    ],
    [
      'an image before a chart it stands for',
      { 'application/vnd.plotly.v1+json': {}, 'image/png': PIXEL },
      '<img',
    ],
    [
      'text instead of HTML that is all script',
      { 'text/html': '<script>x()</script>', 'text/plain': 'a chart' },
      'a chart',
    ],
    [
      'text instead of an image that is none',
      { 'image/png': '"><script>', 'text/plain': 'figure' },
      'figure',
    ],
    ['a type in upper case', { 'IMAGE/PNG': PIXEL }, '<img src="data:image/png'],
    [
      'text before JavaScript',
      { 'application/javascript': 'x()', 'text/plain': 'text' },
      '<pre class="pl-text">text</pre>',
    ],
    [
      'a vendor’s JSON folded away',
      { 'application/vnd.example.v2+json': { a: 1 } },
      'application/vnd.example.v2+json',
    ],
  ])('shows %s', (_name, data, expected) => {
    expect(show(data).html).toContain(expected)
  })

  it('never leaves a gap: the source of a script that stands alone', () => {
    expect(show({ 'text/html': '<script>x()</script>' }).html).toContain('&lt;script&gt;x()&lt;/script&gt;')
  })

  it('names what nothing can show, with its size, and warns', () => {
    const { html: shown, codes } = show({ 'application/x-thing': 'abcd', '__proto__x/y': 'é' })
    expect(shown).toContain('<code>application/x-thing</code> (4 bytes)')
    expect(codes).toEqual(['UNKNOWN_MIME'])
  })

  it('takes sizes and alternative texts from the metadata, numbers only', () => {
    const metadata = { 'image/png': { width: 12.4, height: '9" onload="x', alt: '"a" <b>' } }
    expect(show({ 'image/png': `${PIXEL}\n` }, metadata).html).toBe(
      `<img src="data:image/png;base64,${PIXEL}" alt="&quot;a&quot; &lt;b&gt;" width="12">`,
    )
  })

  it('puts a caller’s renderer before ours of the same rank, and goes on to ours where it declines', () => {
    const mine: MimeRenderer = {
      mimeTypes: ['text/html'],
      rank: 50,
      render: (data) => (data === 'mine' ? html`<i>${data}</i>` : undefined),
    }
    expect(show({ 'text/html': 'mine' }, {}, { mimeRenderers: [mine] }).html).toBe('<i>mine</i>')
    expect(show({ 'text/html': 'other', 'text/plain': 'plain' }, {}, { mimeRenderers: [mine] }).html).toBe(
      '<div class="pl-html">other</div>',
    )
  })

  it('shows JSON as a tree, in which keys and strings are text', () => {
    const { html: shown } = show({
      'application/json': {
        '<k>': ['<v>', 1, null, true, {}],
        deep: JSON.parse('['.repeat(500) + ']'.repeat(500)),
      },
    })
    expect(shown).toContain('&lt;k&gt;')
    expect(shown).toContain('&quot;&lt;v&gt;&quot;')
    expect(shown).not.toMatch(/<[kv]>/)
  })

  it('offers a PDF for download under a harmless name', () => {
    const { html: shown } = show(
      { 'application/pdf': 'JVBERi0=' },
      { 'application/pdf': { filename: '../../x"\u202e.pdf' } },
    )
    expect(shown).toContain('<a download="x.pdf" href="data:application/pdf;base64,JVBERi0=">x.pdf</a>')
  })
})
