import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import { WIDGET_STATE } from '../../../src/model/widget-types.ts'
import { prepareAssets } from '../../../src/prepare-assets.ts'
import { verifyPage } from '../../structure/verify-page.ts'
import { model, notebookOf, reference, show, showNotebook } from './support.ts'

/** Of one pixel each. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const GIF = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

const label = (value: string) => model('Label', { value })
const box = (...ids: string[]) => model('VBox', { children: ids.map(reference) })
const foreign = (state: JsonObject = {}, rest: JsonObject = {}) =>
  model('Map', state, { model_module: 'leaflet', model_module_version: '^1', ...rest })

describe('what is shown of a bundle', () => {
  const of = (models: JsonObject, beside: Record<string, string>) =>
    showNotebook(notebookOf(models, ['a'], beside)).text

  it.each<[string, JsonObject, Record<string, string>, RegExp]>([
    ['the widget, before HTML', { a: label('widget') }, { 'text/html': 'html' }, /^widget$/],
    ['HTML, where the state is missing', {}, { 'text/html': 'html', 'text/plain': 'plain' }, /^html$/],
    ['HTML, where only the widget’s program could draw it', { a: foreign() }, { 'text/html': 'html' }, /^html$/],
    ['text, where there is nothing else', {}, { 'text/plain': 'plain' }, /^Interactive widget, whose state is not saved in the notebook\.plain$/],
    ['a note, where there is not even that', {}, {}, /^Interactive widget, whose state is not saved in the notebook\.$/],
    ['name, text and data of a widget of others', { a: foreign({ zoom: 9 }) }, { 'text/plain': 'Map()' }, /^Widget MapModel \(leaflet \^1\): not run in this static reportMap\(\)Its data.*zoom: 9$/],
  ])('is %s', (_title, models, beside, text) => {
    expect(of(models, beside)).toMatch(text)
  }) // biome-ignore format: a table

  it.each([null, 'a', [], {}, { model_id: 7 }, { model_id: '__proto__' }, { model_id: 'constructor' }])(
    'is text where the view is %j',
    (view) => {
      const notebook = notebookOf({ a: label('widget') }, ['a'])
      const text = JSON.stringify(notebook).replace('{"model_id":"a","version_major":2,"version_minor":0}', JSON.stringify(view))
      expect(showNotebook(JSON.parse(text)).text).toMatch(/^Interactive widget/)
    },
  )

  it.each<[string, JsonObject]>([
    ['Colab’s', { [WIDGET_STATE]: { a: label('widget') } }],
    ['ipywidgets 6’s', { [WIDGET_STATE]: { state: { a: { model_name: 'LabelModel', model_module: 'jupyter-js-widgets', state: { value: 'widget' } } } } }],
    ['one that says all in the state', { [WIDGET_STATE]: { state: { a: { state: { _model_name: 'LabelModel', value: 'widget' } } } } }],
  ])('is read from a state of %s kind', (_title, widgets) => {
    expect(showNotebook({ ...notebookOf({}, ['a']), metadata: { widgets } }).text).toBe('widget')
  })

  it('does not need the styles of widgets where there are none', () => {
    expect(show({ a: label('x') }).page).toContain('.pl-widget-field{')
    expect(showNotebook(notebookOf({}, ['a'])).page).not.toContain('.pl-widget-field{')
  })
}) // biome-ignore format: a table

describe('widgets of others', () => {
  it('show their data, but not their programs', () => {
    const { text, warnings } = show({
      a: foreign(
        { _esm: 'export default', _css: 'p {}', _view_name: 'v', points: [[1, 2]], layout: reference('l') },
        { buffers: [{ path: ['x'], data: 'A'.repeat(4_000) }] },
      ),
    })
    expect(text).toContain('points: ')
    expect(text).toContain('Binary values are not shown: 3.0 KB.')
    expect(text).not.toMatch(/export default|_view_name/)
    expect(warnings).toMatchObject([
      { code: 'UNKNOWN_KIND', message: expect.stringContaining('MapModel of leaflet') },
    ])
  })

  it('show the pictures that their programs left', () => {
    const { html, text } = show({
      a: foreign({
        image: `data:image/png;base64,${PNG}`,
        json: `{"url": "data:image/gif;base64,${GIF}", "width": 3}`,
        bad: 'data:image/png;base64,A',
      }),
    })
    expect(html.match(/<img src="data:image\/(?:png|gif);base64,[^"]*" alt="MapModel">/g)).toHaveLength(2)
    expect(text).not.toMatch(/iVBOR|R0lGO/)
    expect(text).toMatch(/width.{1,10}3.*data:image\/png;base64,A"/)
  })

  it('may stand in boxes, and hold what they like', () => {
    const { text } = show({ a: box('b', 'c'), b: foreign(), c: label('beside') })
    expect(text).toMatch(/^Widget MapModel.*beside$/)
  })
})

describe('references', () => {
  it('in circles end', () => {
    expect(show({ a: box('b', 'a'), b: box('a', 'c'), c: label('x') }).text).toBe('VBox, which holds thisxVBox, which holds this')
  })

  it('to what is not there are said', () => {
    expect(show({ a: box('b') }).text).toBe('A widget that is not saved in the notebook')
  })

  it('through Output widgets in circles end, too', () => {
    const view = { 'application/vnd.jupyter.widget-view+json': { model_id: 'a' } }
    const models = { a: model('Output', { outputs: [{ output_type: 'display_data', data: view, metadata: {} }] }) }
    expect(show(models).text).toBe('Output, which holds this')
  })

  it('may be many, within the limit', () => {
    const twice = show({ a: box('b', 'b', 'b'), b: label('x') })
    expect(twice.text).toBe('xxx')
    // Each holds the next twice: 2^40 labels.
    const doubling = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`w${i}`, box(`w${i + 1}`, `w${i + 1}`)]))
    const { html, warnings } = show({ ...doubling, w40: label('innermost') }, { limits: { repeatedLength: 100_000 } })
    expect(html.length).toBeLessThan(5_000_000)
    expect(html).toContain('innermost')
    expect(html).toContain('VBox, shown above')
    expect(warnings[0]).toMatchObject({ code: 'FALLBACK', message: expect.stringContaining('limits.repeatedLength') })
  })

  it('from many cells are counted together', () => {
    const models = { a: label('long '.repeat(1_000)) }
    const many = notebookOf(models, Array.from({ length: 100 }, () => 'a'))
    const { html, text } = showNotebook(many, { limits: { repeatedLength: 50_000 } })
    expect(html.length).toBeLessThan(100_000)
    expect(text.endsWith('Label, shown above')).toBe(true)
    expect(showNotebook(many).text.match(/long/g)).toHaveLength(100_000)
  })

  it('to what takes long and shows little count as what they take', () => {
    const models = { a: model('HTML', { value: `<b>x</b><script>${'y'.repeat(10_000)}</script>` }) }
    const { text } = showNotebook(notebookOf(models, ['a', 'a', 'a']), { limits: { repeatedLength: 75_000 } })
    expect(text).toBe('x x HTML, shown above')
  })

  it('to each other as deep as you like take no stack', () => {
    const count = 20_000
    const chain = Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${i}`, box(`w${i + 1}`)]))
    const { html } = show(chain)
    expect(html).toContain('nested in more than 50 others')
    const output = (i: number) => ({ output_type: 'display_data', metadata: {}, data: { 'application/vnd.jupyter.widget-view+json': { model_id: `w${i}` } } })
    const outputs = Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${i}`, model('Output', { outputs: [output(i + 1)] })]))
    expect(show(outputs).html).toContain('nested in more than 50 others')
  })
}) // biome-ignore format: a table

describe('a page', () => {
  it('holds nothing of a widget’s that others’ HTML may not hold', () => {
    const nasty = '"><script>alert(1)</script><input autofocus onfocus=alert(1)>'
    const state = { value: nasty, description: nasty, _options_labels: [nasty], index: 0, tooltip: nasty, bar_style: nasty, layout: reference('l'), style: reference('l') }
    const names = 'HTML HTMLMath Label Text Dropdown RadioButtons Button IntSlider FloatProgress Checkbox DatePicker ColorPicker'
    const list = names.split(' ').map((name, i) => [`w${i}`, model(name, state)] as const)
    const layout = model('Layout', { width: nasty, border: `1px;}${nasty}`, text_color: `red;${nasty}` })
    const { page } = show({ a: box(...list.map(([id]) => id)), ...Object.fromEntries(list), l: layout })
    expect(verifyPage(page)).toEqual([])
  })

  it('gets images of widgets from prepareAssets', async () => {
    const models = {
      a: box('b', 'c'),
      b: model('HTML', { value: '<img src="x.png">' }),
      c: model('Image', { format: 'url' }, { buffers: [{ path: ['value'], data: Buffer.from('y.png').toString('base64') }] }),
    }
    const notebook = notebookOf(models, ['a'])
    const asked: string[] = []
    const assets = await prepareAssets(notebook, {
      resolveImage: (reference) => {
        asked.push(reference)
        return Promise.resolve({ mimeType: 'image/png', data: new Uint8Array(Buffer.from(PNG, 'base64')) })
      },
    })
    expect(asked).toEqual(['x.png', 'y.png'])
    expect(showNotebook(notebook, { assets }).html.match(/<img src="data:image\/png;base64,iVBOR[^"]*"/g)).toHaveLength(2)
  })
}) // biome-ignore format: a table
