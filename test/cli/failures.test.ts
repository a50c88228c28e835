import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkshop, type Finished, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

function deeplyWrong(): string {
  const notebook = JSON.parse(notebookThatPrints('x'))
  notebook.cells[0].outputs[0].text = { not: 'text' }
  return JSON.stringify(notebook, null, 1)
}

/** Every way an input can be bad: what is made of it, and what must be said. */
const BAD: readonly (readonly [
  name: string,
  make: (path: string) => void,
  code: string,
  place: string | undefined,
])[] = [
  ['empty.ipynb', () => workshop.file('empty.ipynb', ''), 'INVALID_JSON', ' at line 1, column 1'],
  [
    'prose.ipynb',
    () => workshop.file('prose.ipynb', '{\n  "cells": oops'),
    'INVALID_JSON',
    'line 2, column 12',
  ],
  ['object.ipynb', () => workshop.file('object.ipynb', '{}'), 'NOT_A_NOTEBOOK', undefined],
  ['list.json', () => workshop.file('list.json', '[1, 2]'), 'UNKNOWN_SOURCE', undefined],
  [
    'binary.ipynb',
    () => workshop.file('binary.ipynb', Buffer.from([0x89, 0x50, 0xff, 0xfe, 0, 1])),
    'INVALID_ENCODING',
    undefined,
  ],
  [
    'deep.ipynb',
    () => workshop.file('deep.ipynb', deeplyWrong()),
    'INVALID_NOTEBOOK',
    ' at /cells/0/outputs/0/text (line ',
  ],
  [
    'run.json',
    () => workshop.file('run.json', '{"version": 1, "meta": {"system": 5}, "outputs": []}'),
    'INVALID_TASK_RUN',
    ' at /meta/system (line 1, column 35)',
  ],
  ['folder', (path) => mkdirSync(path), 'READ_FAILED', undefined],
  ['missing.ipynb', () => {}, 'READ_FAILED', undefined],
  ['circle.ipynb', (path) => symlinkSync(path, path), 'READ_FAILED', undefined],
]

describe('inputs', () => {
  let all: Finished
  beforeAll(async () => {
    for (const [name, make] of BAD) make(join(workshop.folder, name))
    workshop.file('first.ipynb', notebookThatPrints('first'))
    workshop.file('last.ipynb', notebookThatPrints('last'))
    const names = ['first.ipynb', ...BAD.map(([name]) => name), 'last.ipynb']
    all = await workshop.run(['export', ...names, '--out-dir', 'out'])
  })

  test.each(BAD)('%s is reported by name, code and place, with help', (name, _make, code, place) => {
    const lines = all.stderr.split('\n')
    const at = lines.findIndex((line) => line.startsWith(`${name}: error[${code}]`))
    expect(at, all.stderr).toBeGreaterThanOrEqual(0)
    if (place !== undefined) expect(lines[at]).toContain(place)
    expect(lines[at + 1]).toMatch(/^ {2}help: \S/)
  })

  test('the good ones before and after are exported, and nothing else is there', () => {
    expect(all.code).toBe(1)
    expect(readdirSync(join(workshop.folder, 'out')).sort()).toEqual(['first.html', 'last.html'])
    expect(all.stderr).toContain(`2 of ${BAD.length + 2} inputs exported`)
  })

  test('each alone fails, too', async () => {
    const codes = await Promise.all(
      BAD.map(async ([name]) => (await workshop.run(['export', name, '--out-dir', 'alone'])).code),
    )
    expect(new Set(codes)).toEqual(new Set([1]))
    expect(existsSync(join(workshop.folder, 'alone'))).toBe(false)
  })
})

describe('outputs', () => {
  const TARGETS = [
    ['input.ipynb/report.html', 'part of the path is a file'],
    ['nowhere/report.html', 'its folder does not exist'],
    ['/proc/platen.html', undefined],
    ['/dev/full', 'the disk is full'],
  ] as const

  test.each(TARGETS)('%s cannot be written', async (target, reason) => {
    workshop.file('input.ipynb', notebookThatPrints('x'))
    const { code, stderr } = await workshop.run(['export', 'input.ipynb', '-o', target])
    expect(code).toBe(1)
    expect(stderr).toContain(`input.ipynb: error[WRITE_FAILED]: Cannot write ${target}: ${reason ?? ''}`)
    expect(stderr).toContain('  help: ')
  })

  test.each([
    ['input.ipynb', 'part of the path is a file'],
    ['input.ipynb/deeper', 'part of the path is a file'],
    ['/proc/platen', ''],
  ])('--out-dir %s cannot be made', async (folder, reason) => {
    workshop.file('input.ipynb', notebookThatPrints('x'))
    const { code, stderr } = await workshop.run(['export', 'input.ipynb', '--out-dir', folder])
    expect(code).toBe(1)
    expect(stderr).toContain(`input.ipynb: error[WRITE_FAILED]: Cannot write ${folder}/input.html: ${reason}`)
  })

  test('one that cannot be written does not stop the others', async () => {
    workshop.file('a.ipynb', notebookThatPrints('a'))
    workshop.file('b.ipynb', notebookThatPrints('b'))
    mkdirSync(join(workshop.folder, 'mixed/a.html'), { recursive: true })
    const args = ['export', 'a.ipynb', 'b.ipynb', '--to', 'html,ipynb', '--out-dir', 'mixed']
    const { code, stderr } = await workshop.run(args)
    expect(code).toBe(1)
    expect(stderr).toContain('a.ipynb: error[WRITE_FAILED]: Cannot write mixed/a.html: it is a folder.')
    expect(readdirSync(join(workshop.folder, 'mixed')).sort()).toEqual([
      'a.html',
      'a.ipynb',
      'b.html',
      'b.ipynb',
    ])
  })

  test('a failed write leaves the old file', async () => {
    workshop.file('whole.ipynb', notebookThatPrints('x'.repeat(2_000_000)))
    workshop.file('whole.html', 'old')
    const script = `ulimit -f 100; exec "${process.execPath}" "${workshop.program}" export whole.ipynb`
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: workshop.folder, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('Cannot write whole.html: it would be larger than a file may be here.')
    expect(readdirSync(workshop.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(readFileSync(join(workshop.folder, 'whole.html'), 'utf8')).toBe('old')
  })
})
