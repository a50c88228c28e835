import { describe, expect, it } from 'vitest'
import { sanitize } from '../../src/render/sanitize/sanitize.ts'
import { scopeForTest } from '../support/scope.ts'

// Each of these takes well under a second; one that took quadratic time would take minutes.
const HANG_MS = 20_000
const SIZE = 2_000_000

const fill = (piece: string, size = SIZE) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const many = (count: number, piece: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => piece(i)).join('')

const CASES: Record<string, () => string> = {
  'less-than signs': () => fill('<'),
  'tags without an end': () => fill('<a '),
  'start tags': () => fill('<div>'),
  'start tags nested deep, closed': () => '<div>'.repeat(100_000) + '</div>'.repeat(100_000),
  'formatting in formatting': () => fill('<b>'),
  'formatting around blocks': () => fill('<b><p></b>'),
  'formatting with long attributes, repeated by each block': () =>
    `<b style="${fill('color:#123456;', 3_900)}">${fill('<p>x')}`,
  'formatting closed in another order': () => fill('<b><i><u><s><tt><code><div></b></i></u></s></tt></code>'),
  'end tags': () => fill('</b>'),
  'end tags within deep nesting': () => '<div>'.repeat(199) + fill('</b>'),
  'end tags that are open far below': () => `<b><i><u>${'<div>'.repeat(190)}${fill('</s></b>')}`,
  'links in links': () => fill('<a href=x>'),
  'paragraphs': () => fill('<p>'),
  'items': () => fill('<li>'),
  'lists in lists': () => fill('<ul><li>'),
  'tables in tables': () => fill('<table><tr><td>'),
  'tables side by side': () => fill('<table>'),
  'text where only parts of tables may be': () => `<table>${fill('x<tr>')}`,
  'attributes': () => `<p ${many(100_000, (i) => `a${i}=1 `)}>x`,
  'one attribute again and again': () => `<p ${fill('class=a ')}>x`,
  'quotes in tags': () => `<p ${fill('"=\'/ ')}>x`,
  'quotes that are not closed': () => fill('<p title="'),
  'references': () => fill('&amp;&notin;&#65;&'),
  'references in an attribute': () => `<a href="${fill('&colon;')}">x`,
  'comments that are not closed': () => fill('<!--'),
  'comments that almost end': () => fill('<!-- --!'),
  'declarations': () => fill('<![CDATA['),
  'scripts that are not closed': () => fill('<script>'),
  'an end that never comes': () => `<script>${fill('</script')}`,
  'elements whose end is looked for': () => fill('<canvas><title><select><noscript><template>'),
  'an image of 10 MB': () => `<img src="data:image/png;base64,${fill('iVBORw0K', 10_000_000)}">`,
  'an image of 10 MB, with line breaks': () => `<img src="data:image/png;base64,${fill('iVBORw0 \n', 10_000_000)}">`,
  'an image of 10 MB, percent-encoded': () => `<img src="data:image/svg+xml,${fill('%3Csvg%20', 10_000_000)}">`,
  'long heads of data': () => fill(`<img src="data:${';a=b'.repeat(120)}">`),
  'a style of 4 MB': () => `<p style="${fill('color:red;', 4_000_000)}">x`,
  'many long styles': () => fill(`<p style="border:${'a'.repeat(3_900)}">`),
  'many long gradients': () => fill(`<p style="background:linear-gradient(${'(a,'.repeat(1_300)}">`),
  'a style sheet with many selectors': () => `<style>${fill('a,')}{color:red}</style><a>x`,
  'a style sheet with many rules': () => `<style>${many(50_000, () => 'td td{color:red}')}</style>${fill('<table><tr><td>x')}`,
  'selectors that nearly match': () => `<style>${`${'div div>'.repeat(7)}p{color:red}`.repeat(99)}</style>${'<div>'.repeat(190)}${fill('<p>')}`,
  'braces': () => `<style>${fill('@media{')}</style><style>${fill('{')}</style><style>${fill('/*')}</style>`,
  'drawings': () => fill('<svg><path/></svg>'),
  'drawings with long style sheets': () => `<style>${fill('a{fill:red}', 40_000)}</style>${fill('<svg><path/></svg>')}`,
  'drawings in drawings': () => fill('<svg><g><path>'),
  'drawings that are cut short': () => fill('<svg><![CDATA['),
  'ids': () => many(100_000, (i) => `<p id=a${i}>`),
  'one id': () => fill('<p id=a>'),
  'a long id': () => `<p id="${fill('! a')}">`,
  'a long link': () => `<a href="${fill(' \t')}javascript:x">x`,
  'classes': () => `<p class="${fill('a ')}">`,
  'missing images': () => fill('<img src=x>'),
  'frames': () => fill('<iframe src="https://a.example/"></iframe>'),
  'control characters': () => fill('\u0000\r<\u0000a>'),
} // biome-ignore format: a table

describe('hostile fragments', () => {
  it.each(Object.keys(CASES))(
    '%s',
    (name) => {
      const fragment = CASES[name]!()
      const result = sanitize(fragment, scopeForTest().scope).value
      // The longest there is: a placeholder for each missing image.
      expect(result.length).toBeLessThan(8 * fragment.length + 1_000)
    },
    HANG_MS,
  )

  it('are shown as their source where they are longer than a fragment may be', () => {
    const { scope, warnings } = scopeForTest({ limits: { htmlLength: 10 } })
    expect(sanitize('<b>12345678</b>', scope).value).toBe(
      '<pre class="pl-source">&lt;b&gt;12345678&lt;/b&gt;</pre>',
    )
    expect(warnings.map(({ code }) => code)).toEqual(['FALLBACK'])
  })
})
