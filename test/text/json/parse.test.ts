import { existsSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import { findJsonError } from '../../../src/text/json/check.ts'
import { JsonNumber, numberFromToken } from '../../../src/text/json/number.ts'
import { parseJson } from '../../../src/text/json/parse.ts'
import { scanNumbers } from '../../../src/text/json/scan.ts'
import { sharedPath } from '../../support/shared.ts'

interface Vector {
  readonly id: string
  readonly expect: 'y' | 'n' | 'i'
  readonly base64: string
}

function failure(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** What finds the error knows no more of JSON than what reads it. */
const READERS: Record<string, (text: string) => unknown> = {
  parseJson: (text) => parseJson(text),
  findJsonError(text) {
    const error = findJsonError(text, false, 1000)
    if (error !== undefined) throw error
    return JSON.parse(text)
  },
}

describe.each(Object.entries(READERS))('%s', (_name, read) => {
  const suite = sharedPath('vectors', 'json-testsuite.json')
  const missing = existsSync(suite) ? '' : ' (skipped: vectors/json-testsuite.json is not here)'
  it.skipIf(missing !== '')(`agrees with JSONTestSuite${missing}`, () => {
    const vectors = JSON.parse(readFileSync(suite, 'utf8')) as Vector[]
    const wrong: string[] = []
    for (const { id, expect: expected, base64 } of vectors) {
      const outcome = tryText(read, Buffer.from(base64, 'base64'))
      if (expected !== 'i' && outcome !== expected) wrong.push(`${id}: ${outcome}`)
    }
    expect(vectors.length).toBeGreaterThan(300)
    expect(wrong).toEqual([])
  })

  it('gives the same as JSON.parse', () => {
    const arbitrary = fc.json({ maxDepth: 6, noUnicodeString: false } as fc.JsonSharedConstraints)
    fc.assert(
      fc.property(arbitrary, (text) => {
        expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it('refuses what JSON.parse refuses, with a place', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '\\', '}', '0', '\n', 'x', ' '))
      .map(
        ([text, at, by]) =>
          text.slice(0, at % (text.length + 1)) + by + text.slice((at % (text.length + 1)) + 1),
      )
    fc.assert(
      fc.property(damaged, (text) => {
        if (accepts(JSON.parse, text)) {
          expect(accepts(read, text)).toBe(true)
          return
        }
        const error = failure(() => read(text))
        expect(error.code).toBe('INVALID_JSON')
        expect(error.line).toBeGreaterThan(0)
        expect(error.column).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['', 1, 1],
    [' \n ', 2, 2],
    ['{"a": 1,}', 1, 9],
    ['{\r\n"a": tru}', 2, 6],
    ['[1,\r2,\n\n3 4]', 4, 3],
    ['["a\nb"]', 1, 4],
    ['["\\x"]', 1, 3],
    ['["\\u12', 1, 3],
    ['"abc', 1, 5],
    ['[01]', 1, 3],
    ['[1.]', 1, 3],
    ['[NaN]', 1, 2],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ['[1] x', 1, 5],
    ['\ufeff{}', 1, 1],
  ])('says where %j is wrong', (text, line, column) => {
    const error = failure(() => read(text))
    expect({ code: error.code, line: error.line, column: error.column }).toEqual({
      code: 'INVALID_JSON',
      line,
      column,
    })
    expect(error.help).toBeTruthy()
  })

  it('keeps __proto__ and its like as keys, and the last of equal keys', () => {
    const value = read('{"__proto__": {"x": 1}, "constructor": 2, "a": 1, "a": 2}') as Record<string, unknown>
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'a'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value.a).toBe(2)
  })

  it('allows nesting up to the limit and no further', () => {
    expect(accepts(read, '['.repeat(1000) + ']'.repeat(1000))).toBe(true)
    for (const text of [
      '['.repeat(1001) + ']'.repeat(1001),
      '{"a":'.repeat(1_000_000),
      '[{"":'.repeat(500_000),
    ]) {
      expect(failure(() => read(text)).code).toBe('LIMIT_EXCEEDED')
    }
  })
})

describe('parseJson', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['-0.0', '-0.0'],
    ['0.0', '0.0'],
    ['0e5', '0.0'],
    ['1.0', '1.0'],
    ['1.10', 1.1],
    ['1E5', '100000.0'],
    ['1e16', '1e+16'],
    ['1e15', '1000000000000000.0'],
    ['123456789012345680.0', '1.2345678901234568e+17'],
    ['1e22', 1e22],
    ['1e300', 1e300],
    ['1e400', 'Infinity'],
    ['-1e400', '-Infinity'],
    ['1e-400', '0.0'],
    ['0.0001', 0.0001],
    ['0.00001', '1e-05'],
    ['1.5e-7', '1.5e-07'],
    ['1e-9', '1e-09'],
    ['1e-10', 1e-10],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['9223372036854775808', '9223372036854775808'],
    ['-123456789012345678901234567890', '-123456789012345678901234567890'],
  ])('holds %s as Python would', (token, expected) => {
    const held = typeof expected === 'string' ? new JsonNumber(expected) : expected
    for (const text of [`[${token}]`, `{"a":"\\\\\\"1.0", "b":[${token}]}`]) {
      const value = parseJson(text) as { b?: unknown }
      expect(value.b ?? value).toStrictEqual([held])
    }
  })

  it('holds any numbers anywhere', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9][0-9]{0,20})([.][0-9]{1,20})?([eE][+-]?[0-9]{1,3})?$/)
    const leaf = fc.oneof(
      digits.map((token) => ({ text: token, value: numberFromToken(token) as unknown })),
      fc.constantFrom('1.0', '10000000000000000', '10000000000000002', '1e16', '-0', '-0.0').map((token) => ({
        text: token,
        value: numberFromToken(token) as unknown,
      })),
      fc
        .oneof(fc.string(), fc.constantFrom('1.0', 'NaN', '\\', '"'), fc.boolean(), fc.constant(null))
        .map((value) => ({
          text: JSON.stringify(value),
          value: value as unknown,
        })),
    )
    const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', '1', '0', 'constructor'))
    const { tree } = fc.letrec<{ tree: { text: string; value: unknown } }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('tree'), { maxLength: 5 }).map((items) => ({
          text: `[${items.map(({ text }) => text).join(' ,\n')}]`,
          value: items.map(({ value }) => value),
        })),
        fc
          .uniqueArray(fc.tuple(key, tie('tree')), { maxLength: 5, selector: ([name]) => name })
          .map((items) => ({
            text: `{${items.map(([name, { text }]) => `${JSON.stringify(name)}:${text}`).join()}}`,
            value: Object.fromEntries(items.map(([name, { value }]) => [name, value])),
          })),
      ),
    }))
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        // `toStrictEqual` asks a key `constructor` for the type.
        expect(isDeepStrictEqual(parseJson(text), value)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('takes NaN and infinities where asked to, and nothing else that is no JSON', () => {
    expect(parseJson('[NaN, Infinity,-Infinity]', { nan: true })).toEqual(
      ['NaN', 'Infinity', '-Infinity'].map((text) => new JsonNumber(text)),
    )
    for (const text of ['[nan]', '[+Infinity]', '[-NaN]', '[Inf]', '[NaNs]', '{NaN: 1}']) {
      expect(failure(() => parseJson(text, { nan: true })).code).toBe('INVALID_JSON')
    }
  })

  it('reads numbers of any length', () => {
    const digits = '7'.repeat(1_000_000)
    expect(parseJson(`[${digits}]`)).toEqual([new JsonNumber(digits)])
    expect(parseJson(`[0.${digits}]`)).toEqual([0.7777777777777778])
  })

  it('reads strings of any length and escape', () => {
    const text = '\\"\\\\/\b\f\n\r\t\u0000\u2028\u{1f600}'.repeat(100_000)
    expect(parseJson(JSON.stringify([1.5, text]).replace('1.5', '1.0'))).toEqual([
      new JsonNumber('1.0'),
      text,
    ])
    expect(parseJson('[1.0, "\\ud800", "\\/"]')).toEqual([new JsonNumber('1.0'), '\ud800', '/'])
  })
})

describe('scanNumbers', () => {
  it.each([
    ['{"a\\\\": "1.0, \\" [2.0", "\\"NaN": 1}', 0],
    ['{"a\\\\": 1.0}', 1],
    ['{"a": 0.5, "b": [-12, 1e-10]}', 0],
    ['"unterminated \\"', 0],
    ['[1.0, 2.0, 1.0, NaN, -Infinity, 2.0]', 4],
  ])('of %s', (text, count) => {
    expect(scanNumbers(text, true, 10)?.held).toHaveLength(count)
  })
})

function tryText(read: (text: string) => unknown, bytes: Uint8Array): 'y' | 'n' {
  try {
    read(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    return 'y'
  } catch (error) {
    // Bytes that are no UTF-8 never get as far as the parser.
    if (error instanceof PlatenError || error instanceof TypeError) return 'n'
    throw error
  }
}

function accepts(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text)
    return true
  } catch {
    return false
  }
}
