import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkshop, finish, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('small.ipynb', notebookThatPrints('small'))
  workshop.file('large.ipynb', notebookThatPrints('a line of some length\n'.repeat(200_000)))
})
afterAll(() => workshop.remove())

const shell = (line: string) =>
  spawn(
    'bash',
    ['-c', `set -o pipefail; ${line.replaceAll('platen', `"${process.execPath}" "${workshop.program}"`)}`],
    {
      cwd: workshop.folder,
    },
  )

describe('standard input', () => {
  test('goes to standard output, with every message beside it', async () => {
    const input = notebookThatPrints('through the pipe')
    const { code, stdout, stderr } = await workshop.run(['export', '-'], { input })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^<!DOCTYPE html>.*through the pipe.*<\/html>\n?$/s)
  })

  test('may be a task run, which is named on standard error', async () => {
    const input = JSON.stringify({ version: 1, meta: { system: 'demo' }, outputs: [] })
    const { code, stdout, stderr } = await workshop.run(['export', '-', '--to', 'ipynb'], { input })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '<stdin>: recognised as Platen task run\n' })
    expect(JSON.parse(stdout).nbformat).toBe(4)
  })

  test('gets a name in a folder', async () => {
    const args = ['export', '-', '--to', 'html,ipynb', '--out-dir', 'named']
    const { stderr } = await workshop.run(args, { input: notebookThatPrints('x') })
    expect(stderr).toContain('wrote named/notebook.html')
    expect(stderr).toContain('wrote named/notebook.ipynb')
  })

  test.each([
    ['', 'INVALID_JSON'],
    ['[]', 'UNKNOWN_SOURCE'],
  ])('%j is reported as <stdin>', async (input, error) => {
    const { code, stdout, stderr } = await workshop.run(['export', '-'], { input })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`<stdin>: error[${error}]`)
  })

  test('can be large, and so can standard output', async () => {
    const input = notebookThatPrints('0123456789abcdef'.repeat(2_000_000))
    const { code, stdout } = await workshop.run(['export', '-', '--to', 'ipynb'], { input })
    expect(code).toBe(0)
    expect(JSON.parse(stdout).cells[0].outputs[0].text.join('')).toHaveLength(32_000_000)
  })

  test('closed by the shell is a failed read, not a crash', async () => {
    const { code, stderr } = await finish(shell('platen export - <&-'))
    expect(code).toBe(1)
    expect(stderr).toMatch(/^<stdin>: error\[/)
  })

  test('/dev/stdin and /dev/stdout mean the same', async () => {
    const args = ['export', '/dev/stdin', '-o', '/dev/stdout']
    const { code, stdout } = await workshop.run(args, { input: notebookThatPrints('devices') })
    expect(code).toBe(0)
    expect(stdout).toContain('devices')
  })
})

describe('standard output', () => {
  test('a reader that stops early ends it quietly', async () => {
    const { code, stdout, stderr } = await finish(shell('platen export large.ipynb -o - | head -c 15'))
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '<!DOCTYPE html>', stderr: '' })
  })

  test('closed before anything is written, for any command', async () => {
    for (const line of ['export small.ipynb -o -', 'validate small.ipynb', '--help']) {
      const { stderr } = await finish(shell(`platen ${line} | true`))
      expect(stderr).toBe('')
    }
  })

  test('a full disk is an error', async () => {
    const { code, stderr } = await finish(shell('platen export small.ipynb -o - > /dev/full'))
    expect(code).toBe(1)
    expect(stderr).toContain('small.ipynb: error[WRITE_FAILED]: Cannot write standard output: ENOSPC')
  })

  test('a reader of standard error that stops does not stop the export', async () => {
    const { code } = await finish(shell('platen export small.ipynb missing.ipynb --out-dir err 2> >(true)'))
    expect(code).toBe(1)
    expect(readFileSync(join(workshop.folder, 'err/small.html'), 'utf8')).toContain('</html>')
  })
})

describe('pipes with a name', () => {
  test('process substitution in and out', async () => {
    const inward = await finish(shell('platen export <(cat small.ipynb)'))
    expect({ code: inward.code, stderr: inward.stderr }).toEqual({ code: 0, stderr: '' })
    expect(inward.stdout).toContain('</html>')
    const outward = await finish(shell('platen export small.ipynb -q -o >(cat); wait'))
    expect(outward.stdout).toContain('</html>')
  })

  test('waits for the writer', async () => {
    spawnSync('mkfifo', [join(workshop.folder, 'in.pipe')])
    const running = workshop.run(['export', 'in.pipe', '-o', 'from-pipe.html'])
    // Waits for the reader.
    await writeFile(join(workshop.folder, 'in.pipe'), notebookThatPrints('late'))
    expect((await running).code).toBe(0)
    expect(readFileSync(join(workshop.folder, 'from-pipe.html'), 'utf8')).toContain('late')
  })

  test('one that nobody reads is refused, not waited for', async () => {
    spawnSync('mkfifo', [join(workshop.folder, 'out.pipe')])
    const { code, stderr } = await workshop.run(['export', 'small.ipynb', '-o', 'out.pipe'])
    expect(code).toBe(1)
    expect(stderr).toContain('nothing reads from this pipe')
  })
})
