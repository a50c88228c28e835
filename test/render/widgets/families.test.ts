import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import { JsonNumber } from '../../../src/text/json/number.ts'
import { model, reference, show, showOne } from './support.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const label = (html: string) => /role="img" aria-label="([^"]*)"/.exec(html)?.[1]
const styles = (html: string) => [...html.matchAll(/ style="([^"]*)"/g)].map((found) => found[1])

describe('progress bars', () => {
  it.each<[JsonObject, string, string]>([
    [{ value: 63, max: 100, bar_style: 'danger' }, '63%, 63 of 100, danger', 'width:63%'],
    [{ value: 4, max: 4, bar_style: 'success' }, '100%, 4 of 4', 'width:100%'],
    [{ value: 99.99, max: 100 }, '99%, 99.99 of 100', 'width:99%'],
    [{ value: new JsonNumber('1.0'), max: new JsonNumber('4.0') }, '25%, 1 of 4', 'width:25%'],
    [{ value: 15, min: 10, max: 20 }, '50%, 15 from 10 to 20', 'width:50%'],
    [{}, '0%, 0 of 100', 'width:0%'],
    [{ value: 7, max: 5 }, '100%, 7 of 5', 'width:100%'],
    [{ value: -7 }, '0%, -7 of 100', 'width:0%'],
    [{ value: 3, min: 5, max: 5 }, 'Progress that is not known', 'width:100%'],
    [{ value: 'x', max: new JsonNumber('NaN') }, 'Progress that is not known', 'width:100%'],
  ])('%j are said in words: %s', (state, words, style) => {
    const { html } = showOne('FloatProgress', state)
    expect(label(html)).toBe(words)
    expect(styles(html)).toContain(`${style};`)
  })
})

describe('sliders', () => {
  it.each<[string, JsonObject, string, string]>([
    ['IntSlider', { value: 4, min: 0, max: 16 }, '4, from 0 to 16', 'margin-left:0%;width:25%'],
    ['FloatSlider', { value: 0.5, max: 1 }, '0.50, from 0 to 1', 'margin-left:0%;width:50%'],
    ['FloatSlider', { value: 0.5, max: 1, readout_format: '.0%' }, '50%, from 0 to 1', 'margin-left:0%;width:50%'],
    ['FloatSlider', { value: 0.5, max: 1, readout_format: '$,.2r' }, '0.5, from 0 to 1', 'margin-left:0%;width:50%'],
    ['FloatLogSlider', { value: 100 }, '100, from 10^0 to 10^4', 'margin-left:0%;width:50%'],
    ['FloatLogSlider', { value: -1 }, '-1, from 10^0 to 10^4', 'margin-left:0%;width:0%'],
    ['IntRangeSlider', { value: [20, 60] }, '20 – 60, from 0 to 100', 'margin-left:20%;width:40%'],
    ['IntRangeSlider', { value: [60, 20] }, '60 – 20, from 0 to 100', 'margin-left:20%;width:40%'],
    ['SelectionSlider', { _options_labels: ['S', 'M', 'L'], index: 1 }, 'M, from S to L', 'margin-left:0%;width:50%'],
    ['SelectionRangeSlider', { _options_labels: ['S', 'M', 'L'], index: [1, 2] }, 'M – L, from S to L', 'margin-left:50%;width:50%'],
    ['SelectionSlider', {}, ', from  to ', 'margin-left:0%;width:0%'],
  ])('%s %j', (name, state, words, style) => {
    const { html } = showOne(name, state)
    expect(label(html)).toBe(words)
    expect(styles(html)).toContain(style)
  })
}) // biome-ignore format: a table

describe('choices', () => {
  const labels = (count: number) => Array.from({ length: count }, (_, i) => `<${i}>`)

  it.each(['Select', 'RadioButtons', 'SelectMultiple', 'Dropdown'])(
    'all options of a %s can be read',
    (name) => {
      const { html, text } = showOne(name, {
        _options_labels: labels(20),
        index: name === 'SelectMultiple' ? [3] : 3,
      })
      for (const option of labels(20)) expect(text).toContain(option)
      expect(html.match(/<strong>/g)).toHaveLength(1)
      expect(html).toContain('<strong>&lt;3&gt;</strong>')
      expect(html).toContain('<summary>&lt;3&gt;</summary>')
    },
  )

  it('stay open where there are few', () => {
    const { html } = showOne('Select', { _options_labels: labels(3), index: null })
    expect(html).not.toContain('<details')
    expect(html).not.toContain('<strong>')
  })

  it('of old were kept as labels', () => {
    expect(showOne('Dropdown', { _options_labels: ['a', 'b'], value: 'b' }).html).toContain(
      '<strong>b</strong>',
    )
    expect(showOne('Dropdown', { value: 'gone' }).html).toContain('<summary>gone</summary>')
  })

  it.each<[string, JsonObject, string]>([
    ['Checkbox', { value: true, description: 'd' }, 'checked'],
    ['Checkbox', { description: 'd' }, 'not checked'],
    ['Checkbox', { value: 'true', description: 'd' }, 'not checked'],
    ['Valid', { value: true }, 'valid'],
    ['Valid', { value: false }, 'not valid'],
    ['ToggleButton', { value: true, description: 'd' }, 'pressed'],
  ])('%s %j is %s, in words', (name, state, words) => {
    expect(label(showOne(name, state).html)).toBe(words)
  })
})

