import { type ChildProcess, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkshop, finish, notebookThatPrints, type Workshop } from './support.ts'

const OLD = 'the old report'
let workshop: Workshop
let complete: string

beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('large.ipynb', notebookThatPrints('a line of some length\n'.repeat(600_000)))
  await workshop.run(['export', 'large.ipynb', '-o', 'complete.html'])
  complete = readFileSync(join(workshop.folder, 'complete.html'), 'utf8')
})
afterAll(() => workshop.remove())

const temporaries = () => readdirSync(workshop.folder).filter((name) => name.startsWith('.'))
const report = () => readFileSync(join(workshop.folder, 'large.html'), 'utf8')

/** Sends a signal `delay` ms after the export has begun to write. */
async function interrupt(signal: NodeJS.Signals, delay: number) {
  workshop.file('large.html', OLD)
  const before = temporaries().length
  const child = workshop.start(['export', 'large.ipynb'])
  const done = finish(child)
  while (temporaries().length === before && child.exitCode === null) await sleep(1)
  await sleep(delay)
  child.kill(signal)
  return done
}

// SIGKILL, which cannot be caught: kill.test.ts.
describe('a signal during a write', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s removes the temporary file and leaves the old one', async (signal, expected) => {
    const { code } = await interrupt(signal, 0)
    // Where it came too late, all is written.
    expect(code === expected ? report() === OLD : code === 0 && report() === complete).toBe(true)
    expect(temporaries()).toEqual([])
  })
})

/** Until the program has its handlers, of which Node has none for SIGHUP: starting takes its time on a busy machine. */
async function listening({ pid }: ChildProcess): Promise<void> {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return sleep(1_000)
  const SIGHUP_BIT = 1n
  for (;;) {
    const caught = /^SigCgt:\s*([0-9a-f]+)/m.exec(readFileSync(status, 'utf8'))?.[1] ?? '0'
    if ((BigInt(`0x${caught}`) & SIGHUP_BIT) !== 0n) break
    await sleep(20)
  }
  // And a moment to begin to wait.
  await sleep(200)
}

describe('SIGINT while waiting', () => {
  test('for standard input', async () => {
    const child = workshop.start(['export', '-'], { input: null })
    const done = finish(child)
    await listening(child)
    child.kill('SIGINT')
    expect((await done).code).toBe(130)
  })

  test('for a pipe', async () => {
    spawnSync('mkfifo', [join(workshop.folder, 'silent')])
    const child = workshop.start(['export', 'silent'])
    const done = finish(child)
    await listening(child)
    child.kill('SIGINT')
    expect((await done).code).toBe(130)
  })
})
