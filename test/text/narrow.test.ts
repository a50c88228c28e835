import { serialize } from 'node:v8'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { narrow } from '../../src/text/narrow.ts'
import { anyText } from '../support/notebook-arbitrary.ts'

/** What V8 writes before a text with two bytes for each character. */
function isWide(text: string): boolean {
  return serialize(text).toString('latin1', 2).replace(/^\0+/, '').startsWith('c')
}

it('never changes a text', () => {
  fc.assert(fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => narrow(text) === text))
})

it('takes a byte for each character where that is enough', () => {
  const cut = '\ufdd0 café and more of it'.slice(1)
  expect(isWide(cut)).toBe(true)
  expect(isWide(narrow(cut))).toBe(false)
})
