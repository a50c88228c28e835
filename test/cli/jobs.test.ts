import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goldenCases } from '../golden/cases.ts'
import { createWorkshop, type Finished, notebookThatSays, type Workshop } from './support.ts'

let shop: Workshop

beforeAll(async () => {
  shop = await createWorkshop()
  for (const { name, input } of goldenCases) {
    mkdirSync(join(shop.folder, 'in', name), { recursive: true })
    cpSync(input, join(shop.folder, 'in', name, `input${input.slice(input.lastIndexOf('.'))}`))
  }
  shop.file('in/broken.ipynb', '{"cells": [')
  shop.file('in/none.json', '{"a": 1}')
  shop.file('in/secret.ipynb', notebookThatSays('password=hunter22'))
})
afterAll(() => shop.remove())

const inputs = () => [
  ...goldenCases.map(({ name, input }) => join('in', name, `input${input.slice(input.lastIndexOf('.'))}`)),
  ...['in/broken.ipynb', 'in/gone.ipynb', 'in/none.json', 'in/secret.ipynb', '-'],
]

/** Every file below a folder, by its path. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')]),
  )
}

async function exported(args: readonly string[], folder: string): Promise<Finished & { files: unknown }> {
  const out = join(shop.folder, folder)
  const finished = await shop.run(['export', ...args, '--out-dir', folder], {
    input: notebookThatSays('from standard input'),
  })
  return {
    ...finished,
    stderr: finished.stderr.replaceAll(folder, 'OUT'),
    files: filesIn(out),
  }
}

describe('--jobs', () => {
  it.each([
    ['both formats, and an index', ['--to', 'html,ipynb', '--index']],
    ['strictly, with all warnings', ['--strict', '-v']],
    ['redacted', ['--redact', 'password', '--redact-pattern', 'hunter\\d+']],
    ['media as files beside notebooks', ['--to', 'ipynb', '--extract-files', 'media']],
    ['quietly', ['-q']],
  ])('writes and says the same: %s', async (_name, args) => {
    const one = await exported([...inputs(), ...args], 'out-of-one')
    const many = await exported([...inputs(), ...args, '--jobs', '3'], 'out-of-three')
    expect(many).toEqual(one)
    expect(one.code).toBe(1)
  })

  it('refuses what is no number of threads', async () => {
    for (const jobs of ['0', 'x', '-1', '1.5']) {
      const { code, stderr } = await shop.run(['export', 'a.ipynb', `--jobs=${jobs}`])
      expect(code).toBe(2)
      expect(stderr).toContain(`--jobs needs a number of 1 to 999, not "${jobs}"`)
    }
  })

  it('ends at an option that turns out to be wrong', async () => {
    const args = [...inputs().slice(0, 4), '--time-zone', 'Mars/Olympus']
    const one = await shop.run(['export', ...args, '--out-dir', 'wrong'])
    const many = await shop.run(['export', ...args, '--out-dir', 'wrong', '-j2'])
    expect(many).toEqual(one)
    expect(one.code).toBe(2)
  })
})
