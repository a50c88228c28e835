import { describe, expect, it } from 'vitest'
import { bySanitizeHtml as byEscaping } from '../../../src/render/sanitize/by-escaping.ts'
import { isCanonical } from '../../../src/render/sanitize/canonical.ts'
import { gate } from '../../../src/render/sanitize/gate.ts'
import { gateAttributes } from '../../../src/render/sanitize/gate-attributes.ts'

// Nothing of this is ever written by us. It is what the last check is for.
const BAD = [
  '<script>x()</script>', '<p onclick="x()">a</p>', '<p onclick=x()>a</p>', '<a href="javascript:x()">a</a>', '<a href="java\nscript:x()">a</a>',
  '<a href="javascript&colon;x()">a</a>', '<img src="https://a.example/x">', '<img src="x" onerror="x()">', '<svg><p>a</p></svg>', '<p style="background:url(x)">a</p>',
  '<p a="b"c="d">a</p>', "<p title='a'>a</p>", '<p title="a" onclick="b">', '<p/onclick=x()>', '<!--', '<', 'a < b', '<P>', '<b title="<i>">', '<iframe>', '</script>',
  '<video src="data:text/html;base64,AAAA">', '<b\nonclick="x()">', '<b title="a"  onclick="x()">', '<form action="x">', '<p name="a">',
] // biome-ignore format: a list

const GOOD = [
  '', 'a &lt; b > c', '<p>a</p>', '<p title="&quot;" class="pl-x" id="nb-a">a<br>b</p>', '<details open=""><summary>a</summary></details>',
  '<a href="#nb-a">a</a><a href="https://a.example/?a&amp;b" rel="noopener noreferrer">a</a><a href="a/b:c">a</a>', '<video controls src="data:video/mp4;base64,AAAA"></video>',
  '<p style="color:red">a</p>', `${'<td>x</td>'.repeat(5_000)}<td colspan="2">y</td>`,
] // biome-ignore format: a list

describe('the last check', () => {
  it.each(BAD)('stops %s', (markup) => {
    expect(isCanonical(markup, gateAttributes)).toBe(false)
    expect(gate(markup)).not.toMatch(
      /<(?:script|svg|iframe|form)|<[^>]*\son|<[^>]*="\s*java|<[^>]*a\.example\/x/i,
    )
  })

  it.each(BAD)('shows %s as its source in browsers', (markup) => {
    expect(byEscaping(markup)).not.toContain('<')
  })

  it.each(GOOD)('passes %#', (markup) => {
    expect(isCanonical(markup, gateAttributes)).toBe(true)
    expect(gate(markup)).toBe(markup)
  })
})
