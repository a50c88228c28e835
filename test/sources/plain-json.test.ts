import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../src/errors.ts'
import { plainJson } from '../../src/sources/plain-json.ts'
import { JsonNumber } from '../../src/text/json/number.ts'

describe('plainJson', () => {
  it('copies JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(plainJson(value, 100)).toEqual(value)
      }),
    )
  })

  it('reads what programs hold as JSON.stringify would, but loses no number', () => {
    class Model {
      id = 2n ** 63n - 1n
      at = new Date(0)
      rows = [undefined, () => 1, Number.NaN]
      left = undefined
      count = new JsonNumber('1.0')
    }
    expect(plainJson(new Model(), 100)).toEqual({
      id: new JsonNumber('9223372036854775807'),
      at: '1970-01-01T00:00:00.000Z',
      rows: [null, null, new JsonNumber('NaN')],
      count: new JsonNumber('1.0'),
    })
    const own = plainJson(JSON.parse('{"__proto__": {"polluted": 1}, "toString": null}'), 10)
    expect(Object.keys(own as object)).toEqual(['__proto__', 'toString'])
    expect(Object.getPrototypeOf(own)).toBe(Object.prototype)
  })

  it('refuses circles, and nesting beyond the limit, without recursion', () => {
    const circle: { self?: object[] } = {}
    circle.self = [circle]
    const code = (value: unknown, depth: number) => {
      try {
        plainJson(value, depth)
      } catch (error) {
        if (error instanceof PlatenError) return `${error.code} ${error.pointer}`
        throw error
      }
      return 'accepted'
    }
    expect(code(circle, 100)).toBe('INVALID_SOURCE /self/0')
    let deep: unknown = 1
    for (let i = 0; i < 50_000; i++) deep = [deep]
    expect(code(deep, 1_000)).toMatch(/^LIMIT_EXCEEDED (\/0){1000}$/)
    expect(code(deep, 50_000)).toBe('accepted')
    expect(code([[1]], 2)).toBe('accepted')
    expect(code([[[1]]], 2)).toBe('LIMIT_EXCEEDED /0/0')
  })

  it('copies what is shared once', () => {
    let shared: unknown = ['leaf']
    for (let i = 0; i < 60; i++) shared = [shared, shared]
    let copy = plainJson(shared, 100) as readonly unknown[]
    for (let i = 0; i < 60; i++) copy = copy[1] as readonly unknown[]
    expect(copy).toEqual(['leaf'])
  })
})
