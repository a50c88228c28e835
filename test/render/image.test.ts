import { describe, expect, it } from 'vitest'
import { imageDataUri, imageFileUri, renderImage, resolveImage } from '../../src/render/image.ts'
import { scopeForTest } from '../support/scope.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const svgUri = `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`

describe('imageDataUri', () => {
  it.each([
    ['image/png', 'iVBORw0KGgo=', 'data:image/png;base64,iVBORw0KGgo='],
    ['image/png', ' iVBO\r\nRw0K\nGgo=\n', 'data:image/png;base64,iVBORw0KGgo='],
    ['image/svg+xml', SVG, svgUri],
    ['image/svg+xml', Buffer.from(SVG).toString('base64'), svgUri],
    ['image/svg+xml', Buffer.from('<svg onload="x()"><path/></svg>').toString('base64'), expect.not.stringContaining('b25sb2Fk')],
  ])('%s %j', (mimeType, data, expected) => {
    expect(imageDataUri(mimeType, data)).toEqual(expected)
  }) // biome-ignore format: a table

  it.each([
    ['image/png', '"><script>x()</script>'],
    ['image/png', 'iVBO"onerror="x()'],
    ['image/png', ''],
    ['image/png', '===='],
    ['image/png', 'AA=A'],
    ['image/png', 1],
    ['image/png', ['AAAA']],
    ['image/tiff', 'AAAA'],
    ['text/html', 'AAAA'],
    ['image/svg+xml', '<script>x()</script>'],
    ['image/svg+xml', 'AAAA'],
    ['image/svg+xml', 'x'],
    ['toString', 'AAAA'],
  ])('refuses %s %j', (mimeType, data) => {
    expect(imageDataUri(mimeType, data)).toBeUndefined()
  })
})

describe('resolveImage', () => {
  const attachments = {
    'a b.png': { 'image/png': 'AAAA' },
    bad: { 'text/html': 'AAAA', 'image/png': '"' },
    second: { 'image/tiff': 'AAAA', 'IMAGE/GIF': 'BBBB' },
  }
  const images = new Map([
    ['x.png', 'data:image/png;base64,CCCC'],
    ['evil.png', 'data:text/html;base64,CCCC'],
    ['also-evil.png', 'javascript:x()'],
  ])
  const resolve = (reference: string) =>
    resolveImage(reference, scopeForTest({ attachments, assets: { images } }).scope).source

  it.each([
    ['attachment:a%20b.png', 'data:image/png;base64,AAAA'],
    ['attachment:a b.png', 'data:image/png;base64,AAAA'],
    ['attachment:second', 'data:image/gif;base64,BBBB'],
    [' x.png ', 'data:image/png;base64,CCCC'],
    ['data:image/PNG;charset=utf-8;base64,DDDD', 'data:image/png;base64,DDDD'],
    ['DATA: image/png ; base64 , DD%44D', 'data:image/png;base64,DDDD'],
    [`data:image/svg+xml;utf8,${SVG}`, svgUri],
    [`data:image/svg+xml,${encodeURIComponent(SVG)}`, svgUri],
  ])('finds %j', (reference, expected) => {
    expect(resolve(reference)).toBe(expected)
  })

  it.each([
    'attachment:bad', 'attachment:none', 'attachment:__proto__', 'attachment:toString', 'evil.png', 'also-evil.png', 'https://a.example/x.png', 'file:///x.png', '',
    'data:text/html;base64,AAAA', 'data:image/png,AAAA', 'data:image/png;base64,"onerror=x()', 'data:,', 'data:image/png;base64,', 'javascript:x()', 'toString',
  ])('has nothing for %j, and says so', (reference) => {
    const { scope, warnings } = scopeForTest({ attachments, assets: { images } })
    const { source, alt } = resolveImage(reference, scope)
    expect(source).toBeUndefined()
    expect(alt).toMatch(/^Image not included: /)
    expect(warnings.map(({ code }) => code)).toEqual(['IMAGE_NOT_INLINED'])
  }) // biome-ignore format: a list
})

describe('renderImage', () => {
  it('escapes what it is told', () => {
    const { scope } = scopeForTest()
    const text = { alt: '"><b>', title: '"\'>' }
    expect(renderImage('data:image/png;base64,AAAA', text, scope).value).toBe(
      '<img src="data:image/png;base64,AAAA" alt="&quot;&gt;&lt;b&gt;" title="&quot;&#39;&gt;">',
    )
    expect(renderImage('<x>', text, scope).value).not.toMatch(/<(?!\/?span)/)
  })
})

describe('imageFileUri', () => {
  it('reads bytes', () => {
    expect(imageFileUri(' IMAGE/PNG ', new Uint8Array([1, 2, 3]))).toBe('data:image/png;base64,AQID')
    expect(imageFileUri('image/svg+xml', new TextEncoder().encode(SVG))).toBe(svgUri)
    expect(imageFileUri('text/html', new Uint8Array([1]))).toBeUndefined()
  })
})
