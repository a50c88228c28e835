import type { JsonObject, JsonValue } from '../../../src/model/json.ts'
import { WIDGET_VIEW } from '../../../src/model/widget-types.ts'
import { PNG, type Slots, widget } from './slot.ts'

type Make = (payload: string, id?: string) => JsonObject

const CONTROLS = '@jupyter-widgets/controls'
const model = (name: string, state: JsonObject, rest: JsonObject = {}): JsonObject => ({
  model_name: `${name}Model`,
  model_module: CONTROLS,
  model_module_version: '2.0.0',
  state,
  ...rest,
})
const bytes = (data: string): JsonObject => ({ buffers: [{ path: ['value'], encoding: 'base64', data }] })
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const svg = (x: string) => `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/>${x}</svg>`

/** One model. */
const one =
  (name: string, make: (x: string) => JsonObject, rest: (x: string) => JsonObject = () => ({})): Make =>
  (x, id = '') => ({ [`${id}a`]: model(name, make(x), rest(x)) })

/** A box of models that refer to a Layout and a Style model. */
const all =
  (
    names: string,
    make: (x: string) => JsonObject,
    layout: (x: string) => JsonObject = () => ({}),
    style: (x: string) => JsonObject = () => ({}),
  ): Make =>
  (x, id = '') => {
    const refer = { layout: `IPY_MODEL_${id}l`, style: `IPY_MODEL_${id}s` }
    const list = names.split(' ')
    return {
      [`${id}a`]: model('VBox', { ...refer, children: list.map((_, i) => `IPY_MODEL_${id}b${i}`) }),
      [`${id}l`]: model('Layout', layout(x)),
      [`${id}s`]: model('DescriptionStyle', style(x)),
      ...Object.fromEntries(list.map((name, i) => [`${id}b${i}`, model(name, { ...make(x), ...refer })])),
    }
  }

const DESCRIBED =
  'IntSlider FloatProgress Dropdown Checkbox Button ToggleButton Text Valid DatePicker FileUpload TagsInput'
const PROPERTIES =
  'width min_width margin padding border border_top display flex flex_flow align_items justify_content grid_template_columns grid_template_areas grid_area grid_gap height visibility position top overflow'
const every = (names: string, value: JsonValue): JsonObject =>
  Object.fromEntries(names.split(' ').map((name) => [name, value]))

