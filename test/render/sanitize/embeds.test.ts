import { describe, expect, it } from 'vitest'
import { sanitize } from '../../../src/render/sanitize/sanitize.ts'
import { scopeForTest } from '../../support/scope.ts'

const clean = (fragment: string) => sanitize(fragment, scopeForTest().scope).value
const missing = (what: string, url: string) =>
  `<span class="pl-image-missing">${what} not included: <a href="${url}" rel="noopener noreferrer">${url}</a></span>`

describe('what plays or embeds', () => {
  it.each([
    ['a film that is in the notebook', '<video width="320" autoplay><source src="data:video/mp4;base64,AAAA" type="video/mp4">No video</video>', '<video controls src="data:video/mp4;base64,AAAA" width="320"></video>'],
    ['sound that is in the notebook', '<audio controls src="data:audio/x-wav;codecs=1;base64,AA AA"></audio>', '<audio controls src="data:audio/x-wav;base64,AAAA"></audio>'],
    ['a film from elsewhere', '<video src="https://a.example/x.mp4"></video>', missing('Video', 'https://a.example/x.mp4')],
    ['a frame', '<iframe src="https://a.example/v?a=1&amp;b"></iframe>', missing('Embedded page', 'https://a.example/v?a=1&amp;b')],
    ['a plug-in and what stands for it', '<object data="x.pdf">a <b>PDF</b></object>', `${missing('Embedded page', 'x.pdf')}a <b>PDF</b>`],
    ['a frame within a link', '<a href="b"><iframe src="c"></iframe></a>', '<a href="b" rel="noopener noreferrer"><span class="pl-image-missing">Embedded page not included: c</span></a>'],
    ['nothing for a page of its own', '<iframe srcdoc="<script>x()</script>"></iframe>', ''],
    ['nothing for what would act', '<iframe src="javascript:x()"></iframe><embed src="data:text/html,x"><video src="data:text/html;base64,AAAA"></video>', ''],
    ['nothing for data that is none', '<video src="data:video/mp4;base64,<b>"></video>', ''],
    ['text where it shows its source', '<textarea><b>&amp;</b></textarea><xmp><i>&amp;</i></xmp>', '<pre>&lt;b&gt;&amp;&lt;/b&gt;</pre><pre>&lt;i&gt;&amp;amp;&lt;/i&gt;</pre>'],
    ['what a progress bar says', '<progress value="3" max="4">75 %</progress>', '75 %'],
  ])('shows %s', (_name, fragment, expected) => {
    expect(clean(fragment)).toBe(expected)
  }) // biome-ignore format: a table

  it('warns of what is not there', () => {
    const { scope, warnings } = scopeForTest()
    sanitize('<iframe src="https://a.example/"></iframe><p onclick="x()"><a href="javascript:x()">', scope)
    expect(warnings.map(({ code }) => code)).toEqual(['IMAGE_NOT_INLINED', 'REMOVED'])
    expect(warnings[1]?.message).toBe('Not in the report: <iframe>, onclick, a link to "javascript:x()"')
  })
})
