import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourceAdapters } from '../../src/sources/adapters.ts'
import { detectSource } from '../../src/sources/from-any.ts'
import { readTextOrJson } from '../../src/sources/payload.ts'
import { goldenCases } from '../golden/cases.ts'

// Every payload in fixtures/ against every adapter.

const strong = sourceAdapters.filter(({ isWeak }) => !isWeak)

describe.each(goldenCases)('fixtures/$name', ({ input }) => {
  const bytes = readFileSync(input)
  const { value } = readTextOrJson(bytes, {})
  const able = strong.filter(({ input: kind = 'json' }) =>
    typeof value === 'string' ? kind !== 'json' : kind !== 'text',
  )

  it('is claimed by one adapter at most, and that one reads it', () => {
    const claims = able.filter(({ detect }) => detect(value)).map(({ name }) => name)
    expect(claims.length).toBeLessThanOrEqual(1)
    expect(detectSource(bytes, { name: basename(input) })).toBeDefined()
    if (claims.length === 1) expect(detectSource(bytes)).toBe(claims[0])
  })

  it('is not claimed by another when it comes inside something else', () => {
    for (const wrapped of [{ payload: value }, [{ payload: value }], { data: null, items: [value] }]) {
      expect(strong.filter(({ detect }) => detect(wrapped as never)).map(({ name }) => name)).toEqual([])
    }
  })
})
