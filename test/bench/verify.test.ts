import { expect, test } from 'vitest'
import { floor } from '../../bench/floor.ts'
import { generateNotebook } from '../../bench/generate/notebook.ts'
import type { RawCell, RawOutput } from '../../bench/nbformat.ts'
import { verify } from '../../bench/verify/verify.ts'

const ipynb = generateNotebook('mixed', 60, 9)
const page = new TextDecoder().decode(floor.render(ipynb))
const check = (html: string, notebook = ipynb) => verify(notebook, new TextEncoder().encode(html)).problems

test('accepts a page that shows everything', () => {
  expect(check(page)).toEqual([])
})

test('catches a dropped cell, wherever it is', () => {
  const notebook = JSON.parse(ipynb) as { cells: RawCell[] }
  for (const index of notebook.cells.keys()) {
    if (notebook.cells[index]?.cell_type !== 'code') continue
    const cells = notebook.cells.filter((_, i) => i !== index)
    const shortened = new TextDecoder().decode(floor.render(JSON.stringify({ ...notebook, cells })))
    expect(check(shortened), `without cell ${index}`).not.toEqual([])
  }
})

test('catches a dropped Markdown cell', () => {
  const notebook = JSON.parse(ipynb) as { cells: RawCell[] }
  const cells = notebook.cells.filter((cell) => cell.cell_type !== 'markdown')
  const shortened = new TextDecoder().decode(floor.render(JSON.stringify({ ...notebook, cells })))
  expect(check(shortened).join()).toContain('% of the text found')
})

test('catches a lost or damaged image', () => {
  expect(check(page.replace(/<img[^>]*>/, '')).join()).toContain('images are not in the page')
  expect(check(page.replace(/(<img src="data:image\/png;base64,.{200})./, '$1_')).join()).toContain('images')
})

test('catches cells in another order', () => {
  const notebook = JSON.parse(ipynb) as { cells: RawCell[] }
  const turned = { ...notebook, cells: notebook.cells.toReversed() }
  expect(check(new TextDecoder().decode(floor.render(JSON.stringify(turned))))).not.toEqual([])
})

test('text in a script, a comment or an attribute is not shown', () => {
  const notebook = oneCell([{ output_type: 'stream', text: 'the only line' }])
  const shown = (html: string) => verify(notebook, new TextEncoder().encode(html)).ok
  expect(shown('<p>the <b>only</b> line</p>')).toBe(true)
  expect(shown('<script>the only line</script>')).toBe(false)
  expect(shown('<!-- the only line -->')).toBe(false)
  expect(shown('<p title="the only line"></p>')).toBe(false)
})

test('of an overwritten line the last state is asked for, colours are not text', () => {
  const notebook = oneCell([
    { output_type: 'stream', text: ' 10%\r 50%' },
    { output_type: 'stream', text: '\r\u001b[31m100%\u001b[0m\ndone\r\n' },
  ])
  const shown = (html: string) => verify(notebook, new TextEncoder().encode(html)).ok
  expect(shown('<pre>100%\ndone</pre>')).toBe(true)
  expect(shown('<pre> 10%\r 50%\r100%\ndone</pre>')).toBe(true)
  expect(shown('<pre>10%\ndone</pre>')).toBe(false)
})

test('names who throws away what, and where', () => {
  expect(check('<p>nothing</p>')[0]).toMatch(/^\/cells\/\d+/)
})

function oneCell(outputs: readonly RawOutput[]): string {
  const cell: RawCell = {
    cell_type: 'code',
    source: '',
    outputs: outputs.map((o) => ({ name: 'stdout', ...o })),
  }
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] })
}
