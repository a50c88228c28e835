import { describe, expect, it } from 'vitest'
import { renderImage, resolveImage } from '../../src/render/image-reference.ts'
import { renderMarkdown } from '../../src/render/markdown/markdown.ts'
import { sanitize } from '../../src/render/sanitize/sanitize.ts'
import { PICTURES } from '../support/pictures.ts'
import { scopeForTest } from '../support/scope.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const svgUri = `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`
const { 'image/png': PNG = '', 'image/gif': GIF = '', 'image/jpeg': JPEG = '' } = PICTURES
const png = `data:image/png;base64,${PNG}`

const attachments = {
  'a b.png': { 'image/png': PNG },
  bad: { 'text/html': PNG, 'image/png': '"' },
  second: { 'image/tiff': 'AAAA', 'IMAGE/GIF': GIF },
}
const images = new Map([
  ['x.png', png],
  ['https://a.example/kept.png', `data:image/png;base64,${JPEG}`],
  ['evil.png', `data:text/html;base64,${PNG}`],
  ['also-evil.png', 'javascript:x()'],
])
const scope = () => scopeForTest({ attachments, assets: { images } })

describe('resolveImage', () => {
  it.each([
    ['attachment:a%20b.png', png],
    ['attachment:a b.png', png],
    ['attachment:second', `data:image/gif;base64,${GIF}`],
    [' x.png ', png],
    ['https://a.example/kept.png', `data:image/jpeg;base64,${JPEG}`],
    [`data:image/PNG;charset=utf-8;base64,${PNG}`, png],
    [`DATA: image/png ; base64 , ${PNG.slice(0, 9)}%${PNG.charCodeAt(9).toString(16)}${PNG.slice(10)}`, png],
    [`data:image/svg+xml;utf8,${SVG}`, svgUri],
    [`data:image/svg+xml,${encodeURIComponent(SVG)}`, svgUri],
  ])('finds %.60j', (reference, expected) => {
    expect(resolveImage(reference, scope().scope).source).toBe(expected)
  })

  it.each([
    'attachment:bad', 'attachment:none', 'attachment:__proto__', 'attachment:toString', 'evil.png', 'also-evil.png', 'https://a.example/x.png', 'file:///x.png', '',
    `data:text/html;base64,${PNG}`, 'data:image/png,AAAA', 'data:image/png;base64,"onerror=x()', 'data:,', 'data:image/png;base64,', 'javascript:x()', 'toString',
  ])('has nothing for %.60j, and says so', (reference) => {
    const { scope: place, warnings } = scope()
    const resolved = resolveImage(reference, place)
    expect(resolved).toMatchObject({ source: undefined, missing: { what: 'Image not included' } })
    expect(warnings.map(({ code }) => code)).toEqual(['IMAGE_NOT_INLINED'])
  }) // biome-ignore format: a list

  it('warns of one image once, however often and wherever a page refers to it', () => {
    const { scope: place, warnings } = scope()
    for (const pointer of ['/cells/0', '/cells/1']) {
      renderMarkdown('![a](b.png) ![c](b.png) <img src="b.png"> <svg><img src="b.png">', place.at(pointer))
      sanitize('<img src="b.png">', place.at(pointer))
    }
    expect(warnings).toEqual([
      { code: 'IMAGE_NOT_INLINED', message: 'Image "b.png" is not in the report', pointer: '/cells/0' },
    ])
  })

  it('does not warn of what preparing has reported', () => {
    const { scope: place, warnings } = scopeForTest({ assets: { images, reported: new Set(['b.png']) } })
    resolveImage('b.png', place)
    resolveImage('c.png', place)
    expect(warnings).toHaveLength(1)
  })
})

describe('renderImage', () => {
  it('escapes what it is told', () => {
    const text = { alt: '"><b>', title: '"\'>' }
    expect(renderImage(png, text, scope().scope).value).toBe(
      `<img src="${png}" alt="&quot;&gt;&lt;b&gt;" title="&quot;&#39;&gt;">`,
    )
    expect(renderImage('<x>', text, scope().scope).value).not.toMatch(/<(?!\/?span)/)
  })
})

const missing = (alt: string, rest: string) => `<span class="pl-image-missing">${alt} — Image ${rest}</span>`
const linked = (url: string) => `<a href="${url}" rel="noopener noreferrer">${url}</a>`

describe('what stands for an image that is not there', () => {
  const inHtml = (fragment: string) => sanitize(fragment, scope().scope).value
  const inMarkdown = (source: string) => renderMarkdown(source, scope().scope).value.trim()

  it.each([
    ['https://a.example/x.png', linked('https://a.example/x.png')],
    ['HTTP://a.example/x.png?a=1&amp;b', '<a href="HTTP://a.example/x.png?a=1&amp;b" rel="noopener noreferrer">HTTP://a.example/x.png?a=1&amp;b</a>'],
    ['//a.example/x.png', '<a href="https://a.example/x.png" rel="noopener noreferrer">//a.example/x.png</a>'],
    ['figures/x.png', 'figures/x.png'],
    ['/x.png', '/x.png'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['javascript:x()', 'javascript:x()'],
    ['attachment:none.png', 'attachment:none.png'],
  ])('%s: a link to the web and to nowhere else', (url, shown) => {
    expect(inHtml(`<img alt="a&amp;b" src="${url}">`)).toBe(missing('a&amp;b', `not included: ${shown}`))
    expect(inMarkdown(`![a&amp;b](${url})`)).toBe(`<p>${missing('a&amp;b', `not included: ${shown}`)}</p>`)
  }) // biome-ignore format: a table

  it('says why where the image is there, but is none', () => {
    const why = 'its data is not an image that browsers show'
    expect(inHtml('<img alt="a" src="data:image/png;base64,AAAA">')).toBe(
      missing('a', `not included: ${why}`),
    )
    expect(inMarkdown('![a](attachment:bad)')).toBe(
      `<p>${missing('a', `not included: attachment:bad – ${why}`)}</p>`,
    )
  })

  it('is no link where it stands in one, in Markdown, in HTML and in both', () => {
    const badge = missing('a', 'not included: https://a.example/x.svg')
    const link = (content: string) => `<a href="https://b.example/" rel="noopener noreferrer">${content}</a>`
    const image = '![a](https://a.example/x.svg)'
    const tag = '<img alt="a" src="https://a.example/x.svg">'
    expect(inMarkdown(`[${image}](https://b.example/)`)).toBe(`<p>${link(badge)}</p>`)
    expect(inHtml(`<a href="https://b.example/">${tag}</a>`)).toBe(link(badge))
    expect(inMarkdown(`<a href="https://b.example/">${image}</a>`)).toBe(`<p>${link(badge)}</p>`)
    expect(inMarkdown(`<a href="https://b.example/">${tag}</a>`)).toBe(`<p>${link(badge)}</p>`)
    expect(inMarkdown(`[x](https://b.example/) ${image}`)).toContain(linked('https://a.example/x.svg'))
    expect(inMarkdown(`<a href="https://b.example/">x</a> ${image}`)).toContain(
      linked('https://a.example/x.svg'),
    )
  })

  it('shortens a long address, and leads to all of it', () => {
    const url = `https://a.example/${'x'.repeat(5_000)}.png`
    expect(inHtml(`<img src="${url}">`)).toBe(
      `<span class="pl-image-missing">Image not included: <a href="${url}" rel="noopener noreferrer">${url.slice(0, 200)}…</a></span>`,
    )
  })
})
