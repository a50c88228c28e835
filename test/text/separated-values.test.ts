import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSeparated } from '../../src/text/separated-values.ts'

const write = (rows: readonly (readonly string[])[], separator: string, end: string) =>
  rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator) + end).join('')

describe('readSeparated', () => {
  it.each([
    ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['a,b\r\n1,2', [['a', 'b'], ['1', '2']]],
    ['a\rb', [['a'], ['b']]],
    ['\ufeffa,\n,b', [['a', ''], ['', 'b']]],
    ['a,', [['a', '']]],
    ['\n\na\n\n', [['a']]],
    ['"a, ""b""\nc",d', [['a, "b"\nc', 'd']]],
    ['"a"b,"c', [['ab', 'c']]],
    ['a "b" c', [['a "b" c']]],
    ['', []],
  ])('reads %j', (text, rows) => {
    expect(readSeparated(text, ',')).toEqual(rows)
  }) // biome-ignore format: a table

  it('reads tabs, in which commas mean nothing', () => {
    expect(readSeparated('a,b\tc\n', '\t')).toEqual([['a,b', 'c']])
  })

  it('reads back whatever is written in quotation marks', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\t', '\n', '\r', ' ', 'é') })
    // A line of one empty value is an empty line.
    const rows = fc.array(fc.array(value, { minLength: 2, maxLength: 5 }), { maxLength: 5 })
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',' as const, '\t' as const),
        fc.constantFrom('\n', '\r\n', '\r'),
        (data, separator, end) => {
          expect(readSeparated(write(data, separator, end), separator)).toEqual(data)
        },
      ),
    )
  })

  it('ends, and loses no character, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r') }), (text) => {
        const kept = readSeparated(text, ',').flat().join('').replace(/[^a]/g, '')
        expect(kept).toBe(text.replace(/[^a]/g, ''))
      }),
    )
  })
})
