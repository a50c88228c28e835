import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locate } from '../../src/cli/locate.ts'

/** What a pointer means, the slow way. */
function valueAt(json: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, token) => (value as Record<string, unknown>)[token], json)
}

function pointersOf(json: unknown, pointer = ''): string[] {
  if (typeof json !== 'object' || json === null) return [pointer]
  const inside = Object.entries(json).flatMap(([key, value]) =>
    pointersOf(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
  return [pointer, ...inside]
}

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  const lines = text.split('\n')
  return lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1
}

describe('locate', () => {
  test('finds every value of any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 0, max: 3 }), (json, indent) => {
        const text = JSON.stringify(json, null, indent)
        const pointers = pointersOf(JSON.parse(text))
        const found = locate(text, pointers)
        for (const pointer of pointers) {
          const rest = text.slice(offsetOf(text, found.get(pointer)!))
          const expected = JSON.stringify(valueAt(JSON.parse(text), pointer), null, indent)
          expect(rest[0]).toBe(expected[0])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('tells equal values apart, also behind escapes', () => {
    const text = '{"a\\"b": [1, {"\\\\": 1}],\r\n "c/d~e": 1}'
    expect(Object.fromEntries(locate(text, ['/a"b/0', '/a"b/1/\\', '/c~1d~0e']))).toEqual({
      '/a"b/0': { line: 1, column: 11 },
      '/a"b/1/\\': { line: 1, column: 21 },
      '/c~1d~0e': { line: 2, column: 11 },
    })
  })

  test('what is not there is where it should be', () => {
    const text = '{\n "cells": [\n  {}\n ]\n}'
    expect(locate(text, ['/cells/0/source', '/nothing/at/all']).get('/cells/0/source')).toEqual({
      line: 3,
      column: 3,
    })
    expect(locate(text, ['/nothing/at/all']).get('/nothing/at/all')).toEqual({ line: 1, column: 1 })
  })

  test.each([
    ['deep nesting', '['.repeat(500_000)],
    ['one long string', `{"a": "${'\\"x'.repeat(1_000_000)}"}`],
    ['backslashes without end', `"${'\\'.repeat(1_000_000)}`],
    ['quotes without end', '"'.repeat(1_000_000)],
    ['not JSON at all', '}}]],,::"'.repeat(100_000)],
    ['nothing', ''],
  ])('gives a place and an end for %s', (_name, text) => {
    expect(locate(text, ['/a/0']).get('/a/0')!.line).toBeGreaterThanOrEqual(1)
  })
})
