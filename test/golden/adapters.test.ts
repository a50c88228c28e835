import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectSource, sourceAdapters } from '../../src/sources/index.ts'
import { goldenCases } from './cases.ts'

// What a run of each system looks like is for a person to judge: one that went well, one that failed, one that is odd.

const read = new Map<string, string[]>(sourceAdapters.map(({ name }) => [name, []]))
for (const { name, input } of goldenCases) {
  // These go past the adapters.
  if (input.endsWith('.ipynb')) continue
  read.get(detectSource(readFileSync(input), { name: basename(input) }) ?? '')?.push(name)
}

describe('golden cases', () => {
  it.each([...read])('of the adapter %s are three at least', (_, cases) => {
    expect(cases.length, cases.join(', ')).toBeGreaterThanOrEqual(3)
  })
})
