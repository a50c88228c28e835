import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePieces, utf8Size } from '../../src/text/encode-pieces.ts'

const encoded = (pieces: readonly string[]) => new TextEncoder().encode(pieces.join(''))
// Texts of one kind, some long enough to be taken for images.
const text = fc
  .tuple(fc.constantFrom('a', 'é', '中', '𝛼', 'ab\u2212'), fc.oneof(fc.nat(500), fc.nat(40_000)))
  .map(([part, times]) => part.repeat(times))

describe('encodePieces', () => {
  it('gives the bytes of all texts in one', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.string({ unit: 'grapheme' })), { maxLength: 12 }), (pieces) => {
        const bytes = encodePieces(pieces)
        expect(Buffer.compare(bytes, encoded(pieces))).toBe(0)
        expect(bytes.buffer.byteLength).toBe(bytes.length)
      }),
    )
  })

  it('has room for pieces that take three times their length, first or last', () => {
    for (const pieces of [
      ['中'.repeat(100_000), 'a'.repeat(100_000)],
      ['a'.repeat(100_000), '中'.repeat(100_000)],
      Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? 'a' : '中').repeat(i)),
      // Longer than what is encoded without being counted first.
      ['a'.repeat(3_000_000), '中'.repeat(3_000_001), '𝛼'],
    ]) {
      const bytes = encodePieces(pieces)
      expect(Buffer.compare(bytes, encoded(pieces))).toBe(0)
      expect(bytes.buffer.byteLength).toBe(bytes.length)
      expect(utf8Size(pieces)).toBe(bytes.length)
    }
  })

  it('writes half a character as what it cannot be, as TextEncoder does', () => {
    expect(encodePieces(['a\ud835', 'b'])).toEqual(encoded(['a\ud835b']))
  })
})
