import type { JsonObject, JsonValue } from '../../../src/model/json.ts'
import { WIDGET_STATE, WIDGET_VIEW } from '../../../src/model/widget-types.ts'
import { fromIpynb } from '../../../src/read/from-ipynb/from-ipynb.ts'
import { defaultTransforms } from '../../../src/transforms/default-transforms.ts'
import { applyTransforms } from '../../../src/transforms/transform.ts'
import { truncateOutputs } from '../../../src/transforms/truncate-outputs.ts'
import { toHtml } from '../../../src/write/html/page.ts'
import { toIpynb } from '../../../src/write/ipynb.ts'
import { PNG_HEAD } from '../../support/pictures.ts'
import { attempt, fill, type HostileArea, type HostileCase, list, numbered, OPENING } from './case.ts'

type Json = { [key: string]: JsonValue }
/** Cells, or a whole notebook without its version. */
type Make = (size: number) => readonly JsonObject[] | { cells: readonly JsonObject[]; metadata: JsonObject }

const raw = (source: JsonValue, more: Json = {}): Json => ({
  cell_type: 'raw',
  metadata: {},
  source,
  ...more,
})
const markdown = (source: JsonValue, more: Json = {}): Json => ({
  ...raw(source, more),
  cell_type: 'markdown',
})
const code = (outputs: JsonValue, more: Json = {}): Json => {
  return { ...raw('', more), cell_type: 'code', execution_count: null, outputs }
}
const display = (data: JsonValue, metadata: JsonValue = {}): Json => ({
  output_type: 'display_data',
  metadata,
  data,
})
const stream = (text: JsonValue, name: JsonValue = 'stdout'): Json => ({ output_type: 'stream', name, text })
const error = (ename: string, evalue: string, traceback: JsonValue = []): Json => {
  return { output_type: 'error', ename, evalue, traceback }
}
const keyed = (count: number, key: (i: number) => string, value: (i: number) => JsonValue): JsonObject =>
  Object.fromEntries(list(count, (i) => [key(i), value(i)]))
const deep = (levels: number): JsonValue => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

const model = (name: string, state: JsonObject, rest: JsonObject = {}): JsonObject => ({
  model_name: `${name}Model`,
  state,
  ...rest,
})
const view = (model_id: string): Json => code([display({ [WIDGET_VIEW]: { model_id } })])
const savedWidgets = (models: readonly JsonObject[], more: JsonObject = {}): { metadata: JsonObject } => {
  const state: JsonObject = { ...more, ...Object.fromEntries(models.map((one, i) => [`w${i}`, one])) }
  return { metadata: { widgets: { [WIDGET_STATE]: { state } } } }
}
/** Models `w0` …, the first two shown. */
const widgets = (models: readonly JsonObject[], more: JsonObject = {}) => ({
  cells: ['w0', 'w1'].map(view),
  ...savedWidgets(models, more),
})

