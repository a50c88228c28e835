import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Base64Writer } from '../../src/text/base64-writer.ts'

it('is the base64 of all of the text, and tells its size', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 9 }), { maxLength: 12 }), (texts) => {
      const writer = new Base64Writer()
      const pieces = texts.map((text) => writer.add(text))
      const bytes = Buffer.from(texts.map((text) => text.toWellFormed()).join(''))
      expect(pieces.join('') + writer.end()).toBe(bytes.toString('base64'))
      expect(writer.size).toBe(bytes.length)
    }),
  )
})
