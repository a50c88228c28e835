import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleWriter, startModule, waitFor } from '../node/support.ts'
import { PNG_HEAD } from '../support/pictures.ts'
import { FULL } from '../support/requires.ts'
import { createWorkshop, type Workshop } from './support.ts'

// SIGKILL cannot be caught, so what is there afterwards is what the order of the writer's steps leaves.

const ROUNDS = FULL ? 100 : 10
const OLD = 'the old report'
/** Megabytes of base64: much to write, little to render. */
const IMAGE = PNG_HEAD + 'AAAA'.repeat(6_000_000)
const NOTEBOOK = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      execution_count: 1,
      id: 'only',
      metadata: {},
      outputs: [{ output_type: 'display_data', metadata: {}, data: { 'image/png': IMAGE } }],
      source: '',
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
})

let workshop: Workshop
let complete: Buffer
beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('large.ipynb', NOTEBOOK)
  await workshop.run(['export', 'large.ipynb', '-o', 'complete.html'])
  complete = readFileSync(join(workshop.folder, 'complete.html'))
  expect(complete.length).toBeGreaterThan(IMAGE.length)
})
afterAll(() => workshop.remove())

/** What the kills hit: `during` means that a temporary file was there, so the write had begun and not ended. */
interface Tally {
  before: number
  during: number
  after: number
}

function report(what: string, tally: Tally): void {
  if (FULL) process.stderr.write(`${what}: ${JSON.stringify(tally)}\n`)
}

const temporaries = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.tmp'))

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const closed = once(child, 'exit')
  child.kill('SIGKILL')
  await closed
}

test(`the program, killed ${ROUNDS} times`, { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(workshop.folder, 'kill-'))
  const start = () =>
    spawn(process.execPath, [workshop.program, 'export', '../large.ipynb', '-o', 'a.html'], {
      cwd: folder,
      stdio: 'ignore',
    })
  const first = start()
  await waitFor(first, () => temporaries(folder).length > 0)
  const began = performance.now()
  await waitFor(first, () => temporaries(folder).length === 0).catch(() => {})
  const length = performance.now() - began
  if (first.exitCode === null) await once(first, 'exit')

  const tally: Tally = { before: 0, during: 0, after: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    writeFileSync(join(folder, 'a.html'), OLD)
    const child = start()
    // A write that nobody saw, between two looks, has ended, and so has the program.
    await waitFor(child, () => temporaries(folder).length > 0).catch(() => {})
    // In even steps over the write, and a little beyond it.
    await sleep((round / ROUNDS) * length * 1.2)
    await kill(child)
    const content = readFileSync(join(folder, 'a.html'))
    const left = temporaries(folder)
    const isOld = content.equals(Buffer.from(OLD))
    expect(isOld || content.equals(complete), `round ${round}: ${content.length} bytes`).toBe(true)
    expect(left.length).toBeLessThanOrEqual(1)
    for (const name of left) expect(name).toMatch(/^\.a\.html\.platen-\d+-[0-9a-z]+\.tmp$/)
    tally[left.length > 0 ? 'during' : isOld ? 'before' : 'after']++
    for (const name of left) rmSync(join(folder, name))
  }
  report('program', tally)
  expect(tally.during).toBeGreaterThan(0)
})

/** Writes versions one after the other, and says which one is begun. */
const VERSIONS = `
  const [target] = process.argv.slice(-1)
  const { writeSync } = await import('node:fs')
  for (let version = 1; ; version++) {
    writeSync(1, version + '\\n')
    await writeFileAtomic(target, Array(16).fill(Buffer.alloc(1_000_000, version)))
  }
`

test(`the library, killed ${ROUNDS} times while it writes again and again`, {
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(workshop.folder, 'kill-'))
  const bundle = await bundleWriter(workshop.folder)
  const target = join(folder, 'a')
  const tally: Tally = { before: 0, during: 0, after: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    writeFileSync(target, OLD)
    const child = startModule(bundle, VERSIONS, [target])
    let said = ''
    child.stdout!.on('data', (chunk: Buffer) => (said += chunk))
    await waitFor(child, () => said !== '')
    await sleep(((round * 37) % ROUNDS) * (100 / ROUNDS))
    await kill(child)
    const begun = Number(said.trimEnd().split('\n').at(-1))
    const content = readFileSync(target)
    const left = temporaries(folder)
    const allowed = [begun - 1, begun]
    const isOne = allowed.some((version) =>
      content.equals(version === 0 ? Buffer.from(OLD) : Buffer.alloc(16_000_000, version)),
    )
    expect(isOne, `round ${round}: ${content.length} bytes of ${content[0]}, begun: ${begun}`).toBe(true)
    expect(left.length).toBeLessThanOrEqual(1)
    tally[left.length > 0 ? 'during' : content[0] === begun ? 'after' : 'before']++
    for (const name of left) rmSync(join(folder, name))
  }
  report('library', tally)
  expect(tally.during).toBeGreaterThan(0)
})
