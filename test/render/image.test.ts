import { describe, expect, it } from 'vitest'
import { describeImage, imageDataUri, imageFileUri } from '../../src/render/image.ts'
import { english } from '../../src/words/english.ts'
import { PICTURES, PNG_HEAD, pngBytes, pngOfSize } from '../support/pictures.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const base64Svg = Buffer.from(SVG).toString('base64')
const svgUri = `data:image/svg+xml;base64,${base64Svg}`
const { 'image/png': PNG = '', 'image/gif': GIF = '' } = PICTURES

describe('imageDataUri', () => {
  it.each([
    ['image/png', PNG, `data:image/png;base64,${PNG}`],
    ['image/png', ` ${PNG.slice(0, 9)}\r\n${PNG.slice(9)}\n`, `data:image/png;base64,${PNG}`],
    ['image/svg+xml', SVG, svgUri],
    ['image/svg+xml', base64Svg, svgUri],
    ['image/svg+xml', `garbage ${SVG}`, svgUri],
    ['image/svg+xml', Buffer.from('<svg onload="x()"><path/></svg>').toString('base64'), expect.not.stringContaining('b25sb2Fk')],
  ])('%s %j', (mimeType, data, expected) => {
    expect(imageDataUri(mimeType, data)).toEqual(expected)
  }) // biome-ignore format: a table

  it.each(Object.entries(PICTURES))('%s goes by its content, whatever it is said to be', (type, data) => {
    for (const said of [type, 'image/jpeg', 'image/png', 'image/svg+xml', 'image/tiff', 'IMAGE/X'])
      expect(imageDataUri(said, data)).toBe(`data:${type};base64,${data}`)
  })

  it('takes an SVG that is said to be a raster image for what it is, as text and as base64', () => {
    expect(imageDataUri('image/png', `\n${SVG}`)).toBe(svgUri)
    expect(imageDataUri('image/png', base64Svg)).toBe(svgUri)
    const hostile = '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><path d="M0 0h9"/></svg>'
    expect(imageDataUri('image/png', hostile)).toBe(imageDataUri('image/svg+xml', hostile))
    expect(imageDataUri('image/png', hostile)).not.toContain(Buffer.from('<script').toString('base64'))
  })

  it.each([
    ['image/png', '"><script>x()</script>'],
    ['image/png', `${PNG_HEAD}"onerror="x()`],
    ['image/png', ''],
    ['image/png', '===='],
    ['image/png', 'AA=A'],
    ['image/png', 'iVBORw0KGgo='],
    ['image/png', 'AAAA'],
    ['image/png', 1],
    ['image/png', [PNG]],
    ['image/tiff', Buffer.from('II*\0aaaaaaaa').toString('base64')],
    ['text/html', PNG],
    ['text/html', SVG],
    ['image/svg+xml', '<script>x()</script>'],
    ['image/svg+xml', 'AAAA'],
    ['image/svg+xml', 'x'],
    ['toString', PNG],
  ])('refuses %s %j', (mimeType, data) => {
    expect(imageDataUri(mimeType, data)).toBeUndefined()
  })
})

describe('imageFileUri', () => {
  it('reads bytes', () => {
    expect(imageFileUri(' IMAGE/PNG ', Buffer.from(PNG, 'base64'))).toBe(`data:image/png;base64,${PNG}`)
    expect(imageFileUri('image/png', Buffer.from(GIF, 'base64'))).toBe(`data:image/gif;base64,${GIF}`)
    expect(imageFileUri('image/svg+xml', new TextEncoder().encode(SVG))).toBe(svgUri)
    expect(imageFileUri('image/svg+xml', Buffer.from(PNG, 'base64'))).toBe(`data:image/png;base64,${PNG}`)
    expect(imageFileUri('text/html', Buffer.from(PNG, 'base64'))).toBeUndefined()
    expect(imageFileUri('image/png', new Uint8Array([1]))).toBeUndefined()
  })
})

describe('describeImage', () => {
  it.each([
    [`data:image/png;base64,${pngOfSize(3_456)}`, 3_456, 'PNG, 1 × 1 pixels, 3.5 KB'],
    [`data:image/png;base64,${pngBytes(640, 480).toString('base64')}`, expect.any(Number), expect.stringContaining('640 × 480')],
    [svgUri, SVG.length, 'SVG, 41 bytes'],
    [`data:image/x-icon;base64,${PICTURES['image/x-icon']}`, expect.any(Number), expect.stringMatching(/^ICON, \d/)],
  ])('%.60s', (uri, bytes, text) => {
    const described = describeImage(uri)
    expect([described.bytes, described.text(english)]).toEqual([bytes, text])
  }) // biome-ignore format: a table
})
