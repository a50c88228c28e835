import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { AXES, generateScaled } from '../../bench/generate/scaled.ts'
import { drawPeers } from '../../bench/report/chart.ts'
import { scorePeers } from '../../bench/report/peers-scores.ts'
import { fitPower } from '../../bench/report/power.ts'
import type { Result } from '../../bench/report/result.ts'
import { fromIpynb } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'platen-peers-'))

function input(name: string) {
  const path = join(folder, `${name}.ipynb`)
  writeFileSync(path, 'x'.repeat(1000))
  return { id: `ordinary/${name}`, set: 'ordinary', path }
}

const inputs = [input('a'), input('b'), input('c')]

function timings(name: string, costs: { readonly [notebook: string]: readonly number[] }) {
  return Object.entries(costs).flatMap(([notebook, list]) =>
    list.map((cpu) => ({ input: `ordinary/${notebook}`, name, cpu, wall: cpu })),
  )
}

test('each peer is compared with ours on the notebooks that both can do', () => {
  const check = (name: string, notebook: string, ...problems: string[]) => ({
    input: `ordinary/${notebook}`,
    name,
    problems,
    bytes: 1,
  })
  const checks = [
    ...['a', 'b', 'c'].map((notebook) => check('ours', notebook)),
    ...['a', 'b'].map((notebook) => check('peer', notebook)),
    check('peer', 'c', 'lost a line'),
  ]
  const [set] = scorePeers(inputs, checks, [
    ...timings('ours', { a: [1, 1], b: [2, 4], c: [100, 100] }),
    ...timings('peer', { a: [10, 10], b: [20, 40] }),
  ])
  const { peer, ours } = set!.scores
  expect(peer).toMatchObject({ notebooks: 2, timesOurs: { median: 10 }, p50: 10, ours: { median: 4 } })
  expect(peer!.failed).toEqual([{ input: 'ordinary/c', failures: { peer: ['lost a line'] } }])
  expect(ours).toMatchObject({ notebooks: 3, timesOurs: { median: 1 } })
})

test('the exponent of a power is found, and noise of zero does not spoil it', () => {
  expect(fitPower([100, 300, 1000].map((x) => [x, 3 * x ** 1.5]))).toBeCloseTo(1.5)
  expect(
    fitPower([
      [1, 0],
      [10, 10],
      [100, 100],
      [1000, 1000],
    ]),
  ).toBeCloseTo(1)
  expect(
    fitPower([
      [1, 1],
      [2, 2],
    ]),
  ).toBeUndefined()
})

test('scaled notebooks are valid and as large as asked', () => {
  for (const axis of AXES) {
    const [small, large] = [10, 100].map((n) => generateScaled(axis, n, 1))
    expect(large!.length / small!.length, axis).toBeGreaterThan(4)
    expect(fromIpynb(large!).cells.length).toBe(axis === 'cells' ? 100 : axis === 'bytes' ? 8 : 1)
  }
})

test('the chart names everybody, and those who were not measured', () => {
  const summary = (median: number) => ({ median, p25: median, p75: median, samples: 3 })
  const score = (times: number) => ({ notebooks: 1, timesOurs: summary(times) })
  const abilities = {
    sanitises: false,
    mathematics: true,
    highlighting: true,
    terminalColours: true,
    attachments: true,
    wholePage: true,
    selfContained: true,
    oldNotebooks: true,
  }
  const svg = drawPeers({
    environment: { node: '20', cpu: 'A <chip>' },
    peers: {
      missing: ['pandoc: bench/setup-peers'],
      abilities: { ours: abilities, nbconvert: abilities },
      sets: [{ set: 'ordinary', notebooks: 1, scores: { ours: score(1), nbconvert: score(53.21) } }],
    },
  } as unknown as Result)
  const text = JSON.stringify(parse(svg), (key, value) => (key === 'parentNode' ? undefined : value))
  for (const part of ['Platen', 'nbconvert', '53×', 'without: sanitis', 'A <chip>', 'not measured: pandoc']) {
    expect(text).toContain(part)
  }
})
