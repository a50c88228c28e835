import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Content, contentPieces } from '../../src/node/content.ts'

async function bytesOf(content: Content): Promise<{ bytes: Buffer; pieces: number; longest: number }> {
  const pieces: Uint8Array[] = []
  for await (const piece of contentPieces(content)) pieces.push(piece)
  const longest = Math.max(0, ...pieces.map(({ length }) => length))
  return { bytes: Buffer.concat(pieces), pieces: pieces.length, longest }
}

async function* later<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield item
}

it('is all of it in order, however it is cut, made at once or meanwhile', async () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 5 }))
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const expected = Buffer.concat(pieces.map((part) => Buffer.from(part)))
      expect((await bytesOf(pieces)).bytes).toEqual(expected)
      expect((await bytesOf(later(pieces))).bytes).toEqual(expected)
    }),
  )
})

it('goes in pieces that are neither long nor many', async () => {
  const long = '😀'.repeat(1_500_001)
  const whole = await bytesOf(`x${long}`)
  expect(whole.bytes.toString()).toBe(`x${long}`)
  expect(whole.longest).toBeLessThanOrEqual(4 << 16)
  const short = await bytesOf(Array.from({ length: 100_000 }, () => '<p>cell</p>'))
  expect(short.pieces).toBeLessThanOrEqual(20)
  expect((await bytesOf(['a', new Uint8Array([98]), '', 'c', 'd'])).bytes.toString()).toBe('abcd')
  expect((await bytesOf('')).pieces).toBe(0)
})
