import { describe, expect, it } from 'vitest'
import { show } from './show.ts'

const RESOURCE = 'application/vnd.dataresource+json'
const GEO = 'application/geo+json'
const cells = (html: string) =>
  [...html.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs)].map(([, text]) => text)

describe('tables that come as data', () => {
  const data = {
    schema: { fields: [{ name: 'n', type: 'integer' }, { name: 'a', title: 'A', type: 'string' }], primaryKey: ['n'] },
    data: [{ n: 1, a: '<b>x</b>' }, { n: 2, a: null, other: 1 }],
  }

  it.each([['as JSON', data], ['as text', JSON.stringify(data)]])('are tables: %s', (_name, value) => {
    const { html, codes } = show({ [RESOURCE]: value, 'text/plain': 'x' })
    expect(cells(html)).toEqual(['n (integer)', 'A (string)', '1', '&lt;b&gt;x&lt;/b&gt;', '2', '<em>null</em>'])
    expect(html).toContain('<th scope="row"')
    expect(codes).toEqual([])
  })

  it('come after HTML', () => {
    expect(show({ [RESOURCE]: data, 'text/html': '<i>made</i>' }).html).toBe('<div class="pl-html"><i>made</i></div>')
  })

  it('may have lists for rows, as those of Databricks', () => {
    const table = { type: 'table', schema: [{ name: 'id', type: '"long"' }], data: [[1], [2]] }
    expect(cells(show({ 'application/vnd.databricks.v1+output': table }).html)).toEqual(['id (long)', '1', '2'])
  })

  it.each([[{ schema: {}, data: [1] }], [{ data: 1 }], ['no JSON'], [[1]]])('are JSON where they are none: %j', (value) => {
    expect(show({ [RESOURCE]: value }).html).toMatch(/^<details class="pl-placeholder">/)
  })

  it('say what they leave out', () => {
    const rows = Array.from({ length: 1_500 }, (_, n) => ({ n }))
    const long = show({ [RESOURCE]: { schema: { fields: [{ name: 'n' }] }, data: rows } })
    expect(long.text).toContain('Showing 1,000 of 1,500 rows.')
    expect(long.codes).toEqual(['TRUNCATED'])
    const { html } = show({ 'text/csv': 'a\n1,2,3\n' })
    expect(cells(html)).toEqual(['a', '', '', '1', '2', '3'])
    const limited = show({ 'text/csv': 'a,b\n1,2\n3,4\n' }, {}, { limits: { tableCells: 2 } })
    expect(limited.text).toContain('Showing 1 of 2 rows.')
  })

  it('may be separated by commas or tabs', () => {
    const { html } = show({ 'text/csv': 'ship,tons\nAurora,"1,200.5"\n<b>,\n', 'text/plain': 'x' })
    expect(cells(html)).toEqual(['ship', 'tons', 'Aurora', '1,200.5', '&lt;b&gt;', ''])
    expect(html).toContain('<th scope="col" class="num">tons')
    expect(cells(show({ 'text/tab-separated-values': 'a\tb\n1\t2' }).html)).toEqual(['a', 'b', '1', '2'])
    expect(show({ 'text/csv': '' }).text).toBe('Empty output')
  })
}) // biome-ignore format: short tables

describe('GeoJSON', () => {
  it('is a table of features, and the data', () => {
    const features = [
      { type: 'Feature', geometry: { type: 'Point', coordinates: [5.5, 60] }, properties: { name: 'Bergen' } },
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [0, 1], [0, 0]]] }, properties: { area: 1 } },
      { type: 'Feature', geometry: { type: 'GeometryCollection', geometries: [{ type: 'MultiPoint', coordinates: [[1, 2]] }, { type: 'Point', coordinates: [3, 4] }] } },
      { type: 'Feature', geometry: null, properties: null },
    ] // biome-ignore format: a table
    const { html, text, codes } = show({ [GEO]: { type: 'FeatureCollection', features }, 'text/plain': 'x' })
    expect(text).toContain('GeoJSON, not drawn as a map: 4 features')
    expect(cells(html)).toEqual(
      ['Geometry', 'name', 'area', 'Point 5.5, 60', 'Bergen', '', 'Polygon, 4 points', '', '1', 'GeometryCollection, 2 points', '', '', 'none', '', ''],
    ) // biome-ignore format: a table
    expect(html).toContain('<summary>Its data</summary>')
    expect(codes).toEqual([])
  })

  it('may be one geometry', () => {
    expect(show({ [GEO]: { type: 'LineString', coordinates: [[1, 2], [3, 4]] } }).text).toContain('LineString, 2 points')
  }) // biome-ignore format: one line

  it('is text where it is none', () => {
    expect(show({ [GEO]: '?', 'text/plain': 'plain' }).html).toBe('<pre class="pl-text">plain</pre>')
  })
})
