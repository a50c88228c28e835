import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultTransforms, stable, type Warning } from '../../../src/index.ts'
import { exportFile, exportNotebookFile } from '../../../src/node/index.ts'
import { findPart } from '../../../src/node/streaming/find-part.ts'
import { NotebookSource } from '../../../src/node/streaming/notebook-source.ts'
import { renderSource } from '../../../src/node/streaming/render-source.ts'
import { pngBytes } from '../../support/pictures.ts'
import { corpusNotebooks, hasCorpus } from '../../support/shared.ts'

let folder: string
const at = (name: string) => join(folder, name)

const cell = (source: string) => ({ cell_type: 'markdown', id: `c${source.length}`, metadata: {}, source })
const notebook = (...sources: string[]) =>
  JSON.stringify({ cells: sources.map(cell), metadata: {}, nbformat: 4, nbformat_minor: 5 })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-notebook-'))
  writeFileSync(at('dot.png'), pngBytes(1, 1))
  writeFileSync(
    at('a.ipynb'),
    notebook('![dot](dot.png) ![gone](gone.png)', 'x', '![dot](dot.png) ![gone](gone.png).'),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('reads the notebook that a page embeds, whatever the page is called', async () => {
  await exportFile(at('a.ipynb'), at('page.html'), { html: { embed: true } })
  renameSync(at('page.html'), at('page.ipynb'))
  await exportNotebookFile(at('page.ipynb'), at('again.html'), { html: { fallbackTitle: 'a' } })
  await exportFile(at('a.ipynb'), at('once.html'))
  expect(readFileSync(at('again.html'), 'utf8')).toBe(readFileSync(at('once.html'), 'utf8'))
})

it('finds images beside the notebook as exportFile does, and warns once', async () => {
  const warnings: Warning[][] = [[], []]
  const written = await exportNotebookFile(at('a.ipynb'), at('a.html'), {
    onWarning: (warning) => warnings[0]!.push(warning),
  })
  await exportFile(at('a.ipynb'), at('b.html'), { onWarning: (warning) => warnings[1]!.push(warning) })
  const page = readFileSync(at('a.html'), 'utf8')
  expect(page).toBe(readFileSync(at('b.html'), 'utf8'))
  expect(page).toContain('src="data:image/png;base64,')
  expect(written).toEqual({ path: at('a.html'), format: 'html', size: Buffer.byteLength(page) })
  expect(warnings[0]).toEqual(warnings[1])
  expect(warnings[0]).toHaveLength(1)
})

it('reads what has to be in memory there, where it fits', async () => {
  const worksheets = [{ cells: [{ cell_type: 'markdown', metadata: {}, source: 'old' }], metadata: {} }]
  writeFileSync(at('old.ipynb'), JSON.stringify({ worksheets, metadata: {}, nbformat: 3, nbformat_minor: 0 }))
  await exportNotebookFile(at('old.ipynb'), at('old.html'))
  expect(readFileSync(at('old.html'), 'utf8')).toContain('<p>old</p>')
  await exportNotebookFile(at('a.ipynb'), at('c.html'), { transforms: [...defaultTransforms, stable()] })
  expect(readFileSync(at('c.html'), 'utf8')).toBe(readFileSync(at('a.html'), 'utf8'))
  writeFileSync(at('list.ipynb'), '[1]')
  await expect(exportNotebookFile(at('list.ipynb'), at('list.html'))).rejects.toMatchObject({
    code: 'NOT_A_NOTEBOOK',
  })
})

it('refuses a cell that does not fit into memory, and leaves the old output', async () => {
  writeFileSync(at('wide.ipynb'), notebook('short', 'x'.repeat(100_000)))
  const open = () => NotebookSource.open(at('wide.ipynb'), { memory: 100_000 })
  await expect(open()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', pointer: '/cells/1' })
  writeFileSync(at('lines.ipynb'), notebook('short').replace('"short"', `["x"${',""'.repeat(2_000)}]`))
  await expect(NotebookSource.open(at('lines.ipynb'), { memory: 100_000 })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
    pointer: '/cells/0',
  })
  writeFileSync(at('meta.ipynb'), notebook().replace('{}', `{"x": "${'y'.repeat(100_000)}"}`))
  await expect(NotebookSource.open(at('meta.ipynb'), { memory: 100_000 })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
    pointer: '',
  })
})

