import { expect, it } from 'vitest'
import { decodeText } from '../../src/text/decode.ts'

it('reads UTF-8, with and without a byte order mark', () => {
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x68, 0xc3, 0xa9]))).toBe('hé')
  expect(decodeText(new Uint8Array([0x68, 0xc3, 0xa9]))).toBe('hé')
  expect(decodeText(Buffer.from('é', 'utf8'))).toBe('é')
  expect(decodeText('\ufeffa\ufeff')).toBe('a\ufeff')
  expect(decodeText('')).toBe('')
})

it('reads UTF-16 where a byte order mark says so', () => {
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0xe9, 0x00, 0x3d, 0xd8, 0x00, 0xde]))).toBe('é😀')
  expect(decodeText(new Uint8Array([0xfe, 0xff, 0x00, 0xe9]))).toBe('é')
})

it.each([
  ['a lone continuation byte', [0x61, 0x62, 0x80], 'from byte 2 on'],
  ['a sequence cut off at the end', [0x61, 0xe2, 0x82], 'from byte 1 on'],
  ['an overlong form', [0xc0, 0xaf], 'from byte 0 on'],
  ['a surrogate', [0xed, 0xa0, 0x80], 'from byte 0 on'],
  ['Latin-1 after a real U+FFFD', [0xef, 0xbf, 0xbd, 0xe9, 0x20], 'from byte 3 on'],
  ['half a UTF-16 unit', [0xff, 0xfe, 0x61], 'UTF-16LE'],
])('refuses %s', (_name, bytes, where) => {
  expect(() => decodeText(new Uint8Array(bytes))).toThrow(
    expect.objectContaining({ code: 'INVALID_ENCODING', message: expect.stringContaining(where) }),
  )
})
