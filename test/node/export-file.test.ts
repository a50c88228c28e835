import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromTaskRun, type Warning } from '../../src/index.ts'
import { exportFile, exportNotebookFile } from '../../src/node/index.ts'
import { fromAny } from '../../src/sources/index.ts'
import { pngBytes } from '../support/pictures.ts'

let folder: string
const at = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-export-'))
  const cell = { cell_type: 'markdown', id: 'a', metadata: {}, source: '![dot](dot.png) ![gone](gone.png)' }
  writeFileSync(
    at('a.ipynb'),
    JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  )
  writeFileSync(at('dot.png'), pngBytes(1, 1))
  writeFileSync(at('run.json'), '{"version": 1, "meta": {"system": "demo", "title": "A run"}, "outputs": []}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a notebook to a page with its images', async () => {
  const warnings: Warning[] = []
  const written = await exportFile(at('a.ipynb'), at('a.html'), {
    onWarning: (warning) => warnings.push(warning),
  })
  const page = readFileSync(at('a.html'), 'utf8')
  expect(written).toEqual({ path: at('a.html'), format: 'html', size: Buffer.byteLength(page) })
  expect(page.match(/src="data:image\/png;base64,/g)).toHaveLength(1)
  expect(
    warnings.some(({ code, message }) => code === 'IMAGE_NOT_INLINED' && message.includes('gone.png')),
  ).toBe(true)
})

test('without images, where that is asked for', async () => {
  await exportFile(at('a.ipynb'), at('a.html'), { images: false })
  expect(readFileSync(at('a.html'), 'utf8')).not.toContain('src="data:image/png')
})

test('what a job system returned, by a reader of its own', async () => {
  await exportFile(at('run.json'), at('run.ipynb'), { read: (bytes) => fromTaskRun(fromAny(bytes)) })
  expect(JSON.parse(readFileSync(at('run.ipynb'), 'utf8')).metadata.platen.run.title).toBe('A run')
})

test('a name that tells no format', async () => {
  await expect(exportFile(at('a.ipynb'), at('a.pdf'))).rejects.toMatchObject({ code: 'INVALID_FORMAT' })
  expect(readdirSync(folder)).not.toContain('a.pdf')
})

test.each([exportFile, exportNotebookFile])(
  '%o refuses formats it does not know, also in capitals',
  async (run) => {
    for (const format of ['HTML', 'pdf', null] as never[])
      await expect(run(at('a.ipynb'), at('a.html'), { format })).rejects.toMatchObject({
        code: 'INVALID_FORMAT',
        pointer: '/format',
      })
  },
)

test('limits hold for reading and for both formats', async () => {
  const refused = { code: 'LIMIT_EXCEEDED' }
  const limits = { documentLength: 100 }
  await expect(exportFile(at('a.ipynb'), at('long.html'), { limits })).rejects.toMatchObject(refused)
  await expect(exportFile(at('a.ipynb'), at('long.html'), { html: { limits } })).rejects.toMatchObject(
    refused,
  )
  await expect(exportFile(at('a.ipynb'), at('long.ipynb'), { limits })).rejects.toMatchObject(refused)
  const shallow = { limits: { jsonDepth: 1 } }
  await expect(exportFile(at('a.ipynb'), at('long.html'), shallow)).rejects.toMatchObject(refused)
  expect(readdirSync(folder).filter((name) => name.startsWith('long'))).toEqual([])
})

test('an option there is not', async () => {
  const options: object = { inside: folder }
  await expect(exportFile(at('a.ipynb'), at('a.html'), options)).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    pointer: '/inside',
  })
})

test('a signal stops it', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(exportFile(at('a.ipynb'), at('stopped.html'), { signal })).rejects.toThrow('enough')
  expect(readdirSync(folder)).not.toContain('stopped.html')
})

test.each([exportFile, exportNotebookFile])(
  '%o calls a page without a title after its input',
  async (run) => {
    await run(at('a.ipynb'), at('b.html'))
    expect(readFileSync(at('b.html'), 'utf8')).toContain('<title>a</title>')
    await run(at('a.ipynb'), at('b.html'), { html: { fallbackTitle: 'Dots' } })
    expect(readFileSync(at('b.html'), 'utf8')).toContain('<title>Dots</title>')
    await run(at('a.ipynb'), at('b.ipynb'))
    expect(JSON.parse(readFileSync(at('b.ipynb'), 'utf8')).metadata).not.toHaveProperty('title')
  },
)
