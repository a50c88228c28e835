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

describe('what looks like a system and is none of these', () => {
  it.each([
    ['records of events', [{ event: 'login', timestamp: '2026-11-20T04:00:00Z' }]],
    [
      'lines of another program’s log',
      '{"event":"start","level":"info","timestamp":"2026"}\n{"event":"end","level":"info"}',
    ],
    [
      'a GraphQL answer about something else',
      { data: { issue: { __typename: 'ClosedEvent', message: 'done' } } },
    ],
    ['a GraphQL error', { data: null, errors: [{ message: 'no' }] }],
    ['a list of named things', [{ id: '1', name: 'a' }]],
    ['views of something else', { views: [{ content: 'x', type: 'page' }] }],
    ['a page that speaks of Databricks', '<p>var __DATABRICKS_NOTEBOOK_MODEL</p>'],
    ['an artifact of another system', { type: 'table', data: [], key: 'a' }],
  ])('%s', (_, payload) => {
    const { value } = readTextOrJson(payload, {})
    const able = strong.filter(({ input = 'json' }) =>
      typeof value === 'string' ? input !== 'json' : input !== 'text',
    )
    expect(able.filter(({ detect }) => detect(value)).map(({ name }) => name)).toEqual([])
  })
})