it('says what is wrong with a string that never ends, however long the rest is', async () => {
  writeFileSync(at('open.ipynb'), `{"cells": [{"source": "\n${'x'.repeat(100_000)}`)
  await expect(NotebookSource.open(at('open.ipynb'), { memory: 100_000 })).rejects.toMatchObject({
    code: 'INVALID_JSON',
    line: 1,
    column: 24,
  })
})

it('refuses more headings than fit into memory', async () => {
  writeFileSync(
    at('headings.ipynb'),
    notebook(...Array.from({ length: 300 }, (_, i) => `# ${'x'.repeat(i)}`)),
  )
  const source = await NotebookSource.open(at('headings.ipynb'), { memory: 100_000 })
  await expect(renderSource(source, 'html', { transforms: [] })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
  })
  await source.close()
})

it('notices that the file changes under it', async () => {
  writeFileSync(at('log.ipynb'), notebook('one', 'two'))
  const source = await NotebookSource.open(at('log.ipynb'), {})
  appendFileSync(at('log.ipynb'), ' ')
  await expect(renderSource(source, 'html', { transforms: [] })).rejects.toMatchObject({
    code: 'READ_FAILED',
  })
  writeFileSync(at('log.ipynb'), '')
  await expect(renderSource(source, 'html', { transforms: [] })).rejects.toMatchObject({
    code: 'READ_FAILED',
  })
  await source.close()
})

it('stops when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(exportNotebookFile(at('a.ipynb'), at('stopped.html'), { signal })).rejects.toThrow('enough')
  expect(readdirSync(folder)).not.toContain('stopped.html')
})

it('refuses an option there is not, and a file that is not there', async () => {
  const options: object = { read: 1 }
  await expect(exportNotebookFile(at('a.ipynb'), at('a.html'), options)).rejects.toMatchObject({
    code: 'INVALID_OPTION',
  })
  await expect(exportNotebookFile(at('none.ipynb'), at('a.html'))).rejects.toMatchObject({
    code: 'READ_FAILED',
  })
})

it('keeps nothing open', async () => {
  const open = () => readdirSync('/proc/self/fd').length
  const before = open()
  for (let i = 0; i < 5; i++) {
    await exportNotebookFile(at('a.ipynb'), at('a.html'))
    await exportNotebookFile(at('list.ipynb'), at('a.html')).catch(() => {})
    await exportNotebookFile(at('old.ipynb'), at('old.html'))
  }
  expect(open()).toBe(before)
})

it('finds the part of a file that a pointer leads into', async () => {
  writeFileSync(at('find.ipynb'), '{"cells": [1],\r\n "a/b": {"c": 1}, "cells": [\n 2,\n  {"x": [3]}]}')
  expect(await findPart(at('find.ipynb'), '/cells/1/x/0')).toEqual({
    text: '{"x": [3]}',
    line: 4,
    column: 3,
    pointer: '/x/0',
  })
  expect(await findPart(at('find.ipynb'), '/a~1b/c')).toMatchObject({ line: 2, column: 9, pointer: '/c' })
  expect(await findPart(at('find.ipynb'), '/cells/2')).toBeUndefined()
  expect(await findPart(at('find.ipynb'), '/none')).toBeUndefined()
  writeFileSync(at('broken.ipynb'), '{"cells": [1')
  expect(await findPart(at('broken.ipynb'), '/cells/0')).toBeUndefined()
})

it.runIf(hasCorpus)('real notebooks with images beside them, and without', async () => {
  for (const path of corpusNotebooks().filter((_, i) => i % 40 === 0)) {
    await exportFile(path, at('x.html'))
    await exportNotebookFile(path, at('y.html'))
    expect(readFileSync(at('y.html')).equals(readFileSync(at('x.html'))), path).toBe(true)
  }
})