/** What notebooks save of widgets, apart from what an Output widget holds. */
export const WIDGET_SLOTS: Slots = {
  'widget HTML': widget('html', one('HTML', (x) => ({ value: x }))),
  'widget HTML, in a tag': widget('html', one('HTML', (x) => ({ value: `<p ${x} title="${x}">${x}</p>` }))),
  'widget HTMLMath': widget('html', one('HTMLMath', (x) => ({ value: `$a$ ${x} \\(b\\)` }))),
  'widget HTMLMath, mathematics': widget('mathematics', one('HTMLMath', (x) => ({ value: `<b title="$${x}$">$${x}$ \\(${x}\\)</b> $$${x}$$ <code>$${x}$</code>` }))),
  'widget Label': widget('text', one('Label', (x) => ({ value: x, placeholder: x }))),
  'widget Label, mathematics': widget('mathematics', one('Label', (x) => ({ value: `$${x}$ \\[${x}\\]`, description: `$${x}$` }))),
  'widget descriptions': widget('text', all(DESCRIBED, (x) => ({ description: x, value: x, placeholder: x, readout: x, icon: x, _options_labels: [x], index: 0 }))),
  'widget descriptions of HTML': widget('html', all(DESCRIBED, (x) => ({ description: x, description_allow_html: true }))),
  'widget tooltips': widget('attribute', all(DESCRIBED, (x) => ({ tooltip: x, description_tooltip: x, value: true }))),
  'widget options': widget('text', all('Dropdown Select SelectMultiple RadioButtons ToggleButtons SelectionSlider SelectionRangeSlider Combobox', (x) => ({ _options_labels: [x, x], options: [x], index: [0, 1], value: x, icons: [x], tooltips: [x] }))),
  'widget numbers': widget('attribute', all('IntSlider FloatLogSlider IntRangeSlider FloatProgress IntText Play Controller', (x) => ({ value: [x, x], min: x, max: x, base: x, readout_format: x, orientation: x, bar_style: x, name: x }))),
  'widget styles by name': widget('attribute', all('FloatProgress Button ToggleButtons TagsInput HBox Box Tab', (x) => ({ bar_style: x, button_style: x, tag_style: x, box_style: x, value: [x], _options_labels: [x], _dom_classes: [x] }))),
  'widget layout': widget('attribute', all('HBox Label FloatProgress', () => ({ value: 1 }), (x) => every(PROPERTIES, x))),
  'widget layout, behind a value': widget('attribute', all('HBox Label', () => ({}), (x) => ({ width: `1px;${x}`, border: `1px solid red;${x}`, grid_template_areas: `"a ${x}"`, grid_area: `a;${x}`, margin: `1px}${x}` }))),
  'widget looks': widget('attribute', all('Label Button FloatProgress Text', () => ({ value: 1 }), () => ({}), (x) => every('background text_color button_color bar_color font_family font_size font_weight text_decoration handle_color description_width', x))),
  'widget colours': widget('attribute', all('ColorPicker ColorsInput', (x) => ({ value: [x, `red;${x}`] }))),
  'widget text': widget('text', all('Text Textarea Combobox Valid TagsInput', (x) => ({ value: x, options: [x], readout: x, placeholder: x }))),
  'widget values of other types': widget('data', all('Text Label HTML DatePicker Time Datetime Checkbox FloatSlider', (x) => ({ value: { [x]: [x], year: x, hours: x, month: { [x]: x } } }))),
  'widget files': widget('text', all('FileUpload', (x) => ({ value: [{ name: x, type: x, size: x, content: x }], metadata: [{ name: x, type: x }], error: x }))),
  'widget titles': widget('text', all('Tab Accordion Stack', (x) => ({ titles: [x], _titles: { 0: x, [x]: x }, children: [x, x], selected_index: x }))),
  'widget children': widget('text', one('HBox', (x) => ({ children: [x, `IPY_MODEL_${x}`, { [x]: x }], layout: x, style: `IPY_MODEL_${x}` }))),
  'widget image': widget('image', one('Image', (x) => ({ format: 'png', width: x, height: x, tooltip: x }), bytes)),
  'widget image type': widget('image', one('Image', (x) => ({ format: x }), () => bytes(PNG))),
  'widget image, SVG': widget('svg', one('Image', () => ({ format: 'svg+xml' }), (x) => bytes(base64(svg(x))))),
  'widget image by address': widget('link', one('Image', () => ({ format: 'url' }), (x) => bytes(base64(x)))),
  'widget sound and film': widget('link', (x, id = '') => ({
    [`${id}a`]: model('HBox', { children: [0, 1, 2, 3].map((i) => `IPY_MODEL_${id}b${i}`) }),
    [`${id}b0`]: model('Audio', { format: x, autoplay: true }, bytes('AAAA')),
    [`${id}b1`]: model('Video', { format: 'mp4', width: x }, bytes(x)),
    [`${id}b2`]: model('Audio', { format: 'url' }, bytes(base64(x))),
    [`${id}b3`]: model('Video', { format: 'url' }, bytes(base64(`https://a.example/${x}`))),
  })),
  'widget output': widget('html', one('Output', (x) => ({ outputs: [{ output_type: 'display_data', data: { 'text/html': x }, metadata: {} }, { output_type: 'stream', name: x, text: x }, { output_type: 'error', ename: x, evalue: x, traceback: [x] }, { output_type: x, [x]: x }, { output_type: 'display_data', data: { 'image/svg+xml': svg(x), [x]: x } }, x] }))),
  'widget output, a widget': widget('data', (x, id = '') => ({
    [`${id}a`]: model('Output', { outputs: [{ output_type: 'display_data', data: { [WIDGET_VIEW]: { model_id: `${id}b` }, 'text/plain': x } }, { output_type: 'display_data', data: { [WIDGET_VIEW]: { model_id: x }, 'text/plain': x } }] }),
    [`${id}b`]: model('HTML', { value: x }),
  })),
  'widget of others': widget('data', one('x', (x) => ({ [x]: x, _esm: x, list: [x, { [x]: x }], picture: `data:image/svg+xml;base64,${base64(svg(x))}`, pictures: `data:image/png;base64,${PNG}${x} data:image/${x};base64,AAAA` }), (x) => ({ model_name: x, model_module: x, model_module_version: x, ...bytes(x) }))),
  'widget of others, types': widget('text', one('x', (x) => ({ _model_name: x, _model_module: x, type: x }), (x) => ({ model_name: { [x]: x }, model_module: [x] }))),
} // biome-ignore format: a table
