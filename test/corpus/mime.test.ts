import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fromIpynb, type Notebook, PlatenError, prepareAssets, toHtml } from '../../src/index.ts'
import { vegaCharts } from '../../src/vega/index.ts'
import { verifyPage } from '../structure/verify-page.ts'
import { describeCorpus } from '../support/requires.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { mimeOutcomes } from './mime-outcomes.ts'

const MINUTES = 600_000

function read(path: string): Notebook | undefined {
  try {
    return fromIpynb(readFileSync(path))
  } catch (error) {
    if (error instanceof PlatenError) return undefined
    throw error
  }
}

describeCorpus('MIME types of the corpus', () => {
  it('are shown, or say what they are; `mime-table.ts` has the figures', () => {
    const outcomes = corpusNotebooks().flatMap((path) => mimeOutcomes(read(path) ?? EMPTY))
    const unknown = outcomes.filter(([, outcome]) => outcome === 'unknown').map(([type]) => type)
    expect(new Set(unknown)).toEqual(
      new Set(['application/papermill.record/text/plain', 'application/papermill.record/image/png']),
    )
  }, MINUTES) // biome-ignore format: one argument more

  it('include charts that Altair wrote, and all of them can be drawn', async () => {
    const drawn = new Map<string, number>()
    for (const path of corpusNotebooks().filter((name) => /altair/i.test(name) && name.includes('real'))) {
      const notebook = read(path)!
      const assets = await prepareAssets(notebook, { charts: vegaCharts() })
      for (const chart of assets.charts!.values()) expect(chart).toHaveProperty('svg')
      drawn.set(path, assets.charts!.size)
      expect(verifyPage(toHtml(notebook, { assets }))).toEqual([])
    }
    expect([...drawn.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(20)
  }, MINUTES) // biome-ignore format: one argument more
})

const EMPTY: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }
