import { expect, it } from 'vitest'
import { prepareAssets } from '../../src/index.ts'
import { vegaCharts } from '../../src/vega/browser.ts'
import { bars, notebookOf, textOf, VEGA, VEGA_LITE } from './notebooks.ts'

// Without a process of its own, as in browsers.

it('draws where it is called', async () => {
  const notebook = notebookOf(
    { [VEGA_LITE]: bars(5) },
    { [VEGA]: { ...textOf("'x'"), data: [{ url: 'x' }] } },
  )
  const { charts } = await prepareAssets(notebook, { charts: vegaCharts() })
  const [svg, problem] = [...charts!.values()]
  expect(svg).toMatchObject({ svg: expect.stringContaining('>Ships in port</text>') })
  expect(problem).toEqual({ problem: 'its data is not in the notebook' })
})

it('keeps to the lengths it is given', async () => {
  const { charts } = await prepareAssets(notebookOf({ [VEGA_LITE]: bars(5) }), {
    charts: vegaCharts({ maxDrawingLength: 100 }),
  })
  expect([...charts!.values()]).toEqual([{ problem: expect.stringContaining('longer than 100 characters') }])
})
