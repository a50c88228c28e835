import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../src/errors.ts'
import { type CompressedFormat, inflate } from '../../src/text/inflate.ts'

const COMPRESS = {
  gzip: gzipSync,
  zlib: deflateSync,
  raw: deflateRawSync,
  'deflate with a zlib header': deflateSync,
  'deflate without one': deflateRawSync,
}
const CASES = Object.entries(COMPRESS).map(
  ([name, compress]) => [name, name.split(' ')[0] as CompressedFormat, compress] as const,
)

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error.code
    throw error
  }
  return 'accepted'
}

/** Bytes that do not compress to almost nothing. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return state >> 16
  })
}

describe('inflate', () => {
  describe.each(CASES)('%s', (_, format, compress) => {
    it('undoes what zlib did, at every level and over the borders of the pieces', () => {
      const samples = [
        new Uint8Array(0),
        noise(1),
        noise(70_000),
        Buffer.from('Ærlig talt 😀\n'.repeat(9_000)),
      ]
      for (const sample of samples) {
        for (const level of [0, 1, 6, 9]) {
          expect(Buffer.compare(inflate(compress(sample, { level }), format), sample)).toBe(0)
        }
      }
    })

    it('refuses every beginning of a stream', () => {
      const whole = compress(Buffer.from('to be or not to be, that is the question '.repeat(20)))
      for (let length = 0; length < whole.length; length++) {
        expect(codeOf(() => inflate(whole.subarray(0, length), format))).toBe('INVALID_SOURCE')
      }
    })

    it('stops where the result outgrows the limit', () => {
      const bomb = compress(Buffer.alloc(20_000_000))
      expect(codeOf(() => inflate(bomb, format, { maxBytes: 1_000_000 }))).toBe('LIMIT_EXCEEDED')
      expect(codeOf(() => inflate(bomb, format, { maxBytes: 19_999_999 }))).toBe('LIMIT_EXCEEDED')
      expect(inflate(bomb, format, { maxBytes: 20_000_000 })).toHaveLength(20_000_000)
    })

    it('throws nothing but PlatenError, whatever the bytes', () => {
      const whole = compress(noise(2_000))
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(whole.length), (bytes, at) => {
          const altered = Uint8Array.from([...whole.subarray(0, at), ...bytes, ...whole.subarray(at)])
          for (const input of [bytes, altered]) codeOf(() => inflate(input, format, { maxBytes: 1e7 }))
        }),
      )
    })
  })

  // The complement of a stored block's length is redundant, and not looked at.
  it.each(['gzip', 'zlib'] as const)('never takes altered %s for what it was not', (format) => {
    const original = noise(5_000)
    const whole = COMPRESS[format](original)
    let refused = 0
    for (let at = 10; at < whole.length; at += 3) {
      const altered = Uint8Array.from(whole)
      altered[at]! ^= 4
      const code = codeOf(() => expect(Buffer.compare(inflate(altered, format), original)).toBe(0))
      expect(['accepted', 'INVALID_SOURCE']).toContain(code)
      if (code === 'INVALID_SOURCE') refused++
    }
    expect(refused).toBeGreaterThan(1_600)
  })

  it('joins the members of a gzip file, however many', () => {
    const members = Array.from({ length: 5_000 }, (_, i) => gzipSync(Buffer.from(i % 7 === 0 ? '' : `${i};`)))
    const expected = members.map((_, i) => (i % 7 === 0 ? '' : `${i};`)).join('')
    expect(Buffer.from(inflate(Buffer.concat(members), 'gzip')).toString()).toBe(expected)
    const altered = Buffer.concat(members)
    altered[members[0]!.length + members[1]!.length - 5]! ^= 1
    expect(codeOf(() => inflate(altered, 'gzip'))).toBe('INVALID_SOURCE')
  })

  it('says what it was asked to undo, and where', () => {
    try {
      inflate(Buffer.from('this is not compressed'), 'gzip', { pointer: '/data/3/value' })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ code: 'INVALID_SOURCE', pointer: '/data/3/value' })
      expect((error as Error).message).toContain('gzip')
    }
  })
})
