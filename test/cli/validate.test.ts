import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { validateNotebook } from '../../src/index.ts'
import { describeCorpus } from '../support/requires.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('good.ipynb', notebookThatPrints('x'))
  workshop.file('run.json', '{"version": 1, "meta": {"system": "demo"}, "outputs": []}')
  workshop.file(
    'bad.ipynb',
    '{\n "cells": [\n  {"cell_type": "markdown", "id": "a", "metadata": {}, "source": 5},\n' +
      '  {"cell_type": "markdown", "id": "b", "metadata": [], "source": ""}\n ],\n' +
      ' "metadata": {}, "nbformat": 4, "nbformat_minor": 5\n}\n',
  )
  workshop.file('broken.ipynb', '{"cells": [\n 1,,\n')
})
afterAll(() => workshop.remove())

test('prints every violation where an editor can jump to', async () => {
  const { code, stdout } = await workshop.run([
    'validate',
    'good.ipynb',
    'bad.ipynb',
    'broken.ipynb',
    'run.json',
    'nope.ipynb',
  ])
  expect(code).toBe(1)
  const lines = stdout.trimEnd().split('\n')
  expect(lines[0]).toBe('good.ipynb: valid (notebook, nbformat 4.5)')
  expect(lines[1]).toMatch(/^bad\.ipynb:3:66: error\[INVALID_NOTEBOOK\] \/cells\/0\/source: found number 5/)
  expect(lines[2]).toMatch(/^bad\.ipynb:4:52: error\[INVALID_NOTEBOOK\] \/cells\/1\/metadata: /)
  expect(lines[3]).toMatch(/^broken\.ipynb:2:4: error\[INVALID_JSON\]: /)
  expect(lines[4]).toBe('run.json: valid (Platen task run)')
  expect(lines[5]).toMatch(/^nope\.ipynb: error\[READ_FAILED\]: /)
  expect(lines).toHaveLength(6)
})

test('--json gives the same to programs', async () => {
  const { code, stdout } = await workshop.run(['validate', '--json', 'good.ipynb', 'bad.ipynb', 'nope.ipynb'])
  expect(code).toBe(1)
  const [good, bad, missing] = JSON.parse(stdout)
  expect(good).toEqual({ file: 'good.ipynb', valid: true, kind: 'notebook, nbformat 4.5', violations: [] })
  expect(bad.violations[0]).toMatchObject({
    code: 'INVALID_NOTEBOOK',
    pointer: '/cells/0/source',
    line: 3,
    column: 66,
  })
  expect(missing).toMatchObject({ valid: false, violations: [{ code: 'READ_FAILED' }] })
})

