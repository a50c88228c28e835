import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { sanitize } from '../../../src/render/sanitize/sanitize.ts'
import { PICTURES, PNG_HEAD } from '../../support/pictures.ts'
import { scopeForTest } from '../../support/scope.ts'

const clean = (fragment: string, options = {}) => sanitize(fragment, scopeForTest(options).scope).value

describe('sanitize', () => {
  it.each([
    ['keeps text markup', '<p>a <b>b</b> <sub>c</sub></p>', '<p>a <b>b</b> <sub>c</sub></p>'],
    ['drops scripts with their text', 'a<script>alert(1)</script>b', 'ab'],
    ['drops handlers', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
    ['keeps the text of unknown elements', '<blink>a</blink>', 'a'],
    [
      'drops forms but not their text',
      '<form action="/x"><label>a</label><input name="b"></form>',
      '<div>a</div>',
    ],
    ['drops svg and math', 'a<svg><a href="x">b</a></svg><math><mi>c</mi></math>d', 'ad'],
    ['drops styles and templates', 'a<style>p{}</style><template><p>b</p></template>', 'a'],
    ['prefixes ids', '<p id="Main Part">a</p>', '<p id="nb-main-part">a</p>'],
    ['turns names of anchors into ids', '<a name="top"></a>', '<a id="nb-top"></a>'],
    ['leads fragments to them', '<a href="#Main-Part">a</a>', '<a href="#nb-main-part">a</a>'],
    [
      'drops classes of our own page',
      '<p class="pl-error note hljs-keyword PL-x">a</p>',
      '<p class="note">a</p>',
    ],
    ['closes what is open', '<div><b>a', '<div><b>a</b></div>'],
    ['drops stray ends', 'a</div></section></b>', 'a'],
    [
      'marks links',
      '<a href="https://a.example" target="_top">a</a>',
      '<a href="https://a.example" rel="noopener noreferrer">a</a>',
    ],
    [
      'caps spans of cells',
      '<table><tr><td colspan="99999">a</td></tr></table>',
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
    ],
    [
      'types sizes',
      `<img src="data:image/png;base64,${PNG_HEAD}" width="1 onload=x" height="20">`,
      `<img src="data:image/png;base64,${PNG_HEAD}" height="20" alt="Image">`,
    ],
  ])('%s', (_name, fragment, expected) => {
    expect(clean(fragment)).toBe(expected)
  })

  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', ' javascript:alert(1)', 'javascript&colon;alert(1)',
    'java&Tab;script:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'file:///etc/passwd',
    'blob:https://a.example/1', 'filesystem:x', 'javascript\u00ad:alert(1)', 'java\u2028script:x',
  ])('refuses the link %j', (url) => {
    expect(clean(`<a href="${url}">a</a>`)).toBe('<a>a</a>')
  }) // biome-ignore format: a list

  it.each([
    'https://a.example/?a=1&b=2',
    'mailto:a@b.example',
    'other.html',
    '../up/x.ipynb',
    '/root',
    'a?b:c',
  ])('keeps the link %j', (url) => {
    expect(clean(`<a href="${url}">a</a>`)).toContain(`href="${url.replaceAll('&', '&amp;')}"`)
  })

  it.each([
    ['color: red; background-color: #FFF', 'color:red;background-color:#fff'],
    ['width: 100px; position: fixed; top: 0', 'width:100px'],
    ['background: url(https://a.example)', ''],
    [
      'background: linear-gradient(90deg, #d65f5f 50%, transparent 50%)',
      'background:linear-gradient(90deg, #d65f5f 50%, transparent 50%)',
    ],
    ['background-image: image-set("https://a.example" 1x)', ''],
    ['margin: -9999px', ''],
    ['color: expression(alert(1)); text-align: right !important', 'text-align:right'],
    ['c\\6flor: red', ''],
    ['/**/color: red', ''],
    ['width: 99999999px', ''],
    ['color: red}body{display:none', ''],
    ['--x: 1; transform: scale(9); z-index: 9', ''],
    [
      'display:grid;grid-template-columns:repeat(3, 1fr) minmax(10px,50%);grid-area:a;order:-1',
      'display:grid;grid-template-columns:repeat(3, 1fr) minmax(10px,50%);grid-area:a',
    ],
    ['grid-template-areas:"a b" "c c";flex:2 1 auto', 'grid-template-areas:"a b" "c c";flex:2 1 auto'],
    ['grid-template-columns:repeat(999, 1px);flex:1 1 url(x);grid-row:-1;grid-area:fixed', ''],
  ])('reduces the style %j', (style, expected) => {
    const element = parseFragment(clean(`<p style='${style}'>a</p>`)).childNodes[0]
    const attributes = element && 'attrs' in element ? element.attrs : []
    expect(attributes.find(({ name }) => name === 'style')?.value ?? '').toBe(expected)
  })

  it.each([
    ['within a link', '<a href=x><table><tr><td><a href=y></td></tr></table>', '<a href="x" rel="noopener noreferrer"><table><tbody><tr><td><a href="y" rel="noopener noreferrer"></a></td></tr></tbody></table></a>'],
    ['within an anchor', '<p><a name=x></a><a name=y></p>z', '<p><a id="nb-x"></a><a id="nb-y"></a></p>z'],
  ])('leaves formatting that holds nothing where it stands, %s', (_name, fragment, expected) => {
    expect(clean(fragment)).toBe(expected)
  }) // biome-ignore format: a table

  it('shows direction controls in code, and leaves them in prose', () => {
    const shown = '<span class="pl-bidi">U+202E</span>'
    expect(clean('<pre>a\u202eb</pre><code>&#x202e;</code><xmp>\u202e</xmp>')).toBe(
      `<pre>a${shown}b</pre><code>${shown}</code><pre>${shown}</pre>`,
    )
    expect(clean('<pre><img src="\u202ex"></pre>')).toContain(shown)
    expect(clean('<p>a\u202eb</p>')).toBe('<p>a\u202eb</p>')
  })

  it('shows an image that is not there by name, and warns', () => {
    const { scope, warnings } = scopeForTest()
    expect(sanitize('<img src="https://a.example/x.png" alt="chart">', scope).value).toBe(
      '<span class="pl-image-missing">chart — Image not included: <a href="https://a.example/x.png" rel="noopener noreferrer">https://a.example/x.png</a></span>',
    )
    expect(warnings.map(({ code }) => code)).toEqual(['IMAGE_NOT_INLINED'])
  })

  it('takes images from the assets and the attachments', () => {
    const { 'image/png': png, 'image/gif': gif } = PICTURES as { [type: string]: string }
    const images = new Map([['a.png', `data:image/png;base64,${png}`]])
    const attachments = { 'b c.gif': { 'image/gif': gif! } }
    expect(
      clean('<img src="a.png"><img src="attachment:b%20c.gif">', { assets: { images }, attachments }),
    ).toBe(
      `<img src="data:image/png;base64,${png}" alt="a.png"><img src="data:image/gif;base64,${gif}" alt="b c.gif">`,
    )
  })

  it('flattens what is nested too deep and loses no text', () => {
    const depth = 5_000
    const result = clean(`${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`)
    expect(result).toContain('deep')
    expect(result.split('<div>').length).toBeLessThan(250)
  })

  it('makes fragments that a browser reads as they are written', () => {
    const piece = fc.constantFrom(
      '<b>', '</b>', '<p>', '</p>', '<div id="a">', '</div>', '<a href="javascript:x">', '<a href="b">', '</a>', '<img src=x onerror=y>',
      '<svg>', '</svg>', '<math>', '<style>', '</style>', '<script>', '</script>', '<textarea>', '</textarea>', '<!--', '-->', '<![CDATA[', ']]>',
      '<noscript>', '</noscript>', '<title>', '<template>', '<select>', '<option>', '"', "'", '<', '>', '&lt;', '&', '\u0000', 'text', ' ',
      '<p style="color:red;position:fixed" class="pl-x y">', '<iframe srcdoc="<script>x</script>">', '<xmp>', '<plaintext>', '<mtext>', '<desc>',
    ) // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const result = clean(pieces.join(''))
        const again = serialize(parseFragment(result))
        // What remains after a browser has parsed it has no active element and no handler.
        expect(again).not.toMatch(
          /<(?:script|svg|math|style|iframe|textarea|template|noscript|select|form|input|title)\b/i,
        )
        expect(again).not.toMatch(/<[^>]*\s(?:on\w+|srcdoc)=/i)
        expect(again).not.toMatch(/<[^>]*(?:href|src)="\s*javascript/i)
      }),
      { numRuns: 500 },
    )
  })
})
