import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable, printableJson } from '../../src/cli/printable.ts'

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|\p{Bidi_Control}/u

test('no control character gets through, and ordinary text is left alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      expect(printable(text)).not.toMatch(CONTROL)
    }),
  )
  for (const text of ['plain', 'Ünïcode 中文 😀', 'C:\\dir', '100 %']) expect(printable(text)).toBe(text)
})

test('what it was can be seen', () => {
  expect(printable('a\x1b[31m\nb\u202ec\ud800')).toBe('a\\x1b[31m\\nb\\u202ec\\ud800')
})

test('very long texts are cut', () => {
  expect(printable('x'.repeat(100_000)).length).toBeLessThan(3_000)
})

test('JSON stays the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const both = [value, text]
      const printed = printableJson(both)
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(both)))
      expect(printed.replaceAll('\n', '')).not.toMatch(CONTROL)
    }),
  )
})
