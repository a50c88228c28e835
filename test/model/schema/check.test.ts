import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../../src/model/schema/check.ts'
import type { JsonSchema } from '../../../src/model/schema/json-schema.ts'
import { JsonNumber } from '../../../src/text/json/number.ts'

const SHAPE: JsonSchema = {
  oneOf: [
    { type: 'string' },
    { $ref: '#/definitions/circle' },
    {
      type: 'object',
      required: ['kind', 'side'],
      properties: { kind: { const: 'square' }, side: { type: 'number' } },
    },
  ],
  definitions: {
    circle: {
      type: 'object',
      required: ['kind', 'radius'],
      properties: { kind: { enum: ['circle', 'disc'] }, radius: { type: 'number', minimum: 0, maximum: 9 } },
      additionalProperties: false,
    },
  },
}

function check(schema: JsonSchema, value: unknown): string[] {
  return checkSchema(schema, value).map(({ pointer, message }) => `${pointer}: ${message}`)
}

describe('checkSchema', () => {
  it('reports every violation, not only the first', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { type: 'integer' }, list: { type: 'array', items: { type: ['string', 'null'] } } },
      additionalProperties: false,
    }
    expect(check(schema, { a: 'x', list: ['ok', 1, null, {}], 'no/pe': 1 })).toEqual([
      ': missing key "b"',
      '/a: found string "x", allowed: integer',
      '/list/1: found number 1, allowed: string or null',
      '/list/3: found empty object, allowed: string or null',
      '/no~1pe: found key "no/pe", allowed: "a", "list"',
    ])
  })

  it('judges an object by the alternative its constant property names', () => {
    expect(check(SHAPE, { kind: 'disc', radius: 10, x: 1 })).toEqual([
      '/radius: found number 10, allowed: at most 9',
      '/x: found key "x", allowed: "kind", "radius"',
    ])
    expect(check(SHAPE, { kind: 'star' })).toEqual([
      '/kind: found string "star", allowed: "circle", "disc", "square"',
    ])
    expect(check(SHAPE, {})).toEqual([': missing key "kind", allowed: "circle", "disc", "square"'])
    expect(check(SHAPE, 'any text')).toEqual([])
    expect(check(SHAPE, [1])).toEqual([': found array of 1 item, allowed: string or object'])
  })

  it('lets one alternative stand for every other constant', () => {
    const schema: JsonSchema = {
      oneOf: [
        { type: 'object', properties: { t: { enum: ['a'] } }, additionalProperties: false },
        { type: 'object', properties: { t: { not: { enum: ['a'] } } } },
      ],
    }
    expect(check(schema, { t: 'b', more: 1 })).toEqual([])
    expect(check(schema, { t: 'a', more: 1 })).toEqual(['/more: found key "more", allowed: "t"'])
  })

  it('tries alternatives that nothing tells apart', () => {
    const schema = (of: 'oneOf' | 'anyOf'): JsonSchema => ({
      [of]: [
        { type: 'object', required: ['a', 'b'] },
        { type: 'object', required: ['c'] },
      ],
    })
    expect(check(schema('anyOf'), { c: 1 })).toEqual([])
    expect(check(schema('anyOf'), { a: 1, b: 1, c: 1 })).toEqual([])
    expect(check(schema('oneOf'), { a: 1, b: 1, c: 1 })).toEqual([
      ': fits 2 of the allowed shapes, allowed: one',
    ])
    expect(check(schema('oneOf'), {})).toEqual([': missing key "c"'])
  })

  it('knows what is an integer', () => {
    const schema: JsonSchema = { type: 'integer', minimum: 0 }
    expect(check(schema, new JsonNumber('9223372036854775808'))).toEqual([])
    expect(check(schema, 3)).toEqual([])
    expect(check(schema, new JsonNumber('1.0'))).toEqual([': found number 1.0, allowed: integer'])
    expect(check(schema, new JsonNumber('NaN'))).toEqual([': found number NaN, allowed: integer'])
    expect(check({ type: 'number' }, new JsonNumber('NaN'))).toEqual([])
    expect(check(schema, 1.5)).toEqual([': found number 1.5, allowed: integer'])
    expect(check(schema, -1)).toEqual([': found number -1, allowed: at least 0'])
  })

  it('checks text, lists and patterns of names', () => {
    expect(check({ type: 'string', minLength: 2, maxLength: 3 }, '😀')).toEqual([
      ': found string "😀", allowed: at least 2 characters',
    ])
    expect(check({ type: 'string', maxLength: 3 }, '😀😀😀')).toEqual([])
    expect(check({ type: 'string', maxLength: 1 }, 'ab')).toHaveLength(1)
    expect(check({ type: 'string', pattern: '^a+$' }, 'ab')).toEqual([
      ': found string "ab", allowed: text that matches ^a+$',
    ])
    expect(check({ type: 'array', minItems: 1 }, [])).toEqual([
      ': found array of 0 items, allowed: at least 1',
    ])
    expect(check({ type: 'array', uniqueItems: true }, ['a', 'b', 'a'])).toEqual([
      '/2: found string "a" again, allowed: once',
    ])
    const byName: JsonSchema = {
      type: 'object',
      patternProperties: { '^x-': {} },
      additionalProperties: { type: 'string' },
    }
    expect(check(byName, { 'x-any': 1, y: 's', z: 1 })).toEqual(['/z: found number 1, allowed: string'])
  })

  it('takes a key with the value undefined for an absent one, and __proto__ for an ordinary one', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['a'],
      properties: {},
      additionalProperties: false,
    }
    expect(check(schema, { a: undefined })).toEqual([': missing key "a"'])
    expect(check({ ...schema, required: ['toString'] }, JSON.parse('{"__proto__":1}'))).toEqual([
      ': missing key "toString"',
      '/__proto__: found key "__proto__", allowed: none',
    ])
  })

  it('does not overflow on deep values of a schema that contains itself', () => {
    const schema: JsonSchema = {
      $ref: '#/definitions/tree',
      definitions: { tree: { type: 'array', items: { $ref: '#/definitions/tree' } } },
    }
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    expect(checkSchema(schema, deep)).toHaveLength(1)
  })
})
