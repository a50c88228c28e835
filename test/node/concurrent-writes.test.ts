import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleWriter, startModule, waitFor } from './support.ts'

const ROUNDS = 100
const UNITS = 3_000_000
let folder: string
let bundle: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platen-concurrent-'))
  bundle = await bundleWriter(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WRITER = `
  const [target, letter, rounds, units] = process.argv.slice(-4)
  for (let round = 0; round < Number(rounds); round++)
    await writeFileAtomic(target, letter.repeat(Number(units) + round))
`

test(`two processes, ${ROUNDS} writes each: whoever looks sees one whole version`, async () => {
  const target = join(folder, 'target')
  const writers = ['a', 'b'].map((letter) =>
    startModule(bundle, WRITER, [target, letter, String(ROUNDS), String(UNITS)]),
  )
  let running = writers.length
  const errors: string[] = []
  for (const writer of writers) {
    writer.stderr!.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
    writer.on('close', () => running--)
  }
  const seen = new Set<string>()
  let looks = 0
  while (running > 0) {
    await new Promise((resolve) => setTimeout(resolve, 3))
    const content = readIfThere(target)
    if (content === undefined) continue
    looks++
    const letter = content[0]!
    expect(content.length).toBeGreaterThanOrEqual(UNITS)
    expect(content.length).toBeLessThan(UNITS + ROUNDS)
    expect(content.equals(Buffer.alloc(content.length, letter))).toBe(true)
    seen.add(String.fromCharCode(letter))
  }
  expect(errors).toEqual([])
  expect(writers.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  expect([...seen].sort()).toEqual(['a', 'b'])
  expect(looks).toBeGreaterThan(10)
  expect(readdirSync(folder).sort()).toEqual(['target', 'writer.mjs'])
})

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

test('a run that is killed again and again leaves temporary files only, all of them ours', async () => {
  const target = join(folder, 'killed')
  for (let round = 0; round < 5; round++) {
    const writer = startModule(bundle, WRITER, [target, 'c', '1000', '3000000'])
    await waitFor(writer, () => readIfThere(target) !== undefined)
    writer.kill('SIGKILL')
    await once(writer, 'close')
  }
  const left = readdirSync(folder).filter((name) => !['writer.mjs', 'target', 'killed'].includes(name))
  for (const name of left) expect(name).toMatch(/^\.killed\.platen-\d+-[0-9a-z]+\.tmp$/)
})
