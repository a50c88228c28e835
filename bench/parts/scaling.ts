import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AXES, type Axis, generateScaled } from '../generate/scaled.ts'
import { Lane, type LaneCommand } from '../lanes/lane.ts'
import type { Peak } from '../lanes/protocol.ts'
import { rotated } from '../measure/candidates.ts'
import { SCRATCH } from '../paths.ts'
import { nodeLane } from '../peers/peers.ts'
import { fitPower } from '../report/power.ts'
import type { ScalingCurve, ScalingPoint } from '../report/scaling.ts'
import { median, summarize } from '../stats.ts'
import type { Shared } from './core.ts'

const SIZES = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000]
const QUICK_SIZES = [1, 10, 100, 300, 1000]
/** Below this, what every page has in common is most of it, and no exponent of growth can be read off. */
const SMALLEST_FITTED = 100
const MOST_SECONDS = 300

/** Time and memory of ours and naive on growing notebooks. */
export async function measureScaling(
  { lanes: worker, code, training, warmUp, progress }: Shared,
  { quick, rounds }: { quick: boolean; rounds: number },
): Promise<ScalingCurve[]> {
  const commands = [nodeLane(worker, 'naive')]
  if (code !== undefined) commands.unshift(nodeLane(worker, 'ours', code))
  const lanes = await Promise.all(commands.map((command) => Lane.start(command)))
  const paths = training.map(({ path }) => path)
  for (const lane of lanes) await lane.ask({ op: 'warm', paths, budget: warmUp }, MOST_SECONDS)
  const curves: ScalingCurve[] = []
  try {
    for (const axis of AXES) {
      progress(`scaling by ${axis}`)
      const points = new Map(commands.map(({ name }) => [name, [] as ScalingPoint[]]))
      for (const n of quick ? QUICK_SIZES : SIZES) {
        const files = Array.from({ length: rounds }, (_, round) => scaledFile(axis, n, round))
        const cpu = await timesOf(lanes, files)
        for (const command of commands) {
          const peak = await peakOf(command, files[0]!)
          const bytes = median(files.map((path) => statSync(path).size))
          points
            .get(command.name)!
            .push({ n, bytes, cpu: summarize(cpu.get(command.name)!), memory: peak.peak - peak.loaded })
        }
        for (const path of files) rmSync(path)
      }
      for (const [name, list] of points) curves.push(curve(axis, name, list))
    }
  } finally {
    for (const lane of lanes) lane.close()
  }
  return curves
}

function curve(axis: Axis, name: string, points: readonly ScalingPoint[]): ScalingCurve {
  const large = points.filter(({ n }) => n >= SMALLEST_FITTED)
  return {
    axis,
    name,
    points,
    exponent: {
      cpu: fitPower(large.map(({ n, cpu }) => [n, cpu.median])),
      memory: fitPower(large.map(({ n, memory }) => [n, memory])),
    },
  }
}

/** Every round has another notebook of the same size: no cache can know it. */
function scaledFile(axis: Axis, n: number, round: number): string {
  const folder = join(SCRATCH, 'scaled')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${axis}-${n}-${round}.ipynb`)
  writeFileSync(path, generateScaled(axis, n, 1000 + round))
  return path
}

async function timesOf(lanes: readonly Lane[], files: readonly string[]): Promise<Map<string, number[]>> {
  const times = new Map(lanes.map(({ name }) => [name, [] as number[]]))
  for (const [round, path] of files.entries()) {
    for (const lane of rotated(lanes, round)) {
      const reply = await lane.ask({ op: 'time', path }, MOST_SECONDS)
      if (reply.error !== undefined || reply.cpu === undefined)
        throw new Error(`${lane.name}: ${reply.error}`)
      times.get(lane.name)!.push(reply.cpu)
    }
  }
  return times
}

/** In a process of its own: a high-water mark never falls. */
export async function peakOf(command: LaneCommand, path: string): Promise<Peak & { bytes: number }> {
  const lane = await Lane.start(command)
  try {
    const reply = await lane.ask({ op: 'peak', path }, MOST_SECONDS)
    if (reply.error !== undefined || !reply.peak) throw new Error(`${command.name}: ${reply.error}`)
    return { ...reply.peak, bytes: reply.bytes ?? 0 }
  } finally {
    lane.close()
  }
}
