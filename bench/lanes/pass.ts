import { rotated } from '../measure/candidates.ts'
import type { Input, Timing } from '../measure/job.ts'
import type { LaneCommand } from './lane.ts'
import { LaneSlot } from './pool.ts'
import type { Request } from './protocol.ts'

export interface LanePass {
  readonly lanes: readonly LaneCommand[]
  readonly inputs: readonly Input[]
  /** What each does first, when it is started. */
  readonly warmUp?: Extract<Request, { op: 'warm' }>
  /**
   * How often all are asked all notebooks, in the same turns, before the time counts. Default 0. A lane that has warmed up
   * alone waits for the others to do so, and V8 throws away what it compiled and does not use: who came last was quickest.
   */
  readonly rehearsals?: number
  /** How many notebooks a lane is asked in a turn. Default 1. */
  readonly turn?: number
  /**
   * Milliseconds of CPU that a lane works on its turn's notebooks before the time counts. Default 0. While it waits for others
   * that take seconds, V8 throws away what it compiled.
   */
  readonly refresh?: number
  /** Where in the list this one of `passes` starts, and who goes first. */
  readonly pass: number
  readonly passes: number
  /** For one notebook. */
  readonly seconds: number
  /** Whether this candidate is to be timed on this notebook. Default: all on all. */
  isWanted?(input: string, name: string): boolean
  /** Told who gave no figures, and what happened. */
  fail(input: string, name: string, problem: string): void
}

/** One pass: new lanes, warm, each timed once on each notebook, in turns. */
export async function timeInLanes(job: LanePass): Promise<Timing[]> {
  const {
    lanes,
    inputs,
    warmUp,
    rehearsals = 0,
    turn = 1,
    refresh = 0,
    pass,
    passes,
    seconds,
    isWanted = () => true,
    fail,
  } = job
  const slots = lanes.map((lane) => new LaneSlot(lane, warmUp))
  const timings: Timing[] = []
  const turns = inTurns(rotated(inputs, Math.floor((inputs.length * pass) / passes)), turn)

  /** Who fails is wanted no more, so that nobody waits for it twice. */
  async function askTurn(slot: LaneSlot, members: readonly Input[]): Promise<Timing[]> {
    const { name } = slot
    const asked: Timing[] = []
    for (const { id: input, path } of members) {
      if (!isWanted(input, name)) continue
      const { error, ...reply } = await slot.ask({ op: 'time', path }, seconds)
      if ('cpu' in reply && reply.cpu !== undefined && reply.wall !== undefined)
        asked.push({ input, name, cpu: reply.cpu, wall: reply.wall })
      else fail(input, name, `fails in pass ${pass + 1}: ${error ?? 'no figures'}`)
    }
    return asked
  }

  async function refreshFor(slot: LaneSlot, members: readonly Input[]): Promise<void> {
    const paths = members.filter(({ id }) => isWanted(id, slot.name)).map(({ path }) => path)
    if (paths.length > 0) await slot.ask({ op: 'warm', paths, budget: refresh }, seconds)
  }

  try {
    for (const slot of slots) await slot.start()
    for (let round = -rehearsals; round <= 0; round++) {
      for (const [index, members] of turns.entries()) {
        for (const slot of rotated(slots, index + pass)) {
          if (refresh > 0) await refreshFor(slot, members)
          const asked = await askTurn(slot, members)
          if (round === 0) timings.push(...asked)
        }
      }
    }
  } finally {
    for (const slot of slots) slot.close()
  }
  return timings
}

function inTurns(inputs: readonly Input[], size: number): readonly (readonly Input[])[] {
  return Array.from({ length: Math.ceil(inputs.length / size) }, (_, turn) =>
    inputs.slice(turn * size, (turn + 1) * size),
  )
}