describe('text', () => {
  it.each<[string, JsonObject, string]>([
    ['Text', { value: ' a  <b> ', description: 'd' }, 'd a <b>'],
    ['Text', { placeholder: 'p' }, 'p'],
    ['IntText', {}, '0'],
    ['FloatText', { value: new JsonNumber('1.0') }, '1.0'],
    ['Combobox', { value: 'c', options: ['a', 'b'] }, 'cab'],
    ['HTML', { value: 'a &lt;b&gt; &amp; c' }, 'a <b> & c'],
    ['HTML', { value: '<b>a</b><script>b</script>' }, 'a'],
    ['HTML', { value: '<script>b</script>' }, 'Interactive content, not run in this report. Show its source (18 bytes)<script>b</script>'],
    ['Label', { value: '<b>', description: '<i>' }, '<i><b>'],
    ['Label', { value: 'd', description: '<i>e</i>', description_allow_html: true }, 'ed'],
    ['DatePicker', { value: { year: 2024, month: 0, date: 5 } }, '2024-01-05'],
    ['DatePicker', { value: null }, '—'],
    ['DatePicker', { value: { day: 1 } }, '{"day": 1}'],
    ['Time', { value: { hours: 1, minutes: 2, seconds: 3, milliseconds: 40 } }, '01:02:03.040'],
    ['NaiveDatetime', { value: { year: 987, month: 11, date: 31, hours: 0, minutes: 0, seconds: 0, milliseconds: 0 } }, '0987-12-31 00:00:00'],
    ['Datetime', { value: { year: 2024, month: 1, date: 29, hours: 9 } }, '2024-02-29 09:00:00 UTC'],
    ['TagsInput', { value: ['a', 1, null] }, 'a1'],
    ['FloatsInput', { value: [1.25], format: '.1f' }, '1.3'],
    ['ColorPicker', {}, 'black'],
    ['FileUpload', { value: [{ name: 'a.csv', type: 'text/csv', size: 2_000 }] }, 'a.csv text/csv, 2.0 KB'],
    ['FileUpload', { value: { 'a.csv': {} }, metadata: [{ name: 'a.csv', size: 5 }] }, 'a.csv 5 bytes'],
    ['FileUpload', {}, 'No file uploaded'],
    ['Play', { value: 5 }, '▶5'],
    ['Label', { value: { not: ['a text'] } }, '{"not": ["a text"]}'],
  ])('%s %j', (name, state, text) => {
    expect(showOne(name, state).text).toBe(text)
  })

  it('of passwords is not told, nor how long they are', () => {
    const { text } = showOne('Password', { value: 'hunter2' })
    expect(text).toBe(showOne('Password', { value: 'x' }).text)
    expect(showOne('Password').text).toBe('')
    const deep = show({ a: model('VBox', { children: [reference('b')] }), b: model('Password', { value: 'hunter2' }) }, { limits: { widgetNesting: 1 } })
    expect(deep.text).toMatch(/^Widget PasswordModel/)
    const foreign = { model_module: 'vuetify', model_name: 'TextFieldModel' }
    for (const shown of [deep, showOne('', { type: 'password', v_model: 'hunter2' }, foreign)])
      expect(shown.page).not.toContain('hunter2')
  })

  it('has its mathematics where ipywidgets typeset it', () => {
    for (const name of ['Label', 'HTMLMath'])
      expect(showOne(name, { value: String.raw`a \(x_1\) b $y &lt; 2$ c` }).html.match(/<math/g)).toHaveLength(2)
    expect(showOne('HTML', { value: '$x$' }).html).not.toContain('<math')
    const { html } = showOne('HTMLMath', { value: '<b>$5</b> <i>$6</i> <code>$x$</code> <a title="$x$">t</a>' })
    expect(html).toContain('<b>$5</b> <i>$6</i> <code>$x$</code> <a title="$x$">t</a>')
  })
}) // biome-ignore format: a table

