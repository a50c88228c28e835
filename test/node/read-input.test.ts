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
