import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transformOptions } from '../../src/cli/transform-option.ts'
import { TINY_PNG } from '../support/pictures.ts'
import { createWorkshop, notebookThatSays, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

const code = (id: string, source: string, text: string, metadata: object = {}) => ({
  cell_type: 'code',
  execution_count: 7,
  id,
  metadata,
  outputs: [{ name: 'stdout', output_type: 'stream', text }],
  source,
})
const notebook = (cells: readonly object[], metadata: object = {}) =>
  JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 })

/** The notebook that comes out of a pipe. */
async function exported(input: string, ...options: string[]) {
  const { code, stdout, stderr } = await workshop.run(['export', '-', '--to', 'ipynb', ...options], { input })
  expect([code, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

test('--stable makes runs equal', async () => {
  const at = (count: number, address: string) => ({
    ...code('a', 'thing', `<Thing at ${address}>\nWall time: ${count} s\n`, {
      execution: { 'iopub.execute_input': '2026-01-01' },
    }),
    execution_count: count,
  })
  const first = await exported(notebook([at(3, '0x7f0011223344')]), '--stable')
  expect(await exported(notebook([at(9, '0x7f5566778899')]), '--stable')).toEqual(first)
  expect(first.cells[0]).toMatchObject({ execution_count: 1, metadata: {} })
})

test('--strip leaves what people wrote', async () => {
  const cells = [
    code('a', 'x = 1', 'gone', { tags: ['stays'], collapsed: true }),
    code('b', 'y', 'kept', { tags: ['keep_output'] }),
  ]
  const { cells: stripped, metadata } = await exported(
    notebook(cells, { widgets: {}, kernelspec: { name: 'python3', display_name: 'Python' } }),
    '--strip',
  )
  expect(stripped[0]).toMatchObject({ execution_count: null, metadata: { tags: ['stays'] }, outputs: [] })
  expect(stripped[1].outputs).toHaveLength(1)
  expect(metadata).toEqual({ kernelspec: { name: 'python3', display_name: 'Python' } })
})

test('--remove-pattern matches from the start of the source, more than one pattern, of all types', async () => {
  const cells = [
    code('a', '# draft', ''),
    code('b', 'no # draft', ''),
    { cell_type: 'markdown', id: 'c', metadata: {}, source: ' \n' },
  ]
  const options = ['--remove-pattern', '# dra', '--remove-pattern', '\\s*$']
  const { cells: left } = await exported(notebook(cells), ...options)
  expect(left.map(({ id }: { id: string }) => id)).toEqual(['b'])
})

describe('--clear-metadata', () => {
  const metadata = {
    kernelspec: { name: 'python3', display_name: 'Python', language: 'python' },
    language_info: { name: 'python', version: '3' },
    'a/b': { c: 1, d: 2 },
  }
  const cells = [code('a', 'x', '', { tags: ['t'], 'a/b': { c: 1, d: 2 } })]

  test('leaves the name of the language', async () => {
    const cleared = await exported(notebook(cells, metadata), '--clear-metadata')
    expect(cleared.metadata).toEqual({ language_info: { name: 'python' } })
    expect(cleared.cells[0].metadata).toEqual({})
  })

  test('--keep-metadata keeps paths, of notebook and cells', async () => {
    const paths = ['tags', '/kernelspec', 'a~1b/c'].flatMap((path) => ['--keep-metadata', path])
    const cleared = await exported(notebook(cells, metadata), '--clear-metadata', ...paths)
    expect(cleared.metadata).toEqual({
      kernelspec: metadata.kernelspec,
      language_info: { name: 'python' },
      'a/b': { c: 1 },
    })
    expect(cleared.cells[0].metadata).toEqual({ tags: ['t'], 'a/b': { c: 1 } })
  })

  test('comes behind what tags say and before what --no-input hides', async () => {
    const tagged = [code('gone', '1', '', { tags: ['secret'] }), code('b', 'unseen_source', '')]
    const options = ['--clear-metadata', '--remove-tag', 'secret', '--no-input']
    const cleared = await exported(notebook(tagged), ...options)
    expect(cleared.cells.map(({ id }: { id: string }) => id)).toEqual(['b'])
    const input = JSON.stringify(cleared)
    const { stdout } = await workshop.run(['export', '-', '--clear-metadata'], { input })
    expect(stdout).not.toContain('unseen_source')
  })
})

test('--inline-attachments, with warnings that name cells of the written notebook', async () => {
  const cell = (id: string, data: string) => ({
    ...JSON.parse(notebookThatSays('![](attachment:a.png)')).cells[0],
    id,
    attachments: { 'a.png': { 'image/png': data } },
  })
  const good = await exported(notebook([cell('a', TINY_PNG)]), '--inline-attachments')
  expect(good.cells[0].source).toEqual([`![](data:image/png;base64,${TINY_PNG})`])
  expect(good.cells[0]).not.toHaveProperty('attachments')
  const input = notebook([code('x', 'gone', ''), cell('b', 'not base64!')])
  const args = ['export', '-', '--to=ipynb', '--inline-attachments', '--remove-pattern=gone']
  const bad = await workshop.run(args, { input })
  expect(bad.stderr).toContain(
    'warning[INVALID_DATA] /cells/0/attachments/a.png of the notebook made from it: ',
  )
})

test('all changes go together, over a report as well', async () => {
  const input = notebook([code('a', 'x', 'one\ntwo\nthree\n'), code('b', 'drop', '')])
  const page = await workshop.run(
    [
      ...['export', '-', '--stable', '--strip', '--clear-metadata', '--inline-attachments', '--no-input'],
      ...['--truncate=2', '--remove-tag=x', '--remove-pattern=drop', '--clear-output'],
    ],
    { input },
  )
  expect(page.code).toBe(0)
  expect(page.stdout.slice(page.stdout.indexOf('<body'))).not.toMatch(/three|drop/)
})

test('the help text lists them in the order in which they are made', () => {
  expect(transformOptions.map(({ name }) => name)).toEqual([
    ...['truncate', 'remove-tag', 'remove-pattern', 'clear-output', 'strip', 'clear-metadata'],
    ...['keep-metadata', 'inline-attachments', 'no-input', 'stable', 'extract-files'],
  ])
})
