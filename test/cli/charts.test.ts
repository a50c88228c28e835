import { readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryPath } from '../support/shared.ts'
import { createWorkshop, type Workshop } from './support.ts'

const notebook = (spec: object) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      {
        cell_type: 'code',
        id: 'a',
        metadata: {},
        source: '',
        execution_count: null,
        outputs: [
          { output_type: 'display_data', data: { 'application/vnd.vegalite.v5+json': spec }, metadata: {} },
        ],
      },
    ],
  })
const SPEC = {
  data: { values: [{ a: 1 }] },
  mark: 'bar',
  encoding: { x: { field: 'a', type: 'quantitative' } },
}

describe('--charts', { timeout: 120_000 }, () => {
  let shop: Workshop
  beforeAll(async () => {
    shop = await createWorkshop()
    shop.file('chart.ipynb', notebook(SPEC))
    shop.file('far.ipynb', notebook({ ...SPEC, data: { url: 'https://data.example/x.json' } }))
  })
  afterAll(() => shop.remove())

  const page = (name: string) => readFileSync(join(shop.folder, name), 'utf8')

  it('is refused where Vega is not installed', async () => {
    const { code, stderr } = await shop.run(['export', 'chart.ipynb', '--charts'])
    expect(stderr).toMatch(
      /--charts: .*package vega has to be installed[\s\S]*npm install vega@6 vega-lite@~6\.4\.0 vega-interpreter@2/,
    )
    expect(code).toBe(2)
  })

  it('draws charts, and says which it could not draw', async () => {
    symlinkSync(repositoryPath('node_modules'), join(dirname(shop.program), 'node_modules'))
    const { code, stderr } = await shop.run(['export', 'chart.ipynb', 'far.ipynb', '--charts'])
    expect(code).toBe(0)
    expect(page('chart.html')).toMatch(
      /<img src="data:image\/svg\+xml;base64,[^"]+" alt="Vega-Lite chart: bar, 1 row">/,
    )
    expect(page('far.html')).toContain('not drawn, because its data is not in the notebook')
    expect(stderr).toContain('far.ipynb')
    expect(stderr).toMatch(
      /data at https:\/\/data\.example\/x\.json was not drawn, because its data is not in the notebook/,
    )
  })

  it('is what it takes', async () => {
    const { stderr } = await shop.run(['export', 'chart.ipynb', '-o', 'plain.html'])
    expect(page('plain.html')).toContain('Vega-Lite chart: bar, 1 row, not run in this static report.')
    expect(stderr).toContain('is not drawn')
  })
})
