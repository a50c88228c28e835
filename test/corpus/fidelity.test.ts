import { describe, expect, it } from 'vitest'
import type { Cell, Notebook } from '../../src/index.ts'
import { missingFrom } from './fidelity.ts'

// A check that misses nothing would pass every page.

const notebook = (cell: Cell): Notebook => ({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] })
const page = (content: string) =>
  `<!DOCTYPE html><main><div class="pl-cell" id="cell-a">${content}</div></main>`

const code = (source: string, outputs: Extract<Cell, { cell_type: 'code' }>['outputs'] = []): Notebook =>
  notebook({ cell_type: 'code', id: 'a', metadata: {}, execution_count: 1, source, outputs })
const shown = (data: Record<string, string>): Notebook =>
  code('', [{ output_type: 'display_data', data, metadata: {} }])
const markdown = (source: string): Notebook =>
  notebook({ cell_type: 'markdown', id: 'a', metadata: {}, source })

const CASES: [name: string, notebook: Notebook, good: string, bad: string][] = [
  ['code', code('if x:\n\ty'), '<pre class="pl-code"><code>if x:\n\ty</code></pre>', '<pre class="pl-code"><code>if x:\ny</code></pre>'],
  ['a stream', code('', [{ output_type: 'stream', name: 'stdout', text: '\u001b[31mred\u001b[0m dawn\n1%\r2%\nend' }]), '<pre><span>red</span> dawn\n2%\nend</pre>', '<pre>red 2% end</pre>'],
  ['an error', code('', [{ output_type: 'error', ename: 'E', evalue: 'bad', traceback: ['line 1', 'line 2'] }]), '<p>E: bad</p><pre>line 1\nline 2</pre>', '<p>E: bad</p><pre>line 1</pre>'],
  ['plain text', shown({ 'text/plain': '<Figure>' }), '<pre>&lt;Figure></pre>', '<pre><Figure></pre>'],
  ['HTML', shown({ 'text/html': '<script>alert()</script><b>bold</b> word', 'text/plain': 'x' }), '<b>bold</b> word', 'bold'],
  ['an image', shown({ 'image/png': 'AA\nAA\n' }), '<img src="data:image/gif;base64,AAAA">', '<img src="data:image/png;base64,AAAB">'],
  ['Markdown', markdown('# Some *words* $\\alpha$ [link](http://target.example)'), '<h1>Some <em>words</em> <math></math> <a>link</a></h1>', '<h1>Some <math></math> <a>link</a></h1>'],
  ['raw text', notebook({ cell_type: 'raw', id: 'a', metadata: {}, source: 'a  b' }), '<pre class="pl-source pl-raw">a  b</pre>', '<pre class="pl-source pl-raw">a b</pre>'],
  ['a cell that asks not to be there', notebook({ cell_type: 'raw', id: 'b', metadata: { tags: ['remove_cell'] }, source: 'x' }), '', ''],
] // biome-ignore format: a table

describe('missingFrom', () => {
  it.each(CASES)('finds %s where it is', (_name, input, good) => {
    expect(missingFrom(page(good), input)).toEqual([])
  })
  it.each(CASES.slice(0, -1))('misses %s where it is not', (_name, input, _good, bad) => {
    expect(missingFrom(page(bad), input)).toHaveLength(1)
  })
  it('misses a cell', () => {
    expect(missingFrom('<!DOCTYPE html>', markdown('x'))).toEqual(['cell 0: not in the page'])
  })
})