const CASES: Record<string, Make> = {
  'cells without anything': (n) => list(n / 60, () => raw('')),
  'cells that are equal': (n) => list(n / 60, () => markdown('a')),
  'code cells': (n) => list(n / 100, () => code([])),
  'cells with one id': (n) => list(n / 60, () => raw('a', { id: 'a' })),
  'cells with bad ids': (n) => list(n / 60, (i) => raw('a', { id: `!${i}` })),
  'cells with long ids': (n) => list(n / 600, (i) => raw('a', { id: `${i}${'a'.repeat(500)}` })),
  'cells of an unknown kind': (n) => list(n / 60, () => ({ cell_type: 'x', metadata: {}, source: '' })),
  'cells with headings': (n) => list(n / 60, () => markdown('# a')),
  'cells with headings, all distinct': (n) => list(n / 60, (i) => markdown(`# a${i}`)),
  'cells with headings that take numbers': (n) => list(n / 60, (i) => markdown(i % 2 ? '# a' : `# a-${i / 2}`)),
  'cells with anchors': (n) => list(n / 60, () => markdown('<p id="a">a</p>')),
  'cells with macros': (n) => list(n / 80, (i) => markdown(`$\\def\\a${fill('a', i % 20)}{b}$`)),
  'cells that raise': (n) => list(n / 100, () => code([error('E', 'v')])),
  'cells with tags': (n) => list(n / 1_000, () => raw('a', { metadata: { tags: list(100, (i) => `t${i}`) } })),
  'a source of lines': (n) => [markdown(list(n / 4, () => 'a\n'))],
  'a source of nothing': (n) => [markdown(list(n / 4, () => ''))],
  'a code source of lines': (n) => [{ ...code([]), source: list(n / 4, () => 'a = 1\n') }],
  'a raw source': (n) => [raw(fill('a\n', n))],
  'outputs': (n) => [code(list(n / 100, () => display({ 'text/plain': 'a' })))],
  'outputs without anything': (n) => [code(list(n / 60, () => display({})))],
  'outputs of an unknown kind': (n) => [code(list(n / 60, () => ({ output_type: 'x', a: 1 })))],
  'outputs with unknown keys': (n) => [code(list(n / 60, () => ({ ...stream('a\n'), x: 1 })))],
  'errors': (n) => [code(list(n / 80, () => error('E', 'v', ['a'])))],
  'a long error': (n) => [code([error(fill('E', n / 3), fill('v\n', n / 3), [fill('t', n / 3)])])],
  'a traceback of lines': (n) => [code([error('E', 'v', list(n / 4, () => 'a'))])],
  'stream pieces': (n) => [code(list(n / 50, () => stream('a')))],
  'stream pieces by turns': (n) => [code(list(n / 50, (i) => stream('a\n', i % 2 ? 'stderr' : 'stdout')))],
  'stream pieces that go back': (n) => [code(list(n / 50, () => stream('\ra')))],
  'a stream of lines': (n) => [code([stream(list(n / 5, () => 'a\n'))])],
  'a stream with a long name': (n) => [code([stream('a', fill('a', n))])],
  'MIME types': (n) => [code([display(keyed(n / 30, (i) => `application/x-${i}`, () => 'a'))])],
  'MIME types with metadata': (n) => [code([display({ 'text/plain': 'a' }, keyed(n / 30, (i) => `a/${i}`, () => ({})))])],
  'a MIME type that is long': (n) => [code([display({ [`text/${fill('a', n)}`]: 'a' })])],
  'a MIME type of stars': (n) => [code([display({ [fill('*/', n)]: 'a' })])],
  'plain text': (n) => [code([display({ 'text/plain': fill('a\n', n) })])],
  'source of another language': (n) => [code([display({ 'text/x-python': fill('a = 1\n', n) })])],
  'JavaScript': (n) => [code([display({ 'text/javascript': fill('a = 1\n', n) })])],
  'Markdown': (n) => [code([display({ 'text/markdown': fill('*a*\n\n', n) })])],
  'HTML': (n) => [code([display({ 'text/html': fill('<b>a</b>', n) })])],
  'a table of HTML': (n) => [code([display({ 'text/html': `<table>${fill('<tr><td>1</td></tr>', n)}</table>` })])],
  'an image': (n) => [code([display({ 'image/png': PNG_HEAD + fill('iVBO', n) })])],
  'an image of lines': (n) => [code([display({ 'image/png': [PNG_HEAD, ...list(n / 5, () => 'iVBO\n')] })])],
  'a JPEG without an end of markers': (n) => [code([display({ 'image/jpeg': `/9j/${fill('////', n)}` })])],
  'a JPEG of many segments': (n) => [code([display({ 'image/jpeg': `/9j/4AAC${fill('/+AAAv/g', n)}` })])],
  'an image that is none': (n) => [code([display({ 'image/png': fill('!', n) })])],
  'an image with long text': (n) => [code([display({ 'image/png': PNG_HEAD, 'text/plain': fill('< a ', n) })])],
  'a drawing': (n) => [code([display({ 'image/svg+xml': `<svg>${fill('<g>', n)}</svg>` })])],
  'a file': (n) => [code([display({ 'application/pdf': fill('AAAA', n) })])],
  'a file that nearly is one': (n) => [code([display({ 'application/pdf': `${fill('AAAA', n)}!` })])],
  'a file with a long name': (n) => [
    code([display({ 'application/pdf': 'AAAA' }, { 'application/pdf': { filename: fill('a/', n) } })]),
  ],
  'JSON': (n) => [code([display({ 'application/json': list(n / 4, () => 1) })])],
  'JSON that is deep': (n) => [code([display({ 'application/json': list(n / 1_800, () => deep(900)) })])],
  'JSON with many keys': (n) => [code([display({ 'application/json': keyed(n / 10, (i) => `k${i}`, () => 1) })])],
  'JSON of an application': (n) => [code([display({ 'application/vnd.a+json': list(n / 4, () => 1) })])],
  'a plot': (n) => [code([display({ 'application/vnd.plotly.v1+json': { data: list(n / 4, () => 1) } })])],
  'a plot with many lists': (n) => [code([display({ 'application/vnd.plotly.v1+json': { data: list(n / 20, () => ({ x: [1, 2] })) } })])],
  'a plot with packed numbers': (n) => [code([display({ 'application/vnd.plotly.v1+json': { data: [{ x: { dtype: 'f8', bdata: fill('=', n) } }] } })])],
  'a plot in a script': (n) => [code([display({ 'text/html': `<script>Plotly.newPlot("a", [${fill('1,', n)}1], {})</script>` })])],
  'plots in a script that do not end': (n) => [code([display({ 'text/html': `<script>${fill('Plotly.newPlot("a", [', n)}` })])],
  'plots in a script with an id of blanks': (n) => [code([display({ 'text/html': `<script>${fill('Plotly.newPlot(   ', n)}` })])],
  'a chart': (n) => [code([display({ 'application/vnd.vegalite.v5+json': { layer: list(n / 30, () => ({ mark: 'a' })) } })])],
  'a chart of charts': (n) => [code([display({ 'application/vnd.vegalite.v5+json': { datasets: { a: list(n / 1_800, () => deep(800)) } } })])],
  'a chart in a script': (n) => [code([display({ 'text/html': `<script>vegaEmbed;var spec = {"mark":"${fill('a', n)}"}</script>` })])],
  'charts in a script that do not end': (n) => [code([display({ 'text/html': `<script>vegaEmbed ${fill('})({', n)}` })])],
  'a chart in a script with a string that does not end': (n) => [code([display({ 'text/html': `<script>vegaEmbed })({"${fill('\\"', n)}` })])],
  'a chart with a long title': (n) => [code([display({ 'application/vnd.vegalite.v5+json': { title: fill('<b> ', n) } })])],
  'a table as data': (n) => [code([display({ 'application/vnd.dataresource+json': { schema: { fields: [{ name: 'a' }] }, data: list(n / 10, () => ({ a: 1 })) } })])],
  'a table as data, wide': (n) => [code([display({ 'application/vnd.dataresource+json': { schema: { fields: list(n / 30, (i) => ({ name: `${i}` })) }, data: list(n / 6, () => ({})) } })])],
  'separated values': (n) => [code([display({ 'text/csv': fill('a,b\n', n) })])],
  'separated values in one line': (n) => [code([display({ 'text/csv': fill('a,', n) })])],
  'separated values in quotation marks': (n) => [code([display({ 'text/csv': fill('"a"",', n) })])],
  'separated values, rows of growing length': (n) => [code([display({ 'text/csv': numbered(n, (i) => `${fill(',', i)}\n`) })])],
  'GeoJSON': (n) => [code([display({ 'application/geo+json': { features: list(n / 60, (i) => ({ geometry: { type: 'Point', coordinates: [1, 2] }, properties: { [`k${i}`]: 1 } })) } })])],
  'GeoJSON with many points': (n) => [code([display({ 'application/geo+json': { type: 'MultiPoint', coordinates: list(n / 6, () => [1, 2]) } })])],
  'GeoJSON that is deep': (n) => [code([display({ 'application/geo+json': { type: 'X', coordinates: list(n / 1_800, () => deep(800)) } })])],
  'vdom': (n) => [code([display({ 'application/vdom.v1+json': { tagName: 'p', children: list(n / 30, () => ({ tagName: 'b', children: 'a' })) } })])],
  'vdom that is deep': (n) => [code([display({ 'application/vdom.v1+json': { tagName: 'p', children: list(n / 1_800, () => deep(800)) } })])],
  'vdom with many attributes': (n) => [code([display({ 'application/vdom.v1+json': { tagName: 'p', attributes: keyed(n / 10, (i) => `a${i}`, () => 1), children: 'a' } })])],
  'sound': (n) => [code([display({ 'audio/wav': fill('AAAA', n) })])],
  'sound that nearly is some': (n) => [code([display({ 'audio/wav': `${fill('AAAA', n)}=A` })])],
  'a script of a library': (n) => [code([display({ 'application/vnd.bokehjs_load.v0+json': fill('a = 1\n', n) })])],
  'a widget': (n) => [code([display({ 'application/vnd.jupyter.widget-view+json': { model_id: fill('a', n) } })])],
  'widgets': (n) => widgets(list(n / 100, (i) => model('Label', { value: `${i}` }))),
  'widgets that are shown again': (n) => ({
    cells: list(n / 150, () => view('w0')),
    ...savedWidgets([model('HTML', { value: fill('<b>a</b>', n / 2) })]),
  }),
  'widgets that are shown again and show little': (n) => ({
    cells: list(n / 150, () => view('w0')),
    ...savedWidgets([model('HTML', { value: `a<script>${fill('b', n / 2)}</script>` })]),
  }),
  'widgets within each other': (n) => widgets(list(n / 100, (i) => model('VBox', { children: [`IPY_MODEL_w${i + 1}`] }))),
  'widgets twice within each other': (n) => widgets(list(n / 120, (i) => model('VBox', { children: [`IPY_MODEL_w${i + 1}`, `IPY_MODEL_w${i + 1}`] }))),
  'widgets that all hold all': (n) => {
    const children = list(Math.sqrt(n / 16), (i) => `IPY_MODEL_w${i}`)
    return widgets(children.map(() => model('HBox', { children })))
  },
  'outputs within each other': (n) => widgets(list(n / 250, (i) => model('Output', { outputs: [display({ [WIDGET_VIEW]: { model_id: `w${i + 1}` } })] }))),
  'a widget with children': (n) => widgets([model('HBox', { children: list(n / 20, () => 'IPY_MODEL_w1') }), model('Label', { value: 'a' })]),
  'a widget with options': (n) => widgets([model('Dropdown', { _options_labels: list(n / 4, () => 'a'), index: 0 })]),
  'a widget with a layout for many': (n) => {
    const state = { layout: 'IPY_MODEL_l', style: 'IPY_MODEL_l' }
    const looks = model('Layout', { ...keyed(n / 40, (i) => `k${i}`, () => '1px'), border: fill('1px ', n / 4), width: fill('9', 290) })
    return widgets(list(n / 150, () => model('Label', state)), { l: looks })
  },
  'a widget of mathematics': (n) => widgets([model('Label', { value: fill('$a$ \\(', n) }), model('HTMLMath', { value: fill('$a$ <b>$', n) })]),
  'a widget of others': (n) => widgets([model('Map', { data: list(n / 4, () => 1), text: fill('a', n) })]),
  'a widget with binary values': (n) => widgets([model('Image', {}, { buffers: list(n / 30, () => ({ path: ['x'], data: 'AAAA' })) })]),
  'attachments': (n) => [markdown('a', { attachments: keyed(n / 30, (i) => `${i}.png`, () => ({ 'image/png': PNG_HEAD })) })],
  'attachments, all shown': (n) => [
    markdown(numbered(n / 2, (i) => `![](attachment:${i}.png)\n`), {
      attachments: keyed(n / 60, (i) => `${i}.png`, () => ({ 'image/png': PNG_HEAD })),
    }),
  ],
  'headings in one cell': (n) => [markdown(fill('# a\n\n', n))],
  'headings in HTML': (n) => [markdown(fill('<h1>a</h1>\n', n))],
  'headings in HTML that hold each other': (n) => [markdown(`${fill('<h1><b>', n)}a`)],
  'headings in HTML that only open': (n) => [markdown(fill('<h1>a', n))],
  'a long heading': (n) => [markdown(`# ${fill('a ', n)}`)],
  'a title': (n) => ({ cells: [raw('a')], metadata: { title: fill('a ', n) } }),
  'a title of blanks': (n) => ({ cells: [raw('a')], metadata: { title: `a${fill(' ', n)}b` } }),
  'tags': (n) => [raw('a', { metadata: { tags: list(n / 10, (i) => `t${i}`) } })],
  'tags that are equal': (n) => [raw('a', { metadata: { tags: list(n / 10, () => 't') } })],
  'tags that are no text': (n) => [raw('a', { metadata: { tags: list(n / 10, () => 1) } })],
  'keys of the cell': (n) => [raw('a', keyed(n / 10, (i) => `k${i}`, () => 1) as Json)],
  'keys of the metadata': (n) => ({ cells: [raw('a')], metadata: keyed(n / 10, (i) => `k${i}`, () => 1) }),
  'keys of the metadata that are wrong': (n) => ({
    cells: [raw('a')],
    metadata: { authors: list(n / 10, () => 1), kernelspec: keyed(n / 10, (i) => `k${i}`, () => 1) },
  }),
  'a language that is long': (n) => ({ cells: [code([])], metadata: { language_info: { name: fill('a', n) } } }),
  'a cell magic that is long': (n) => [{ ...code([]), source: `%%${fill('a', n)}\nx` }],
  'metadata that is deep': (n) => list(n / 1_800, () => raw('a', { metadata: { a: deep(900) } })),
  'a run that the file claims': (n) => ({
    cells: [raw('a')],
    metadata: { platen: { run: { title: fill('a ', n), system: fill('b', n) } } },
  }),
} // biome-ignore format: a table

