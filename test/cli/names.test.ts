import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkshop, notebookThatPrints, notebookThatSays, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

const NAMES = [
  'two words.ipynb',
  '\x1b]0;owned\x07\x1b[2J.ipynb',
  'new\nline.ipynb',
  'c1\u009b31m.ipynb',
  'right\u202eto left.ipynb',
  '\u00fc\u00f1\u00ee\u4e2d\u{1f600}.ipynb',
  '$(touch pwned);`touch pwned`.ipynb',
  '"quoted\' \\ back.ipynb',
  '__proto__.ipynb',
  '%s%n.ipynb',
  '.ipynb',
  `${'n'.repeat(246)}.ipynb`,
]

describe('hostile file names', () => {
  test.each(NAMES.map((name) => [name] as const))('%j is exported and printed harmlessly', async (name) => {
    workshop.file(name, notebookThatPrints('x'))
    const { code, stderr } = await workshop.run(['export', name])
    expect(stderr).not.toMatch(ACTIVE)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(code).toBe(0)
    const output = name === '.ipynb' ? '.ipynb.html' : name.replace(/ipynb$/, 'html')
    expect(existsSync(join(workshop.folder, output))).toBe(true)
    expect(existsSync(join(workshop.folder, 'pwned'))).toBe(false)
  })

  test('one that begins with a dash, behind -- or ./', async () => {
    workshop.file('-v.ipynb', notebookThatPrints('x'))
    expect((await workshop.run(['export', '--', '-v.ipynb'])).code).toBe(0)
    expect((await workshop.run(['export', './-v.ipynb'])).code).toBe(0)
    expect((await workshop.run(['export', '-v.ipynb'])).code).toBe(2)
  })

  test('errors about names that do not exist are harmless, too', async () => {
    for (const name of NAMES.map((name) => `missing ${name}`)) {
      const { code, stdout, stderr } = await workshop.run(['validate', name])
      expect(code).toBe(1)
      expect(stdout + stderr).not.toMatch(ACTIVE)
    }
  })
})

test('content quoted in messages is harmless', async () => {
  workshop.file('content.ipynb', notebookThatSays('![x](\u001b[2Jgone\u202e.png)'))
  workshop.file('type.ipynb', notebookThatPrints('x', { nbformat: '\u001b[31m4' }))
  for (const command of ['export', 'validate']) {
    const { stdout, stderr } = await workshop.run([command, 'content.ipynb', 'type.ipynb'])
    expect(stdout + stderr).not.toMatch(ACTIVE)
  }
  const { stdout } = await workshop.run(['validate', '--json', 'type.ipynb', 'a\u009b.ipynb'])
  expect(stdout).not.toMatch(ACTIVE)
  expect(JSON.parse(stdout)[1].file).toBe('a\u009b.ipynb')
})
