import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64Pieces } from '../../src/text/base64-pieces.ts'

it('is the base64 of all of the text, and tells its size', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 9 }), { maxLength: 12 }), (texts) => {
      const pieces: string[] = []
      const encoding = base64Pieces(texts)
      let next = encoding.next()
      for (; !next.done; next = encoding.next()) pieces.push(next.value)
      const bytes = Buffer.from(texts.map((text) => text.toWellFormed()).join(''))
      expect(pieces.join('')).toBe(bytes.toString('base64'))
      expect(next.value).toBe(bytes.length)
    }),
  )
})
