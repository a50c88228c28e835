import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConsole } from '../../src/cli/console.ts'
import { WarningPrinter } from '../../src/cli/report.ts'
import { createWorkshop, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('a.ipynb', notebookThatPrints('x'.repeat(2_000)))
})
afterAll(() => workshop.remove())

describe('--limit documentLength', () => {
  test.each([
    ['html', []],
    ['ipynb', []],
    ['ipynb', ['--keep-version']],
  ] as const)('holds for %s %j, and the old file stays', async (format, options) => {
    const name = `out.${format}`
    workshop.file(name, 'old')
    const args = ['export', 'a.ipynb', '-o', name, ...options, '--limit']
    const { code, stderr } = await workshop.run([...args, 'documentLength=1000'])
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('a.ipynb: error[LIMIT_EXCEEDED]: The document has more than 1000 characters.'),
    ])
    expect(readFileSync(join(workshop.folder, name), 'utf8')).toBe('old')
    expect((await workshop.run([...args, 'documentLength=10000000'])).code).toBe(0)
  })

  test('says what to raise, and begins nothing', async () => {
    const args = 'export a.ipynb --to html,ipynb --out-dir none --limit documentLength=10'
    const { stderr } = await workshop.run(args.split(' '))
    expect(stderr).toContain('  help: Raise --limit documentLength=N, or leave out outputs.')
    expect(stderr).not.toContain('toHtmlChunks')
    expect(existsSync(join(workshop.folder, 'none'))).toBe(false)
    const piped = await workshop.run(['export', 'a.ipynb', '-o', '-', '--limit', 'documentLength=10'])
    expect([piped.code, piped.stdout]).toEqual([1, ''])
  })
})

test('warnings name limits as --limit does; what is no limit stays', () => {
  let said = ''
  const stream = { write: (text: string) => (said += text) }
  const console = createConsole({ stdout: stream, stderr: stream }, {}, false)
  const message = 'Too deep (limits.markdownNesting), and limits.constructor and limits.cpu'
  new WarningPrinter(console, 'a', false).add({
    code: 'FALLBACK',
    message,
    pointer: '',
    document: 'input',
  })
  expect(said).toBe(
    'a: warning[FALLBACK]: Too deep (--limit markdownNesting), and limits.constructor and limits.cpu\n',
  )
})

test('what an input is comes before what is wrong with it', async () => {
  const input = JSON.stringify({
    version: 1,
    meta: { system: 'x' },
    outputs: [{ kind: 'table', columns: [{ name: 'a' }], rows: [[1, 2]] }],
  })
  const { stderr } = await workshop.run(['export', '-'], { input })
  expect(stderr).toMatch(/^<stdin>: recognised as Platen task run\n<stdin>: warning\[/)
})
