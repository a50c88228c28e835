import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkshop, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

const ALL = [
  '--redact',
  'password',
  '--redact-header',
  'Authorization',
  '--redact-pattern',
  'id-(?<secret>\\d+)',
]

test('what is named is in none of the files and in nothing that is said', async () => {
  const text = 'password: "hunter2-x"\nAuthorization: Bearer abc\nid-123 hunter2-x'
  workshop.file('a.ipynb', notebookThatPrints(text, { metadata: { 'hunter2-x': 1, orig: text } }))
  const { code, stderr } = await workshop.run([
    'export',
    'a.ipynb',
    '--to',
    'html,ipynb',
    '--out-dir',
    'out',
    ...ALL,
  ])
  expect([code, stderr]).toEqual([0, expect.stringContaining('a.ipynb: secrets were redacted')])
  expect(stderr).not.toContain('hunter2-x')
  for (const name of ['a.html', 'a.ipynb']) {
    const file = readFileSync(join(workshop.folder, 'out', name), 'utf8')
    expect(file).not.toMatch(/hunter2|Bearer|123/)
    expect(file).toContain('REDACTED')
  }
})

test('a task run, and tokens by their looks', async () => {
  const run = {
    version: 1,
    meta: { system: 'x', params: [{ name: 'Password', value: 'hunter2-x' }] },
    outputs: [
      { kind: 'text', text: `hunter2-x AKIA${'ABCDEFGH'.repeat(2)}` },
      { kind: 'hunter2-x', value: 1 },
    ],
  }
  const { code, stdout, stderr } = await workshop.run(
    ['export', '-', '--redact=password', '--redact-tokens', '--strict'],
    {
      input: JSON.stringify(run),
    },
  )
  expect(stdout).not.toMatch(/hunter2-x|AKIA/)
  expect(stderr).not.toMatch(/hunter2-x|AKIA/)
  expect([code, stderr]).toEqual([1, expect.stringContaining('"REDACTED" is shown as JSON')])
})

test('redaction alone is no failure under --strict', async () => {
  const { code } = await workshop.run(['export', '-', '--redact-pattern', 'hunter\\d', '--strict'], {
    input: notebookThatPrints('hunter2'),
  })
  expect(code).toBe(0)
})

test('an input that is not valid is not quoted', async () => {
  const notebook = notebookThatPrints('x').replace('"metadata": {}', '"metadata": "hunter2-x"')
  const { code, stderr } = await workshop.run(['export', '-', '--redact=password'], { input: notebook })
  expect(code).toBe(1)
  expect(stderr).not.toContain('hunter2-x')
})

test('a pattern that is none', async () => {
  const { code, stderr } = await workshop.run(['export', '-', '--redact-pattern', '(hunter2-x'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('--redact-pattern is not a regular expression')])
  expect(stderr).not.toContain('hunter2-x')
})
