import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { normalizeIpynb } from '../../src/index.ts'
import { NBFORMAT, runPython } from '../support/python.ts'
import { describeCorpus, describeWith } from '../support/requires.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

const V3 = JSON.stringify({
  nbformat: 3,
  nbformat_minor: 0,
  metadata: { name: 'ü', orig_nbformat: 2 },
  worksheets: [
    { cells: [{ cell_type: 'heading', level: 1, metadata: { trusted: true }, source: ['a\n', 'b'] }] },
  ],
})

test('writes a notebook at its own version, as the library does', async () => {
  workshop.file('old.ipynb', V3)
  const { code, stderr } = await workshop.run(
    'export old.ipynb --to ipynb --keep-version -o new.ipynb'.split(' '),
  )
  expect([code, stderr]).toEqual([0, expect.stringContaining('wrote new.ipynb')])
  const written = readFileSync(join(workshop.folder, 'new.ipynb'), 'utf8')
  expect(written).toBe(normalizeIpynb(V3))
  expect(JSON.parse(written)).toMatchObject({ nbformat: 3, metadata: { name: 'ü' } })
})

test('in a pipe, with the ending of -o for --to, and without the metadata that never goes to a file', async () => {
  const input = notebookThatPrints('x', { metadata: { signature: 'sha', kept: 1.0 }, nbformat_minor: 2 })
  const { code, stdout } = await workshop.run(['export', '-', '--to=ipynb', '--keep-version'], { input })
  expect([code, stdout]).toEqual([0, normalizeIpynb(input)])
  workshop.file('b.ipynb', input)
  const args = ['export', 'b.ipynb', '-o', 'c.ipynb', '--keep-version', '--from=jupyter', '-v']
  expect((await workshop.run(args)).code).toBe(0)
  expect(readFileSync(join(workshop.folder, 'c.ipynb'), 'utf8')).toBe(stdout)
})

test('what is no notebook fails with help and does not stop the others', async () => {
  workshop.file('run.json', '{"version": 1, "meta": {"system": "demo"}, "outputs": []}')
  workshop.file('broken.ipynb', '{"cells": [\n 1,,\n')
  workshop.file('cells.ipynb', '{\n "nbformat": 4,\n "cells": 5}')
  workshop.file('good.ipynb', V3)
  const inputs = ['run.json', 'broken.ipynb', 'cells.ipynb', 'good.ipynb']
  const { code, stderr } = await workshop.run([
    ...['export', ...inputs],
    ...['--to', 'ipynb', '--keep-version', '--out-dir', 'kept'],
  ])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^run\.json: error\[NOT_A_NOTEBOOK\].*\n {2}help: Leave out --keep-version/m)
  expect(stderr).toMatch(/^broken\.ipynb: error\[INVALID_JSON\] at line 2, column 4/m)
  expect(stderr).toMatch(/^cells\.ipynb: error\[INVALID_NOTEBOOK\] at \/cells \(line 3, column 11\)/m)
  expect(stderr).toContain('1 of 4 inputs exported')
  expect(readFileSync(join(workshop.folder, 'kept', 'good.ipynb'), 'utf8')).toBe(normalizeIpynb(V3))
})

describeCorpus('notebooks of the corpus', () => {
  const paths = corpusNotebooks().filter((path) => path.includes('/conformance/'))
  const chosen = paths.filter((path, i) => i % 8 === 0 || /nbformat__|test[23]/.test(basename(path)))
  const written = () =>
    chosen.map((path) => ({
      name: basename(path),
      text: readFileSync(path, 'utf8'),
      ours: readFileSync(join(workshop.folder, 'round', basename(path)), 'utf8'),
    }))
  beforeAll(async () => {
    const { code, stderr } = await workshop.run([
      ...['export', '--to', 'ipynb', '--keep-version', '--out-dir', 'round'],
      ...chosen,
    ])
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('error[')])
  }, 60_000)

  test('are what the library makes of them, of versions 2, 3 and 4', () => {
    const versions = new Set(written().map(({ text }) => JSON.parse(text).nbformat))
    expect([...versions].sort()).toEqual([2, 3, 4])
    expect(written().filter(({ text, ours }) => ours !== normalizeIpynb(text))).toEqual([])
  })

  describeWith(NBFORMAT, 'and what nbformat writes with NO_CONVERT', () => {
    test('byte for byte', { timeout: 120_000 }, () => {
      const script = repositoryPath('test/conformance/nbformat_normalizes.py')
      const results = runPython(script, written()) as { name: string; difference: unknown }[]
      expect(results).toHaveLength(chosen.length)
      expect(results.filter(({ difference }) => difference !== null)).toEqual([])
    })
  })
})
