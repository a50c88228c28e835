import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  const args = ['export', '-', '--redact-pattern', 'fine', '--redact-pattern', '(hunter2-x: ']
  const { code, stderr } = await workshop.run(args)
  const said = '--redact-pattern number 2 is not a regular expression: Unterminated group'
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  expect(stderr).not.toContain('hunter2-x')
})

test('an empty value, as of a variable that is not set, is a wrong command line', async () => {
  for (const option of ['--redact', '--redact-header', '--redact-pattern'])
    for (const value of ['', '   ']) {
      const { code, stdout, stderr } = await workshop.run(['export', '-', option, value], {
        input: notebookThatPrints('x'),
      })
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`${option} needs a `)])
      expect(stderr.split('\n')).toHaveLength(4)
    }
})

describe('where nothing was masked', () => {
  const exported = (text: string, ...options: string[]) =>
    workshop.run(['export', '-', ...options], { input: notebookThatPrints(text) })
  const SAID = /^<stdin>: warning\[NOT_REDACTED\]: nothing was redacted/m

  test('a name with a slip in it is warned about, and counts as failed under --strict', async () => {
    const { code, stderr } = await exported('password=hunter2-x', '--redact', 'pasword')
    expect([code, stderr]).toEqual([0, expect.stringMatching(SAID)])
    const strict = await exported('password=hunter2-x', '--redact', 'pasword', '--strict')
    expect([strict.code, strict.stderr]).toEqual([1, expect.stringMatching(SAID)])
    expect(strict.stderr).toContain('error[STRICT]: it counts as failed because of 1 warning')
  })

  test('of one name, where another masks: whoever misspelt it would never know', async () => {
    const args = ['--redact', 'password', '--redact', 'tokne', '--redact-header', 'Cookie']
    const { code, stderr } = await exported('password=hunter2-x', ...args)
    expect(code).toBe(0)
    expect(stderr).toContain(
      'warning[NOT_REDACTED]: "tokne" was to be redacted, and the input does not have that name',
    )
    expect(stderr).toContain('"Cookie" was to be redacted')
    expect(stderr).not.toContain('"password"')
    expect((await exported('password=hunter2-x', ...args, '--strict')).code).toBe(1)
  })

  test('a name that one of several inputs has is none too many', async () => {
    workshop.file('p.ipynb', notebookThatPrints('password=hunter2-x'))
    workshop.file('q.ipynb', notebookThatPrints('token=hunter2-y'))
    const args = [
      'export',
      'p.ipynb',
      'q.ipynb',
      '--out-dir',
      'names',
      '--redact',
      'password',
      '--redact',
      'token',
    ]
    for (const jobs of ['1', '2']) {
      const { code, stderr } = await workshop.run([...args, '--redact', 'key', '--jobs', jobs])
      expect(code).toBe(0)
      expect(stderr.match(/NOT_REDACTED/g)).toHaveLength(1)
      expect(stderr).toContain('"key" was to be redacted, and no input has that name')
    }
  })

  test('headers and patterns, too', async () => {
    expect((await exported('x', '--redact-header', 'Cookie')).stderr).toMatch(SAID)
    expect((await exported('x', '--redact-pattern', 'zzz')).stderr).toMatch(SAID)
  })

  test('an input of several that has no secret is none too few', async () => {
    workshop.file('with.ipynb', notebookThatPrints('password=secret-1'))
    workshop.file('without.ipynb', notebookThatPrints('plain'))
    const args = [
      'export',
      'without.ipynb',
      'with.ipynb',
      '--to',
      'html,ipynb',
      '--out-dir',
      'each',
      '--strict',
    ]
    for (const rule of [
      ['--redact-pattern', 'secret-\\d'],
      ['--redact', 'password'],
    ])
      for (const jobs of ['1', '2']) {
        const { code, stderr } = await workshop.run([...args, ...rule, '--jobs', jobs])
        expect([code, stderr]).toEqual([0, expect.not.stringContaining('NOT_REDACTED')])
        expect(stderr).toContain('without.ipynb: nothing was redacted')
        expect(stderr).toContain('2 of 2 inputs exported')
      }
  })

  test('where none of several has anything, it is said once of all, and fails under --strict', async () => {
    workshop.file('one.ipynb', notebookThatPrints('plain'))
    workshop.file('two.ipynb', notebookThatPrints('plain, too'))
    const args = ['export', 'one.ipynb', 'two.ipynb', '--out-dir', 'none', '--redact', 'pasword']
    const { code, stderr } = await workshop.run(args)
    expect(code).toBe(0)
    expect(stderr.match(/NOT_REDACTED/g)).toHaveLength(1)
    expect(stderr).toContain(
      'platen export: warning[NOT_REDACTED]: nothing was redacted: no input has anything',
    )
    expect((await workshop.run([...args, '--strict'])).code).toBe(1)
  })

  test('that there are no tokens is what everybody hopes for', async () => {
    expect(await exported('x', '--redact-tokens', '--strict')).toMatchObject({ code: 0, stderr: '' })
  })

  test('without redaction there is nothing to say', async () => {
    expect((await exported('x')).stderr).toBe('')
  })
})
