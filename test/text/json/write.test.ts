import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/model/json.ts'
import { JsonNumber } from '../../../src/text/json/number.ts'
import { parseJson } from '../../../src/text/json/parse.ts'
import { writeJson } from '../../../src/text/json/write.ts'
import { anyJson } from '../../support/notebook-arbitrary.ts'

describe('writeJson', () => {
  it('writes as json.dumps(indent=1, sort_keys=True, ensure_ascii=False) does', () => {
    const value = { b: [], a: {}, list: [1, [true, null]], '': { x: 'y' }, gone: undefined }
    expect(writeJson(value)).toBe(
      '{\n "": {\n  "x": "y"\n },\n "a": {},\n "b": [],\n "list": [\n  1,\n  [\n   true,\n   null\n  ]\n ]\n}',
    )
    expect(writeJson({ gone: undefined })).toBe('{}')
    expect(writeJson([1, { a: 2 }], 2)).toBe('[\n   1,\n   {\n    "a": 2\n   }\n  ]')
  })

  it('sorts keys by code point', () => {
    const keys = [
      '\u{1f600}',
      '\uffff',
      '10',
      '9',
      'é',
      'Z',
      'a',
      '\ud83d',
      '\ud83da',
      '\u{1f600}a',
      '__proto__',
    ]
    const object = Object.fromEntries(keys.map((key) => [key, 0]))
    const written = writeJson(object)
      .split('\n')
      .slice(1, -1)
      .map((line) => /^ "(.*)": 0,?$/u.exec(line)?.[1])
    expect(written).toEqual([
      '10',
      '9',
      'Z',
      '__proto__',
      'a',
      'é',
      '\ud83d',
      '\ud83da',
      '\uffff',
      '\u{1f600}',
      '\u{1f600}a',
    ])
  })

  it('escapes what Python escapes, and leaves lone surrogates, U+2028 and DEL', () => {
    expect(writeJson('"\\\b\f\n\r\t\u0000\u001f/')).toBe('"\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f/"')
    expect(writeJson('\u007f\u2028é😀')).toBe('"\u007f\u2028é😀"')
    expect(writeJson('\ud800\n"😀')).toBe('"\ud800\\n\\"😀"')
  })

  it('writes numbers as Python spells them', () => {
    const numbers = [1, -1.5, 1e-7, 1e21, 1e300, 0.00001, -0, NaN, -Infinity, new JsonNumber('1.0')]
    expect(writeJson(numbers).split(/,?\n /).slice(1).join(' ')).toBe(
      '1 -1.5 1e-07 1e+21 1e+300 1e-05 0 NaN -Infinity 1.0\n]',
    )
  })

  it('gives back what it was given', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        deepStrictEqual(parseJson(writeJson(value), { nan: true }), value)
      }),
    )
  })

  it('does not overflow', () => {
    let deep: JsonValue = 1
    for (let i = 0; i < 5_000; i++) deep = i % 2 ? [deep] : { a: deep }
    expect(writeJson(deep).length).toBeGreaterThan(5_000)
  })

  it('takes only numbers for numbers', () => {
    expect(() => new JsonNumber('1, "x": 2')).toThrow('is not a number')
    for (const text of ['1.0', '-1e-07', 'NaN', '-Infinity', '12345678901234567890']) {
      expect(writeJson(new JsonNumber(text))).toBe(text)
    }
  })
})
