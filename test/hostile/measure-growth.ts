import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { HostileArea, HostileCase } from './pathological/case.ts'

// Below a million, where limits are.
const SIZES = [7_700, 15_400, 30_800, 61_600, 123_200, 246_400, 492_800, 985_600]
/** No input may take longer, unless its time is linear. */
const FAST_MS = 1_000
const LINEAR_RATIO = 2.5
/** So little must be fast in any case, unless the area says how little. */
const SMALL = 100_000
/** Shorter times say nothing about growth. */
const NOISE_MS = 60
/** What takes longer counts as hanging. */
const DEADLINE_MS = 120_000
const ROUNDS = 3

/** How the time of one case grows. */
export interface Growth {
  readonly area: string
  readonly name: string
  readonly sizes: readonly number[]
  /** CPU time in ms, best of the rounds, per size; Infinity for a hang. Shorter than `sizes` after one. */
  readonly times: readonly number[]
  readonly worst: number
  /** The largest growth per doubling, where there is something to measure. */
  readonly ratio: number
  /** What is wrong; undefined where all is well. */
  readonly problem: string | undefined
}

/** Measures a case at its sizes, smallest first; again, interleaved, where the first round does not pass. */
export async function measureGrowth(area: HostileArea, { name }: HostileCase): Promise<Growth> {
  const sizes = area.sizes ?? SIZES
  let times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const measured: number[] = []
    for (const size of sizes) {
      const { milliseconds, problem } = await runInChild(area.name, name, size)
      if (problem !== undefined) return growthOf(area, name, sizes, measured, `${problem} at ${size}`)
      measured.push(milliseconds)
      if (milliseconds === Number.POSITIVE_INFINITY) break
    }
    times = measured.map((time, i) => Math.min(time, times[i] ?? Number.POSITIVE_INFINITY))
    if (growthOf(area, name, sizes, times).problem === undefined) break
  }
  return growthOf(area, name, sizes, times)
}

function growthOf(
  { name: area, small = SMALL }: HostileArea,
  name: string,
  sizes: readonly number[],
  times: readonly number[],
  failure?: string,
): Growth {
  const worst = Math.max(0, ...times)
  // Over two doublings, as a garbage collection can fall into one of them.
  const ratio = Math.max(
    0,
    ...times.map((time, i) => (i < 2 || times[i - 2]! < NOISE_MS ? 0 : Math.sqrt(time / times[i - 2]!))),
  )
  const slowAt = times.findIndex((time) => time > FAST_MS)
  const tooSlow = slowAt >= 0 && (ratio > LINEAR_RATIO || sizes[slowAt]! < small)
  const problem =
    failure ?? (worst === Number.POSITIVE_INFINITY ? 'hangs' : tooSlow ? 'slow and not linear' : undefined)
  return { area, name, sizes, times, worst, ratio, problem }
}

interface Answer {
  readonly milliseconds: number
  readonly problem?: string
}

let child: ChildProcess | undefined

/** Ends the process that measures, if there is one. */
export function stopMeasuring(): void {
  child?.removeAllListeners()
  child?.kill('SIGKILL')
  child = undefined
}

function runInChild(area: string, name: string, size: number): Promise<Answer> {
  child ??= fork(fileURLToPath(new URL('measure-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=4096'],
  })
  const running = child
  return new Promise((resolve) => {
    const settle = (answer: Answer, stop: boolean) => {
      clearTimeout(timer)
      running.removeAllListeners()
      if (stop) stopMeasuring()
      resolve(answer)
    }
    const timer = setTimeout(() => settle({ milliseconds: Number.POSITIVE_INFINITY }, true), DEADLINE_MS)
    running.once('message', (answer) => settle(answer as Answer, false))
    running.once('exit', (code, signal) =>
      settle(
        { milliseconds: Number.POSITIVE_INFINITY, problem: `the process ended (${signal ?? code})` },
        true,
      ),
    )
    running.send({ area, name, size })
  })
}