describe('media', () => {
  const bytes = (data: string) => ({ buffers: [{ path: ['value'], encoding: 'base64', data }] })
  const url = (address: string) => bytes(Buffer.from(address).toString('base64'))

  it.each<[string, JsonObject, JsonObject, string]>([
    ['Image', { format: 'jpg', width: '20' }, bytes(PNG), `<img src="data:image/png;base64,${PNG}" alt="Image" width="20">`],
    ['Image', {}, bytes(PNG), `<img src="data:image/png;base64,${PNG}" alt="Image">`],
    ['Image', { format: 'tiff' }, bytes('AAAA'), 'Image that cannot be shown: its data is not that of an image (image/tiff'],
    ['Image', {}, {}, 'Image (png) that cannot be shown'],
    ['Image', {}, bytes('!'), 'Image that cannot be shown: its data is not base64'],
    ['Image', { format: 'url' }, url(`data:image/png;base64,${PNG}`), `<img src="data:image/png;base64,${PNG}"`],
    ['Image', { format: 'url' }, url('https://a.example/x.png'), 'Image not included: <a href="https://a.example/x.png"'],
    ['Audio', { format: 'wav' }, bytes('AAAA'), '<audio controls src="data:audio/wav;base64,AAAA"></audio>'],
    ['Video', {}, bytes('AAAA'), '<video controls src="data:video/mp4;base64,AAAA"></video>'],
    ['Video', { format: 'url' }, url('https://a.example/x.mp4'), '<a href="https://a.example/x.mp4"'],
    ['Audio', { format: 'url' }, url('javascript:alert(1)'), 'Audio that cannot be shown'],
  ])('%s %j %j', (name, state, rest, html) => {
    expect(showOne(name, state, rest).html).toContain(html)
  })
}) // biome-ignore format: a table

describe('boxes', () => {
  const box = (name: string, layout: JsonObject, rest: JsonObject = {}) =>
    show({
      a: model(name, { layout: reference('l'), children: [reference('b')], ...rest }),
      b: model('Label', { value: 'inside' }),
      l: model('Layout', layout),
    })

  it('keep the looks that the policy allows', () => {
    const { html } = box('GridBox', {
      width: '50%',
      height: '20px',
      grid_template_columns: 'repeat(3, 1fr)',
      flex: '1 1 auto',
      position: 'fixed',
      margin: '-5px',
      border: '1px solid url(x)',
      overflow: 'hidden',
      max_height: '1px',
      top: '0',
      padding: null,
      flex_flow: 7,
    })
    expect(styles(html)[0]).toBe('width:50%;flex:1 1 auto;grid-template-columns:repeat(3, 1fr);min-height:20px')
  })

  it.each([{ display: 'none' }, { visibility: 'hidden' }])('stay hidden with %j', (layout) => {
    expect(styles(box('HBox', layout).html)[0]).toBe('display:none')
  })

  it.each(['Tab', 'Accordion', 'Stack'])('%s has all its panes, with titles', (name) => {
    const { html, text } = box(name, {}, { titles: ['First', 7], children: [reference('b'), reference('x'), 'text'], selected_index: 0 })
    expect(text).toBe('Firstinside7A widget that is not saved in the notebook3text')
    expect(html.match(/<details class="pl-widget-pane" open>/g)).toHaveLength(1)
  })

  it('have their titles where ipywidgets 7 kept them', () => {
    expect(box('Tab', {}, { _titles: { 0: 'Old' } }).text).toBe('Oldinside')
  })
}) // biome-ignore format: a table

describe('outputs', () => {
  const output = (...outputs: JsonObject[]) =>
    showOne('Output', { outputs }, { model_module: '@jupyter-widgets/output' })

  it('are shown as below a cell', () => {
    const shown = output(
      { output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] },
      { output_type: 'display_data', data: { 'text/html': ['<b>c</b>'] }, metadata: {} },
      { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t'] },
    )
    expect(shown.text).toBe('a b c E: vt')
    expect(shown.page).toContain('<nav class="pl-errors"')
    expect(shown.warnings).toEqual([])
  })

  it('that are none are shown as what they are', () => {
    const shown = output({ output_type: 'display_data', data: 7 }, { output_type: 'x', y: 'z' })
    expect(shown.text).toMatch(/display_data.*"data": 7.*"y": "z"/)
    expect(shown.warnings.length).toBeGreaterThan(0)
  })
})
