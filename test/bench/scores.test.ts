import { expect, test } from 'vitest'
import type { Timing } from '../../bench/measure/job.ts'
import { compare } from '../../bench/report/compare.ts'
import type { Result } from '../../bench/report/result.ts'
import { leftOut, type SetScore, scoreSet } from '../../bench/report/scores.ts'
import { quantile, summarize } from '../../bench/stats.ts'

test('quantiles interpolate and do not mind order', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75)
  expect(quantile([7], 0.95)).toBe(7)
  expect(quantile([], 0.5)).toBeNaN()
  expect(summarize([5, 1, 9])).toEqual({ median: 5, p25: 3, p75: 7, samples: 3 })
})

test('sums go over passes, percentiles over notebooks', () => {
  const { ours, floor } = score({
    floor: { a: [1, 1, 1], b: [10, 12, 11] },
    ours: { a: [4, 4, 5], b: [11, 12, 13] },
  }).scores
  expect(ours?.cpu.median).toBe(16)
  expect(floor?.cpu.median).toBe(12)
  expect(ours?.ratios.floor?.sum.median).toBeCloseTo(15 / 11)
  // Notebook a takes 4 times as long, b 12 / 11.
  expect(ours?.ratios.floor?.p50).toBeCloseTo((4 + 12 / 11) / 2)
  expect(ours?.megabytesPerSecond).toBeCloseTo(3 / 0.016)
})

test('a notebook one candidate fails on is left out for all', () => {
  const checks = [
    { input: 'set/a', name: 'floor', problems: [], bytes: 1 },
    { input: 'set/a', name: 'ours', problems: ['lost a line'], bytes: 1 },
    { input: 'set/b', name: 'floor', problems: [], bytes: 1 },
  ]
  expect(leftOut(checks)).toEqual([{ input: 'set/a', failures: { ours: ['lost a line'] } }])
})

test('a comparison takes out what the machine did, and says slower only beyond the noise', () => {
  const before = result(score({ naive: { a: [10, 10] }, ours: { a: [4, 4] } }))
  const verdict = (naive: number, ours: number) => {
    const now = result(score({ naive: { a: [naive, naive] }, ours: { a: [ours, ours] } }))
    return compare(before, now).find(({ name }) => name === 'ours')
  }
  expect(verdict(20, 8)).toMatchObject({ raw: 2, corrected: 1, verdict: 'same' })
  expect(verdict(10, 6)).toMatchObject({ corrected: 1.5, verdict: 'slower' })
  expect(verdict(10, 4.1)).toMatchObject({ verdict: 'same' })
  expect(verdict(20, 4)).toMatchObject({ corrected: 0.5, verdict: 'faster' })
})

test('what two unchanged candidates disagree by is noise', () => {
  const before = result(score({ floor: { a: [1, 1] }, naive: { a: [10, 10] }, ours: { a: [4, 4] } }))
  const now = result(score({ floor: { a: [1.5, 1.5] }, naive: { a: [10, 10] }, ours: { a: [5.2, 5.2] } }))
  expect(compare(before, now).map(({ verdict }) => verdict)).toEqual(['same', 'same', 'same'])
})

type Costs = { readonly [name: string]: { readonly [input: string]: readonly number[] } }

function score(costs: Costs): SetScore {
  const timings = Object.entries(costs).flatMap(([name, inputs]) =>
    Object.entries(inputs).flatMap(([id, list]) =>
      list.map((cpu): Timing => ({ name, input: `set/${id}`, cpu, wall: cpu })),
    ),
  )
  const ids = [...new Set(timings.map(({ input }) => input))]
  return scoreSet(
    {
      set: 'set',
      inputs: ids.map((id) => ({ id, set: 'set', path: id })),
      sizes: new Map(ids.map((id) => [id, 3e6 / ids.length])),
      leftOut: [],
      checks: [],
      timings,
    },
    Object.keys(costs),
    ['floor', 'naive'],
  )
}

function result(set: SetScore): Result {
  const environment = {
    node: '1',
    v8: '1',
    platform: 'x',
    cpu: 'x',
    cores: 1,
    memoryGB: 1,
    load: { before: 0, after: 0 },
    commit: 'x',
    versions: {},
  }
  return {
    format: 1,
    date: 'then',
    code: 'dist/',
    mode: 'cold',
    samples: 2,
    about: {},
    environment,
    sets: [set],
    stages: [],
    functions: [],
    notes: [],
  }
}
