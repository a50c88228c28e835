import { describe, expect, it } from 'vitest'
import { PNG } from '../../hostile/slots/slot.ts'
import { show } from './show.ts'

const VEGA_LITE = 'application/vnd.vegalite.v5+json'
const PLOTLY = 'application/vnd.plotly.v1+json'
const first = (html: string) => /<p>(.*?)<\/p>/.exec(html)?.[1]
const script = (source: string) => ({ 'text/html': `<div></div><script>${source}</script>` })

describe('a chart that is not drawn', () => {
  it.each([
    [{ title: 'T', mark: 'bar', data: { values: [1, 2] } }, 'Vega-Lite chart “T”: bar, 2 rows'],
    [{ title: { text: ['Two', 'lines'] }, mark: { type: 'line' } }, 'Vega-Lite chart “Two lines”: line'],
    [{ description: 'Described', hconcat: [{ layer: [{ mark: 'bar' }, { mark: 'rule' }] }, { mark: 'bar' }] }, 'Vega-Lite chart “Described”: bar, rule'],
    [{ spec: { mark: 'tick' }, repeat: ['a'], datasets: { a: [1], b: [1, 2] } }, 'Vega-Lite chart: tick, 3 rows'],
    [{ mark: 'geoshape', data: { url: 'https://a.example/<x>.json' } }, 'Vega-Lite chart: geoshape, data at https://a.example/&lt;x&gt;.json'],
    [{}, 'Vega-Lite chart'],
    ['{"mark": "bar"}', 'Vega-Lite chart: bar'],
    ['no JSON', 'Vega chart'],
  ])('says what it is: %j', (spec, words) => {
    const { html, codes } = show({ [VEGA_LITE]: spec, 'text/plain': 'alt.Chart(...)' })
    expect(first(html)).toBe(`${words}, not run in this static report.`)
    expect(html).toContain('<pre class="pl-text">alt.Chart(...)</pre>')
    expect(codes).toEqual(['FALLBACK'])
  }) // biome-ignore format: a table

  it('is for Vega or Vega-Lite as it says itself', () => {
    expect(first(show({ 'application/vnd.vega.v5+json': { marks: [{ type: 'arc' }] } }).html)).toMatch(/^Vega chart: arc,/)
  }) // biome-ignore format: one line

  it.each([
    [{ data: [{ type: 'bar', x: [1, 2, 3], y: [1] }, { y: [1] }, {}], layout: { title: 'A <b>bold</b> <title>' } }, 'Plotly chart “A bold &lt;title&gt;”: bar, 2 × scatter, 4 points'],
    [{ data: [{ type: 'surface', z: [[1, 2], [3, 4, 5]] }], layout: { title: { text: 'T' } } }, 'Plotly chart “T”: surface, 5 points'],
    [{ data: [{ y: { dtype: 'f8', bdata: 'AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAhA' } }, { x: { dtype: 'i2', bdata: 'AQACAAMA' } }] }, 'Plotly chart: 2 × scatter, 6 points'],
    [{ data: [] }, 'Plotly chart'],
    [{ data: 1 }, 'Plotly chart'],
  ])('says what it is: %j', (figure, words) => {
    expect(first(show({ [PLOTLY]: figure }).html)).toBe(`${words}, not run in this static report.`)
  }) // biome-ignore format: a table

  it('keeps its data, of long lists the beginning', () => {
    const { html } = show({ [PLOTLY]: { data: [{ x: Array.from({ length: 80 }, (_, i) => i + 1_000) }] } })
    expect(html).toContain('1049')
    expect(html).not.toContain('1050')
    expect(html).toContain('<li>… and 30 more</li>')
  })

  it('keeps the beginning of data that is too large for a tree', () => {
    const data = Array.from({ length: 50 }, () => ({ x: Array.from({ length: 40 }, () => 123456789) }))
    const { text, codes } = show({ [PLOTLY]: { data } }, {}, { limits: { jsonValues: 1_000 } })
    expect(text).toMatch(/more than 1000 values.*more characters are in the notebook/s)
    expect(codes).toEqual(['FALLBACK', 'FALLBACK', 'TRUNCATED'])
  })

  it('gives way to an image, and to HTML that shows something', () => {
    expect(show({ [VEGA_LITE]: {}, 'image/png': PNG }).html).toMatch(/^<img/)
    expect(show({ [PLOTLY]: { data: [] }, 'text/html': '<b>table</b>' }).html).toContain('table')
  })
})