test('quiet says nothing of what is valid; standard input and --from work', async () => {
  expect(await workshop.run(['validate', '-q', 'good.ipynb'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '',
  })
  const piped = await workshop.run(['validate', '-'], { input: notebookThatPrints('x') })
  expect(piped.stdout).toBe('<stdin>: valid (notebook, nbformat 4.5)\n')
  const named = await workshop.run(['validate', 'run.json', '--from', 'jupyter'])
  expect(named).toMatchObject({ code: 1 })
  expect(named.stdout).toContain('run.json:1:1: error[NOT_A_NOTEBOOK]')
})

test('an old version is no riddle', async () => {
  workshop.file('v3.ipynb', '{"metadata": {}, "nbformat": 3, "nbformat_minor": 0, "worksheets": []}')
  workshop.file('v9.ipynb', '{"metadata": {}, "nbformat": 9, "nbformat_minor": 0}')
  const { code, stdout, stderr } = await workshop.run(['validate', 'v3.ipynb'])
  expect([code, stdout]).toEqual([1, expect.stringContaining('found nbformat 3, allowed: 4')])
  expect(stderr).toBe('  help: Validation covers nbformat 4; platen export upgrades older notebooks.\n')
  const json = await workshop.run(['validate', '--json', 'v3.ipynb', 'v9.ipynb'])
  const [old, young] = JSON.parse(json.stdout)
  expect(old.violations[0].help).toContain('upgrades older notebooks')
  expect(young.violations[0].help).toBe('Validation covers nbformat 4.')
})

test('--json says where only once', async () => {
  const { stdout } = await workshop.run(['validate', '--json', 'broken.ipynb'])
  const [{ violations }] = JSON.parse(stdout)
  expect(violations).toMatchObject([{ code: 'INVALID_JSON', line: 2, column: 4 }])
  expect(violations[0].message).not.toMatch(/line|column/)
})

describeCorpus('notebooks of the corpus', () => {
  const paths = corpusNotebooks()
  const broken = paths.filter((path) => /nbformat__tests__.*(invalid|no_cell_id)/.test(path))

  /** What an editor makes of a line, and the text it would jump to. */
  function parse(line: string) {
    const [, file, row, column, pointer] =
      /^(.+?):(\d+):(\d+): error\[INVALID_NOTEBOOK\] (\/\S*): ./.exec(line) ?? []
    const text = file === undefined ? '' : readFileSync(file, 'utf8')
    return { file, pointer, at: text.split('\n')[Number(row) - 1]?.slice(Number(column) - 1) ?? '' }
  }

  function valueAt(file: string, pointer: string): unknown {
    const keys = pointer.split('/').slice(1)
    return keys.reduce((value, key) => value[key], JSON.parse(readFileSync(file, 'utf8')))
  }

  test('every violation is printed, and its line and column are where the value begins', async () => {
    expect(broken.length).toBeGreaterThanOrEqual(5)
    const { code, stdout } = await workshop.run(['validate', ...broken])
    expect(code).toBe(1)
    const found = stdout.trimEnd().split('\n').map(parse)
    const expected = broken.flatMap((path) =>
      validateNotebook(readFileSync(path, 'utf8')).violations.map(({ pointer }) => [path, pointer]),
    )
    expect(found.map(({ file, pointer }) => [file, pointer])).toEqual(expected)
    for (const { file, pointer, at } of found) {
      const value = valueAt(file!, pointer!)
      const begins = typeof value === 'object' ? '{' : JSON.stringify(value)
      expect(`${basename(file!)} ${pointer} ${at}`).toBe(
        `${basename(file!)} ${pointer} ${begins}${at.slice(begins.length)}`,
      )
    }
  })

  test('however many there are, in both forms', async () => {
    const notebook = JSON.parse(readFileSync(paths.find((path) => path.includes('/real/'))!, 'utf8'))
    const cells = Array.from({ length: 300 }, () => ({ ...notebook.cells[0], metadata: 'none', id: 'a b' }))
    const text = JSON.stringify({ ...notebook, cells, nbformat: 4, nbformat_minor: 5 }, null, 1)
    const count = validateNotebook(text).violations.length
    expect(count).toBeGreaterThanOrEqual(600)
    workshop.file('many.ipynb', text)
    const plain = await workshop.run(['validate', 'many.ipynb'])
    expect(plain.stdout.trimEnd().split('\n')).toHaveLength(count)
    const json = await workshop.run(['validate', '--json', 'many.ipynb'])
    const [{ violations }] = JSON.parse(json.stdout)
    expect(violations).toHaveLength(count)
    expect(Object.keys(violations[0]).sort()).toEqual(['code', 'column', 'line', 'message', 'pointer'])
  })
})

test('prints what an export would warn of in a task run, which is valid all the same', async () => {
  const outputs =
    '[\n{"kind": "table", "columns": [{"name": "a"}], "rows": [[1, 2]]},\n{"kind": "log", "text": "x"},\n' +
    '{"kind": "notebook", "content": "{\\"nbformat\\": 4, \\"nbformat_minor\\": 5, \\"metadata\\": {}, \\"cells\\": []}"}]'
  workshop.file('odd.json', `{"version": 1, "meta": {"system": "demo"}, "outputs": ${outputs}}`)
  const { code, stdout } = await workshop.run(['validate', 'odd.json'])
  expect(code).toBe(0)
  expect(stdout.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^odd\.json:3:\d+: warning\[UNKNOWN_KIND\] \/outputs\/1\/kind: .*"log"/),
    expect.stringMatching(/^odd\.json:2:\d+: warning\[REPAIRED\] \/outputs\/0\/rows: /),
    'odd.json: valid (Platen task run)',
  ])
  expect((await workshop.run(['validate', 'odd.json', '-q'])).stdout).toBe('')
  const [found] = JSON.parse((await workshop.run(['validate', '--json', 'odd.json'])).stdout)
  expect([found.valid, found.violations, found.warnings.length]).toEqual([true, [], 2])
})
