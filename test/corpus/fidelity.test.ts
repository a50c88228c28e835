import { describe, expect, it } from 'vitest'
import type { Cell, MimeBundle, Notebook } from '../../src/index.ts'
import { missingFrom } from './fidelity.ts'

// A check that misses nothing would pass every page.

const notebook = (cell: Cell): Notebook => ({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] })
const page = (content: string) =>
  `<!DOCTYPE html><main><div class="pl-cell" id="cell-a">${content}</div></main>`

const code = (source: string, outputs: Extract<Cell, { cell_type: 'code' }>['outputs'] = []): Notebook =>
  notebook({ cell_type: 'code', id: 'a', metadata: {}, execution_count: 1, source, outputs })
const shown = (...bundles: MimeBundle[]): Notebook =>
  code(
    '',
    bundles.map((data) => ({ output_type: 'display_data', data, metadata: {} })),
  )
const out = (content: string) => `<div class="pl-output">${content}</div>`
const markdown = (source: string): Notebook =>
  notebook({ cell_type: 'markdown', id: 'a', metadata: {}, source })

const CASES: [name: string, notebook: Notebook, good: string, bad: string][] = [
  ['code', code('if x:\n\ty'), '<pre class="pl-code"><code>if x:\n\ty</code></pre>', '<pre class="pl-code"><code>if x:\ny</code></pre>'],
  ['a stream', code('', [{ output_type: 'stream', name: 'stdout', text: '\u001b[31mred\u001b[0m dawn\n1%\r2%\nend' }]), out('<pre><span>red</span> dawn\n2%\nend</pre>'), out('<pre>red 2% end</pre>')],
  ['pieces of a stream', code('', [{ output_type: 'stream', name: 'stderr', text: 'a' }, { output_type: 'stream', name: 'stderr', text: 'b' }]), out('<pre>ab</pre>'), out('<pre>a</pre>')],
  ['a line as often as it is there', code('', [{ output_type: 'stream', name: 'stdout', text: 'same\nsame' }]), out('<pre>same\nsame</pre>'), out('<pre>same</pre>')],
  ['an error', code('', [{ output_type: 'error', ename: 'E', evalue: 'bad', traceback: ['line 1', 'line 2'] }]), out('<p>E: bad</p><pre>line 1\nline 2</pre>'), out('<p>E: bad</p><pre>line 1</pre>')],
  ['a traceback in its order', code('', [{ output_type: 'error', ename: 'E', evalue: 'bad', traceback: ['line 1', 'line 2'] }]), out('<p>E: bad</p><pre>line 1\nline 2</pre>'), out('<p>E: bad</p><pre>line 2\nline 1</pre>')],
  ['plain text', shown({ 'text/plain': '<Figure>' }), out('<pre>&lt;Figure></pre>'), out('<pre><Figure></pre>')],
  ['an output where it belongs', shown({ 'text/plain': 'one' }, { 'text/plain': 'two' }), out('one') + out('two'), out('two') + out('one')],
  ['each output', shown({ 'text/plain': 'one' }, { 'text/plain': 'two' }), out('one') + out('two'), out('one two')],
  ['HTML', shown({ 'text/html': '<script>alert()</script><b>bold</b> word', 'text/plain': 'x' }), out('<b>bold</b> word'), out('bold')],
  ['a table, each number', shown({ 'text/html': '<table><td>1<td>1<td>2</table>' }), out('<table><td>1<td>1<td>2</table>'), out('<table><td>1<td>2</table>')],
  ['JSON', shown({ 'application/json': { key: [1, { inner: 'leaf' }] } }), out('{"key": [1, {"inner": "leaf"}]}'), out('{"key": [1, {}]}')],
  ['data of vendors', shown({ 'application/geo+json': { properties: { name: 'Bergen' } }, 'text/plain': 'x' }), out('properties name Bergen'), out('properties name')],
  ['the title of a chart', shown({ 'application/vnd.plotly.v1+json': { data: [{ x: [1, 2] }], layout: { title: 'Tides' } } }), out('Plotly chart “Tides”'), out('Plotly chart')],
  ['an image', shown({ 'image/png': 'AA\nAA\n' }), out('<img src="data:image/png;base64,AAAA">'), out('<img src="data:image/png;base64,AAAB">')],
  ['a drawing with its words', shown({ 'image/svg+xml': '<svg><text>North</text></svg>' }), out(`<img src="data:image/svg+xml;base64,${btoa('<svg><text>North</text></svg>')}">`), out(`<img src="data:image/svg+xml;base64,${btoa('<svg><text>South</text></svg>')}">`)],
  ['numbers of LaTeX', shown({ 'text/latex': '$\\frac{1}{42}$' }), out('<math><mn>1</mn><mn>42</mn></math>'), out('<math><mn>1</mn></math>')],
  ['an output of an unknown kind', code('', [{ output_type: 'unknown', value: { output_type: 'new', text: 'hello' } }]), out('output_type new text hello'), out('output_type new')],
  ['something to see', shown({ 'text/html': '<script>x()</script>' }), out('Interactive content'), out('')],
  ['Markdown', markdown('# Some *words* $\\alpha$ [link](http://target.example)'), '<h1>Some <em>words</em> <math></math> <a>link</a></h1>', '<h1>Some <math></math> <a>link</a></h1>'],
  ['raw text', notebook({ cell_type: 'raw', id: 'a', metadata: {}, source: 'a  b' }), '<pre class="pl-source pl-raw">a  b</pre>', '<pre class="pl-source pl-raw">a b</pre>'],
  ['a cell that asks not to be there', notebook({ cell_type: 'raw', id: 'b', metadata: { tags: ['remove_cell'] }, source: 'x' }), '', ''],
] // biome-ignore format: a table

describe('missingFrom', () => {
  it.each(CASES)('finds %s where it is', (_name, input, good) => {
    expect(missingFrom(page(good), input)).toEqual([])
  })
  it.each(CASES.slice(0, -1))('misses %s where it is not', (_name, input, _good, bad) => {
    expect(missingFrom(page(bad), input).length).toBeGreaterThan(0)
  })
  it('misses a cell', () => {
    expect(missingFrom('<!DOCTYPE html>', markdown('x'))).toEqual(['cell 0: not in the page'])
  })
})
