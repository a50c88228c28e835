import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../src/errors.ts'
import { decodeBase64, encodeBase64, isBase64 } from '../../src/text/base64.ts'

function errorOf(text: string): PlatenError {
  try {
    decodeBase64(text, '/data/0/value')
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error(`accepted ${JSON.stringify(text)}`)
}

describe('base64', () => {
  it('is what Buffer makes of any bytes, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = encodeBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(Buffer.compare(decodeBase64(text), bytes)).toBe(0)
      }),
      { numRuns: 500 },
    )
  })

  it('skips white space wherever it stands', () => {
    const bytes = Uint8Array.from({ length: 500 }, (_, i) => (i * 89) & 255)
    const text = encodeBase64(bytes)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom(' ', '\n', '\r\n', '\t')), { maxLength: 40 }),
        (insertions) => {
          let spaced = text
          for (const [at, space] of insertions) spaced = spaced.slice(0, at) + space + spaced.slice(at)
          expect(Buffer.compare(decodeBase64(spaced), bytes)).toBe(0)
        },
      ),
    )
    expect(decodeBase64(' \n ')).toHaveLength(0)
    expect(Buffer.compare(decodeBase64(text.replace(/.{76}/g, '$&\r\n')), bytes)).toBe(0)
  })

  it.each([
    ['AAAA!AAA', 'unexpected "!" at position 4'],
    ['AA=A', 'unexpected "A" at position 3'],
    ['AAA=AAAA', 'unexpected "A" at position 4'],
    ['A===', 'unexpected "=" at position 1'],
    ['====', 'unexpected "=" at position 0'],
    ['AAAA=', 'unexpected "=" at position 4'],
    ['AA-_', 'unexpected "-" at position 2'],
    ['AAAA\nAA\u00e9A', 'unexpected "é" at position 7'],
    ['AA😀A', 'unexpected "😀" at position 2'],
    ['AA\u0000A', 'position 2'],
    ['AA', 'ends at position 2'],
    ['AAA', 'ends at position 3'],
    ['AA=', 'ends at position 3'],
    ['AAAAA', 'ends at position 5'],
    ['data:image/png;base64,AAAA', 'unexpected ":" at position 4'],
  ])('refuses %j', (text, words) => {
    const error = errorOf(text)
    expect(error.code).toBe('INVALID_BASE64')
    expect(error.pointer).toBe('/data/0/value')
    expect(error.message).toContain(words)
  })

  it('takes nothing Buffer would read differently', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABz09+/=\n'), maxLength: 12 }), (text) => {
        let bytes: Uint8Array
        try {
          bytes = decodeBase64(text)
        } catch (error) {
          expect(error).toBeInstanceOf(PlatenError)
          return
        }
        expect(Buffer.compare(bytes, Buffer.from(text, 'base64'))).toBe(0)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('isBase64', () => {
  const whole = 'QUJD+/9z'.repeat(3_000)
  // What is looked at block by block, around where one ends.
  const place = fc.oneof(fc.nat(whole.length - 1), fc.integer({ min: 8_185, max: 8_199 }))

  it('takes what is whole, and padding at the end or none', () => {
    for (const text of [whole, 'QQ==', 'QUI=', 'QQ', 'QUI', `${whole}QQ==`]) expect(isBase64(text)).toBe(true)
    for (const text of ['', 'Q', 'QUI==', 'QQ=', '=', 'Q=Q=', '====', `${whole}Q`, `QQ==${whole}`])
      expect(isBase64(text)).toBe(false)
  })

  it('finds one character that does not belong, wherever it is', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...' \n"<>&\'-_.,:\0é中\ud835', '𝛼'), (at, wrong) => {
        expect(isBase64(whole.slice(0, at) + wrong + whole.slice(at + wrong.length))).toBe(false)
        expect(isBase64(whole.slice(at, at + 3) + wrong)).toBe(false)
      }),
    )
  })

  it('agrees with a pattern on any text', () => {
    const text = fc.array(fc.constantFrom(...'AZaz09+/=', 'AAAA', ' ', '-', 'Ā'), { maxLength: 12 })
    const pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/
    fc.assert(
      fc.property(text, (parts) => {
        const joined = parts.join('')
        expect(isBase64(joined)).toBe(joined !== '' && pattern.test(joined))
      }),
    )
  })
})
