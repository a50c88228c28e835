import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitLines } from '../../src/text/multiline.ts'
import { anyText } from '../support/notebook-arbitrary.ts'

it('splits where Python does', () => {
  expect(splitLines('')).toEqual([])
  expect(splitLines('a')).toEqual(['a'])
  expect(splitLines('a\n')).toEqual(['a\n'])
  expect(splitLines('\n\r\n\r\r\n')).toEqual(['\n', '\r\n', '\r', '\r\n'])
  expect(splitLines('a\vb\fc\x1cd\x1de\x1ef\x85g\u2028h\u2029i')).toEqual([
    'a\v',
    'b\f',
    'c\x1c',
    'd\x1d',
    'e\x1e',
    'f\x85',
    'g\u2028',
    'h\u2029',
    'i',
  ])
  expect(splitLines('a\x1fb\tc\x00d\u2027e\x84f')).toHaveLength(1)
})

it('loses nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(splitLines(text).join('')).toBe(text)
    }),
  )
})
