import { describe, expect, it } from 'vitest'
import {
  type Assets,
  type MimeBundle,
  PlatenError,
  prepareAssets,
  toHtml,
  type Warning,
} from '../../src/index.ts'
import { vegaCharts } from '../../src/vega/index.ts'
import type { VegaOptions } from '../../src/vega/options.ts'
import { PNG } from '../hostile/slots/slot.ts'
import { verifyPage } from '../structure/verify-page.ts'
import { altairHtml, bars, notebookOf, textOf, VEGA, VEGA_LITE } from './notebooks.ts'

/** Processes have to be started, on a busy machine. */
const MINUTES = 180_000

/** What became of each chart: the drawing, or why there is none. */
async function prepared(bundles: readonly MimeBundle[], options?: VegaOptions) {
  const warnings: Warning[] = []
  const { charts = new Map() } = await prepareAssets(notebookOf(...bundles), {
    charts: vegaCharts(options),
    onWarning: (warning) => warnings.push(warning),
  })
  return { results: [...charts.values()].map((chart) => chart.svg ?? chart.problem), warnings, charts }
}
const drawn = async (specs: readonly object[], options?: VegaOptions) =>
  (
    await prepared(
      specs.map((spec) => ({ [VEGA]: spec as never })),
      options,
    )
  ).results