/** The whole way of a file. */
const wholeWay = (name: string, make: Make): HostileCase => ({
  name,
  prepare(size) {
    const made = make(size)
    const { cells, metadata } = 'cells' in made ? made : { cells: made, metadata: {} }
    const text = JSON.stringify({ cells: [...cells, raw(OPENING)], metadata, nbformat: 4, nbformat_minor: 5 })
    return { run: () => attempt((onWarning) => readAndWrite(text, onWarning)), shown: [OPENING] }
  },
})

function readAndWrite(text: string, onWarning: Parameters<Parameters<typeof attempt>[0]>[0]) {
  const notebook = applyTransforms(fromIpynb(text, { onWarning }), defaultTransforms)
  const ipynb = toIpynb(notebook)
  const again = toIpynb(applyTransforms(fromIpynb(ipynb), defaultTransforms))
  if (again !== ipynb) throw new Error('written and read again, the notebook is another one')
  applyTransforms(notebook, [truncateOutputs({ maxLines: 100, maxCharacters: 1_000, maxOutputs: 10 })])
  return { page: toHtml(notebook, { onWarning }), ipynb }
}

export const notebook: HostileArea = {
  name: 'notebook',
  cases: Object.entries(CASES).map(([name, make]) => wholeWay(name, make)),
}

/** Sizes are numbers of cells, 60 characters each; with the one of the opening words as many as `limits.cells` allows. */
export const cells: HostileArea = {
  name: 'cells',
  // In cells: what is small elsewhere are about 1,000 of them.
  small: 1_000,
  sizes: [31_250, 62_500, 125_000, 250_000, 500_000, 999_999],
  moderate: 2_000,
  cases: [
    wholeWay('raw', (n) => list(n, () => raw('a'))),
    wholeWay('Markdown', (n) => list(n, () => markdown('a'))),
    wholeWay('code', (n) => list(n, () => code([]))),
  ],
}
