import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Byte, base64Size } from '../../src/text/base64.ts'
import { imageHeader, imageType } from '../../src/text/image-type.ts'
import { PICTURES } from '../support/pictures.ts'

const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const headerOf = (bytes: Uint8Array) => imageHeader((index) => bytes[index]!, bytes.length)

describe('image headers', () => {
  it.each(Object.entries(PICTURES))('%s is told by its content, and how large it is', (type, base64) => {
    const bytes = Buffer.from(base64, 'base64')
    expect(imageType(bytes)).toBe(type)
    if (type !== 'image/x-icon') expect(headerOf(bytes)?.size).toEqual({ width: 3, height: 2 })
  })

  it.each([
    ['a lossless WebP', 'RIFF\x1e\0\0\0WEBPVP8L\x11\0\0\0\x2f\x02\x40\0\0', 'image/webp', { width: 3, height: 2 }],
    ['an extended WebP', 'RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0', 'image/webp', { width: 300, height: 200 }],
    ['an AVIF', '\0\0\0\x20ftypavif', 'image/avif', undefined],
    ['a BMP of OS/2', `BM${'\0'.repeat(12)}\x0c\0\0\0\x03\0\x02\0`, 'image/bmp', { width: 3, height: 2 }],
    ['a BMP from the top down', `BM${'\0'.repeat(12)}\x28\0\0\0\x03\0\0\0\xfe\xff\xff\xff`, 'image/bmp', { width: 3, height: 2 }],
    ['a JPEG with fill bytes', '\xff\xd8\xff\xff\xff\xe0\0\x04ab\xff\xc2\0\x0b\x08\0\x02\0\x03\x01', 'image/jpeg', { width: 3, height: 2 }],
  ])('reads %s', (_name, content, mimeType, size) => {
    expect(headerOf(bytesOf(content))).toEqual(size === undefined ? { mimeType } : { mimeType, size })
  }) // biome-ignore format: a table

  it.each([
    ['nothing', ''],
    ['a PNG that breaks off', '\x89PNG\r\n\x1a\n'],
    ['a PNG without pixels', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x01\x08\x02\0\0\0'],
    ['a PNG of Apple’s own making', '\x89PNG\r\n\x1a\n\0\0\0\x04CgBI'],
    ['a JPEG without a frame', `\xff\xd8\xff\xe0\0\x10${'\0'.repeat(40)}`],
    ['a JPEG of fill bytes only', `\xff\xd8${'\xff'.repeat(100)}`],
    ['a GIF without a size', 'GIF89a'],
    ['a TIFF', 'II*\0\x08\0\0\0\0\0\0\0\0\0\0\0'],
    ['text that begins like a BMP', 'BMW is a maker of cars and motorcycles'],
    ['text', 'hello'],
  ])('knows no image in %s', (_name, content) => {
    expect(headerOf(bytesOf(content))).toBeUndefined()
    expect(imageType(bytesOf(content))).toBeUndefined()
  })

  it('stands any bytes, and any damage', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(PICTURES)),
        fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 4 }),
        fc.nat(120),
        (picture, changes, end) => {
          const bytes = Buffer.from(picture, 'base64').subarray(0, end)
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
          const size = headerOf(bytes)?.size
          if (size !== undefined) expect(size.width > 0 && size.height > 0).toBe(true)
        },
      ),
    )
  })
})

describe('bytes within base64', () => {
  it('are those that decoding gives, with and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), fc.boolean(), (bytes, padded) => {
        const padding = Buffer.from(bytes).toString('base64')
        const text = padded ? padding : padding.replace(/=/g, '')
        expect(base64Size(text)).toBe(bytes.length)
        expect(Array.from(bytes, (_, index) => base64Byte(text, index))).toEqual([...bytes])
      }),
    )
  })
})