describe('vegaCharts', { timeout: MINUTES }, () => {
  it('draws what Vega-Lite has read in all its versions, Vega, and what Altair writes as HTML', async () => {
    const selection = { pick: { type: 'single' } }
    const old = bars(4, { selection, title: 'old', encoding: { ...bars(4).encoding, color: { condition: { selection: 'pick', value: 'red' }, value: 'blue' } } })
    const specs = [...[2, 3, 5, 6].map((version) => bars(version, { title: `v${version}` })), old]
    const { results, warnings } = await prepared([
      ...specs.map((spec) => ({ [VEGA_LITE]: spec })),
      { [VEGA]: textOf("'Vega'") },
      { 'text/html': altairHtml(bars(5, { title: 'by Altair' })), 'text/plain': 'alt.Chart(...)' },
      { 'application/vnd.vegalite.v6.json': JSON.stringify(bars(6, { title: 'as text' })) },
    ])
    expect(warnings).toEqual([])
    for (const [i, title] of ['v2', 'v3', 'v5', 'v6', 'old', 'Vega', 'by Altair', 'as text'].entries())
      expect(results[i]).toMatch(new RegExp(`^<svg [^>]*width="[1-9].*>${title}</text>`, 's'))
  })

  it('warns of nothing where a chart of HTML is drawn, and once where it is not', async () => {
    const html = altairHtml(bars(5, { title: 'by Altair' }))
    const notebook = notebookOf({ 'text/html': html, 'text/plain': 'alt.Chart(...)' })
    const { charts } = await prepared([{ 'text/html': html }])
    const warningsWith = (assets?: Assets) => {
      const warnings: Warning[] = []
      toHtml(notebook, { onWarning: (warning) => warnings.push(warning), ...(assets && { assets }) })
      return warnings.map(({ code }) => code)
    }
    expect(warningsWith({ images: new Map(), charts })).toEqual([])
    expect(warningsWith()).toEqual(['FALLBACK'])
  })

  it('draws the same everywhere: no clock, no chance, no time zone, no fonts', async () => {
    const { TZ } = process.env
    process.env.TZ = 'Asia/Tokyo'
    const specs = [
      textOf("timeFormat(now(), '%Y-%m-%d %H:%M') + ' ' + hours(datetime('1970-01-01T05:00:00Z'))"),
      textOf("format(random(), '.6f')"),
    ]
    const [first, again] = [await drawn(specs), await drawn(specs)]
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
    expect(again).toEqual(first)
    expect(first[0]).toContain('1970-01-01 00:00 5')
    const { results } = await prepared([{ [VEGA_LITE]: bars(5) }])
    await expect(results[0]).toMatchFileSnapshot('bars.svg.txt')
  })

  it('draws each chart once, and shows it wherever it is', async () => {
    const bundles: MimeBundle[] = [{ [VEGA_LITE]: bars(5) }, { [VEGA_LITE]: bars(5), 'image/png': PNG }, { 'text/html': altairHtml(bars(5)) }]
    const { charts } = await prepared(bundles)
    expect(charts.size).toBe(1)
    const page = toHtml(notebookOf(...bundles), { assets: { images: new Map(), charts } })
    expect(page.match(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="Vega-Lite chart “Ships in port”: bar, 2 rows">/g)).toHaveLength(3)
    expect(page).not.toContain('image/png')
    expect(verifyPage(page)).toEqual([])
  })

  it('loads nothing', async () => {
    const url = 'https://data.example/cars.json'
    const { results, warnings } = await prepared([
      { [VEGA_LITE]: { data: { url }, mark: 'point' } },
      { [VEGA_LITE]: { layer: [{ data: { url: '/etc/passwd' }, mark: 'point' }] } },
      { [VEGA]: { ...textOf("'x'"), signals: [{ name: 'u', value: url }], data: [{ name: 't', url: { signal: 'u' } }] } },
      { [VEGA]: { width: 9, height: 9, marks: [{ type: 'image', encode: { enter: { url: { value: 'http://a.example/x.png' } } } }] } },
      { [VEGA_LITE]: bars(5, { transform: [{ lookup: 'port', from: { key: 'port', fields: ['x'], data: { url: 'file:///etc/passwd' } } }] }) },
    ])
    expect(results).toEqual([
      'its data is not in the notebook',
      'its data is not in the notebook',
      `what it shows is not in the notebook but at ${url}`,
      'what it shows is not in the notebook but at http://a.example/x.png',
      'what it shows is not in the notebook but at file:///etc/passwd',
    ])
    expect(warnings[0]).toEqual({
      code: 'FALLBACK',
      message: `Vega-Lite chart: point, data at ${url} was not drawn, because its data is not in the notebook`,
      pointer: '/cells/0/outputs/0/data/application~1vnd.vegalite.v5+json',
    })
  })

  it('keeps images that are in the chart, and no links', async () => {
    const image = 'data:image/png;base64,iVBORw0KGgo='
    const [withImage, withLink] = await drawn([
      { width: 9, height: 9, marks: [{ type: 'image', encode: { enter: { url: { value: image } } } }] },
      { ...textOf("'x'"), marks: [{ type: 'text', encode: { enter: { text: { value: 'linked' }, href: { value: 'javascript:x()' } } } }] },
    ])
    expect(withImage).toContain(image)
    expect(withLink).toContain('>linked</text>')
    expect(withLink).not.toContain('javascript')
  })

  it('tells no reader of what goes wrong within Vega', async () => {
    const { results } = await prepared([{ [VEGA_LITE]: bars(5, { mark: undefined, encoding: undefined, layer: [{ mark: 'rule' }] }) }])
    expect(results).toEqual(['Vega does not understand its specification'])
  })

  it('compiles no code', async () => {
    const [calls, member, named] = await drawn([
      textOf("toString.constructor('return 1')()"),
      textOf("'' + datum.constructor.constructor"),
      { ...textOf("'fine'"), data: [{ name: 'constructor' }, { name: '__proto__' }] },
    ])
    expect(calls).toMatch(/^(?!<svg)/)
    expect(member).not.toContain('function')
    expect(named).toBeDefined()
  })

  it('stops what does not end or takes too much, and draws what comes after it', async () => {
    const endless = textOf(`test(/(a+)+$/, '${'a'.repeat(60)}b')`)
    const large = { ...textOf("'x'"), data: [{ name: 't', transform: [{ type: 'sequence', start: 0, stop: 1e9 }] }] }
    const [first, second, third] = await drawn([endless, large, textOf("'after'")], { timeout: 2_000, memory: 64 })
    expect(first).toBe('it takes longer than 2 seconds')
    expect(second).toMatch(/^it takes longer than 2 seconds$|needs more than 64 MiB/)
    expect(third).toContain('after')
  })

  it('stops when the time for all is over', async () => {
    const endless = (n: number) => textOf(`test(/(a+)+$/, '${'a'.repeat(60 + n)}b')`)
    expect(await drawn([endless(0), endless(1)], { timeout: 1_000, totalTimeout: 1_000 })).toEqual([
      'it takes longer than 1 seconds',
      'the charts before it took 1 seconds',
    ])
  })

  it('says why it does not draw what it does not', async () => {
    const cases: [spec: object, reason: RegExp][] = [
      [{ $schema: 'https://vega.github.io/schema/vega/v2.json', width: 9 }, /written for version 2/],
      [{ ...textOf("'x'"), description: 'x'.repeat(2_000) }, /longer than 1000 characters/],
      [{ ...textOf("'x'"), width: 1e6 }, /width of 1000000 pixels/],
      [{ marks: [] }, /draws nothing/],
      [{ marks: [{ type: 'nonsense' }] }, /^(?!<svg)./],
      [textOf('no expression ('), /^(?!<svg)./],
    ]
    const results = await drawn(cases.map(([spec]) => spec), { maxSpecLength: 1_000 })
    for (const [i, [, reason]] of cases.entries()) expect(results[i]).toMatch(reason)
  })

  it('leaves the place of a chart that is not drawn to an image, else says why and keeps its data', async () => {
    const spec = { data: { url: 'x.json' }, mark: 'point', title: '<Cars>' }
    const bundles: MimeBundle[] = [{ [VEGA_LITE]: spec, 'text/plain': 'alt.Chart(...)' }, { [VEGA_LITE]: spec, 'image/png': PNG }]
    const { charts } = await prepared(bundles)
    const warnings: Warning[] = []
    const page = toHtml(notebookOf(...bundles), { assets: { images: new Map(), charts }, onWarning: (warning) => warnings.push(warning) })
    expect(page).toContain('Vega-Lite chart “&lt;Cars&gt;”: point, data at x.json, not drawn, because its data is not in the notebook.')
    expect(page).toContain('alt.Chart(...)')
    expect(page).toContain('<span class="pl-json-key">url</span>')
    expect(page).toContain('data:image/png')
    expect(warnings).toEqual([])
  })

  it('refuses options with a slip in them', () => {
    expect(() => vegaCharts({ timeOut: 1 } as never)).toThrow(PlatenError)
    expect(() => vegaCharts({ timeout: '1' } as never)).toThrow(/timeout/)
    expect(() => vegaCharts({ memory: 0 })).toThrow(/memory/)
  })
}) // biome-ignore format: long lines of data