describe('a chart in HTML', () => {
  it.each([
    ['Altair', '(function(spec, opt){ vegaEmbed(out, spec, opt) })({"mark": "bar", "title": "})({"}, {"mode": "vega-lite"});', 'Vega-Lite chart “})({”: bar'],
    ['Vega-Embed', 'var spec = {"$schema": "https://vega.github.io/schema/vega/v5.json"};\nvegaEmbed("#vis", spec)', 'Vega chart'],
    ['Plotly', 'if (x) { Plotly.newPlot(\n "id", \n [{"type": "pie", "values": [1, 2], "labels": ["a\\"]", "b"]}], {"title": "P"}, {"responsive": true}) }', 'Plotly chart “P”: pie, 2 points'],
    ['old Plotly', 'Plotly.plot(gd, [{}])', 'Plotly chart: scatter'],
  ])('of %s says what it is', (_name, source, words) => {
    expect(first(show(script(source)).html)).toBe(`${words}, not run in this static report.`)
  }) // biome-ignore format: a table

  it.each([
    ['nothing that is JSON', 'vegaEmbed; var spec = {mark: "bar"}', 'Vega chart'],
    ['JSON that is no chart', 'vegaEmbed })({"a": 1})', 'Vega chart'],
    ['JSON that does not end', 'Plotly.newPlot("a", [{"x": "', 'Plotly chart'],
    ['a chart of Bokeh', 'const docs_json = {}', 'Bokeh chart'],
    ['a map', "L.map('m')", 'Leaflet map'],
    ['anything else', 'x()', 'Interactive content'],
  ])('is one line with its source where a script has %s', (_name, source, name) => {
    const { html } = show(script(source))
    expect(html).toMatch(new RegExp(`^<details class="pl-placeholder"><summary>${name}, not run in this report. Show its source`))
  }) // biome-ignore format: a table

  it('stands below what else the HTML shows', () => {
    const { html } = show({ 'text/html': '<h3>Sales</h3><script>Plotly.newPlot("a", [{}], {})</script>' })
    expect(html).toMatch(/^<div class="pl-html"><h3.*<\/div><div class="pl-placeholder"><p>Plotly chart/s)
  })

  it('is named where it would be a page within the page', () => {
    const { text } = show({ 'text/html': `<p>Trust me</p><iframe srcdoc="L.map('x')"></iframe>` })
    expect(text).toMatch(/^Trust meLeaflet map, not run/)
  })
})

describe('a script', () => {
  it('that only loads a library is a quiet line', () => {
    expect(show(script('window.PlotlyConfig = {}')).html).toMatch(/^<details class="pl-fold"><summary>Script of a chart library, not run/)
  }) // biome-ignore format: one line

  it('of a library is one line, and not all of it in the page', () => {
    const library = 'a = 1;'.repeat(10_000)
    const bundle = { 'application/vnd.bokehjs_load.v0+json': library, 'application/javascript': library }
    const { html, text, codes } = show(bundle)
    expect(html).toMatch(/^<details[^>]*><summary>Script of a chart library.*60\.0 KB/)
    expect(text).toContain('55,000 more characters are in the notebook (limits.scriptLength).')
    expect(html.length).toBeLessThan(6_000)
    expect(codes).toEqual(['TRUNCATED'])
  })

  it('of a Bokeh chart comes with the output’s own text', () => {
    const bundle = {
      'application/vnd.bokehjs_exec.v0+json': '',
      'application/javascript': 'embed(docs_json)',
    }
    const { html } = show({ ...bundle, 'text/plain': ':Points' })
    expect(html).toMatch(/<p>Bokeh chart, not run.*:Points.*embed\(docs_json\)/s)
  })
})

describe('drawn charts', () => {
  const SPEC = { mark: 'bar' }
  const assets = (chart: { svg: string } | { problem: string }) => ({
    assets: { images: new Map(), charts: new Map([[JSON.stringify(SPEC), chart]]) },
  })

  it('are images, by our policy for SVG', () => {
    const svg = '<svg width="9" height="9"><script>x()</script><path d="M0 0h9"/></svg>'
    const { html, codes } = show({ [VEGA_LITE]: SPEC, 'image/png': PNG }, {}, assets({ svg }))
    const [, base64 = ''] = /^<img src="data:image\/svg\+xml;base64,([^"]+)" alt="Vega-Lite chart: bar">$/.exec(html) ?? []
    expect(Buffer.from(base64, 'base64').toString()).toMatch(/<path d="M0 0h9"/)
    expect(Buffer.from(base64, 'base64').toString()).not.toContain('script')
    expect(codes).toEqual([])
  }) // biome-ignore format: one line

  it('are placeholders where the drawing is none, or is of another chart', () => {
    expect(show({ [VEGA_LITE]: SPEC }, {}, assets({ svg: 'no' })).codes).toEqual(['FALLBACK'])
    expect(show({ [VEGA_LITE]: { mark: 'line' } }, {}, assets({ svg: '<svg><path/></svg>' })).html).toContain('not run')
  }) // biome-ignore format: one line

  it('say why they are not drawn, once', () => {
    const { html, codes } = show({ [VEGA_LITE]: SPEC }, {}, assets({ problem: 'it is <too> much' }))
    expect(first(html)).toBe('Vega-Lite chart: bar, not drawn, because it is &lt;too&gt; much.')
    expect(codes).toEqual([])
  })
})
