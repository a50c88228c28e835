import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromIpynb } from '../../src/index.ts'
import { describeCorpus } from '../support/requires.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, notebookThatSays, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('good.ipynb', notebookThatPrints('good'))
  // The id is missing, which reading mends.
  workshop.file('mended.ipynb', notebookThatPrints('mended').replace('"id": "only",', ''))
})
afterAll(() => workshop.remove())

const isThere = (name: string) => existsSync(join(workshop.folder, name))

test('a repaired notebook is exported with a warning, and refused under --strict', async () => {
  const lenient = await workshop.run(['export', 'mended.ipynb', '--to', 'html,ipynb', '--out-dir', 'lenient'])
  expect([lenient.code, lenient.stderr]).toEqual([0, expect.stringContaining('warning[REPAIRED] /cells/0')])
  const both = ['mended.ipynb', 'good.ipynb', '--to', 'html,ipynb', '--out-dir', 'strict']
  const { code, stderr } = await workshop.run(['export', '--strict', ...both])
  expect(code).toBe(1)
  expect(stderr).toContain('mended.ipynb: warning[REPAIRED] /cells/0')
  expect(stderr).toContain('mended.ipynb: error[STRICT]: refused, because reading it took 1 repair; nothing')
  expect(stderr).toContain('1 of 2 inputs exported')
  const files = ['mended.html', 'mended.ipynb', 'good.html', 'good.ipynb']
  expect(files.map((name) => isThere(`strict/${name}`))).toEqual([false, false, true, true])
})

test('an old output stays, and standard output stays empty', async () => {
  workshop.file('old.html', 'old')
  await workshop.run(['export', '--strict', 'mended.ipynb', '-o', 'old.html'])
  expect(readFileSync(join(workshop.folder, 'old.html'), 'utf8')).toBe('old')
  const piped = await workshop.run(['export', '--strict', 'mended.ipynb', '-o', '-'])
  expect([piped.code, piped.stdout]).toEqual([1, ''])
})

test('--quiet still says why', async () => {
  const { code, stderr } = await workshop.run(['export', '-q', '--strict', 'mended.ipynb'])
  expect([code, stderr]).toEqual([
    1,
    'mended.ipynb: error[STRICT]: refused, because reading it took 1 repair; nothing was written\n' +
      '  help: Mend the input (platen validate lists what is wrong in a notebook), or leave out --strict.\n',
  ])
})

test('other warnings count as failures, but the output is written', async () => {
  workshop.file('image.ipynb', notebookThatSays('![gone](gone.png)'))
  const { code, stderr } = await workshop.run(['export', '--strict', 'image.ipynb'])
  expect([code, stderr]).toEqual([1, expect.stringContaining('warning[IMAGE_NOT_INLINED] /cells/0')])
  expect(stderr).toContain('image.ipynb: error[STRICT]: it counts as failed because of 1 warning\n')
  expect(isThere('image.html')).toBe(true)
  // As IPYNB alone there is nothing to warn about.
  const alone = await workshop.run(['export', '--strict', 'image.ipynb', '-o', 'alone.ipynb'])
  expect([alone.code, isThere('alone.ipynb')]).toEqual([0, true])
})

test('a repair in a task run, and one whose warning was held back to be masked', async () => {
  const run = { version: 1, meta: { system: 'demo' }, outputs: [{ kind: 'table', columns: [{ name: 'a' }] }] }
  const table = { ...run.outputs[0], rows: [[1, 2]] }
  workshop.file('table.json', JSON.stringify({ ...run, outputs: [table] }))
  for (const [input, options] of [
    ['table.json', []],
    ['mended.ipynb', ['--redact', 'password']],
  ] as const) {
    const args = ['export', input, '--strict', ...options, '--out-dir', 'held']
    const { code, stderr } = await workshop.run(args)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/warning\[REPAIRED\].*error\[STRICT\]: refused/s),
    ])
  }
  expect(isThere('held')).toBe(false)
})

describeCorpus('notebooks of the corpus', () => {
  test('those that reading repairs are refused, the others are not', { timeout: 60_000 }, async () => {
    const paths = corpusNotebooks().filter((path) => path.includes('/conformance/'))
    const repaired = paths.filter((path) => {
      const codes: string[] = []
      fromIpynb(readFileSync(path), { onWarning: ({ code }) => codes.push(code) })
      return codes.includes('REPAIRED')
    })
    expect(repaired.length).toBeGreaterThan(3)
    const args = ['export', '--strict', '--to', 'ipynb', '--out-dir', 'corpus', ...paths]
    const { code } = await workshop.run(args)
    expect(code).toBe(1)
    const missing = paths.filter((path) => !isThere(`corpus/${basename(path)}`))
    expect(missing).toEqual(repaired)
  })
})

test('an option of pages says that it does nothing where only IPYNB is written', async () => {
  const input = notebookThatPrints('x')
  const args = ['export', '-', '--theme', 'paper', '--toc', '--lang', 'zh', '--to']
  const { code, stderr } = await workshop.run([...args, 'ipynb'], { input })
  expect(code).toBe(0)
  expect(stderr).toContain('warning[NO_EFFECT]: --theme is for HTML, and only IPYNB is written')
  expect(stderr).toContain('--toc is for HTML')
  expect(stderr).not.toContain('--lang')
  expect((await workshop.run([...args, 'ipynb', '--strict'], { input })).code).toBe(1)
  expect((await workshop.run([...args, 'html', '--strict'], { input })).stderr).toBe('')
})
