import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readInput } from '../../src/node/index.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-read-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('gives the bytes, also of files that claim to be empty', async () => {
  writeFileSync(join(folder, 'a'), 'grün')
  expect(Buffer.from(await readInput(join(folder, 'a'))).toString()).toBe('grün')
  expect((await readInput('/proc/self/status')).length).toBeGreaterThan(0)
  expect(await readInput('/dev/null')).toHaveLength(0)
})

test('what is larger than a string can be is refused before it is read', async () => {
  const path = join(folder, 'sparse')
  writeFileSync(path, '')
  truncateSync(path, 3 * 2 ** 30)
  await expect(readInput(path)).rejects.toMatchObject({
    code: 'READ_FAILED',
    help: expect.stringContaining('string'),
  })
})

test('a device without an end is cut off', async () => {
  await expect(readInput('/dev/zero', { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'READ_FAILED' })
})

test('a file that grows while it is read comes to an end, at the latest at the limit', async () => {
  const path = join(folder, 'growing')
  writeFileSync(path, 'x'.repeat(100_000))
  const writer = spawn('bash', ['-c', 'while :; do echo another line >> "$0"; done', path])
  try {
    for (let round = 0; round < 20; round++) {
      const bytes = await readInput(path, { maxBytes: 2_000_000 }).catch((error: unknown) => error)
      if (bytes instanceof Uint8Array) expect(bytes.length).toBeGreaterThanOrEqual(100_000)
      else expect(bytes).toMatchObject({ code: 'READ_FAILED' })
    }
  } finally {
    writer.kill()
  }
})

test.each([
  ['missing', 'there is no such file'],
  ['.', 'it is a folder'],
  ['a/b', 'part of the path is a file'],
])('%s', async (name, reason) => {
  const path = join(folder, name)
  await expect(readInput(path)).rejects.toMatchObject({
    code: 'READ_FAILED',
    message: expect.stringContaining(`Cannot read ${path}: ${reason}`),
    help: expect.any(String),
  })
})
