import { statSync } from 'node:fs'
import { CANDIDATE_NAMES, YARDSTICKS } from '../candidate.ts'
import { timeInLanes } from '../lanes/pass.ts'
import type { Input, Timing } from '../measure/job.ts'
import { STAGES } from '../measure/stage-names.ts'
import type { Options } from '../options.ts'
import { nodeLane } from '../peers/peers.ts'
import type { FunctionScore, Result } from '../report/result.ts'
import { type LeftOut, leftOut, type SetData, type SetScore, scoreSet } from '../report/scores.ts'
import { runJob } from '../run-job.ts'
import { summarize } from '../stats.ts'

/** For one notebook: none takes a candidate more than a few. */
const MOST_SECONDS = 60

/** From the fourth on, V8's compiling takes a tenth of our time, and ever less. */
const MEETINGS = 10

/** What every part of a run shares. */
export interface Shared {
  /** The bundle that measures, for `runJob`. */
  readonly worker: string
  /** The bundle that serves one candidate. */
  readonly lanes: string
  /** The folder of our build; undefined: none of ours. */
  readonly code: string | undefined
  readonly training: readonly Input[]
  /** Milliseconds of CPU per candidate or stage. */
  readonly warmUp: number
  progress(text: string): void
}

export type CoreResult = Pick<Result, 'about' | 'sets' | 'stages' | 'functions' | 'notes'>

/** Floor, bare, naive and ours, then the steps and functions of ours. Also returns the notebooks measured. */
export async function measureCore(
  options: Options,
  inputs: readonly Input[],
  shared: Shared,
): Promise<{ result: CoreResult; good: readonly Input[] }> {
  const { worker, code, progress } = shared
  progress(`checking ${inputs.length} notebooks`)
  const { about, checks } = await runJob(worker, { kind: 'verify', inputs, code })
  const failed = leftOut(checks)
  const good = without(inputs, failed)
  const notes: string[] = []

  const timings = await measure(options, good, shared)
  const inDetail = options.stages && code !== undefined
  const stageTimings = inDetail ? await measureStages(options, good, shared) : []
  const functions = inDetail ? await measureFunctions(options, good, shared, notes) : []
  const sizes = new Map(good.map((input) => [input.id, statSync(input.path).size]))
  const score = (list: readonly Timing[], names: readonly string[]): SetScore[] =>
    [...new Set(inputs.map((input) => input.set))].flatMap((set) => {
      const ofSet = (item: { input: string }) => item.input.startsWith(`${set}/`)
      const members = good.filter((input) => input.set === set)
      const data: SetData = {
        set,
        inputs: members,
        sizes,
        checks,
        timings: list,
        leftOut: failed.filter(ofSet),
      }
      return members.length === 0 ? [] : [scoreSet(data, names, YARDSTICKS)]
    })
  const sets = score(timings, CANDIDATE_NAMES)
  const stages = stageTimings.length > 0 ? score(stageTimings, STAGES) : []
  return { result: { about, sets, stages, functions, notes }, good }
}

function without(inputs: readonly Input[], failed: readonly LeftOut[]): Input[] {
  const out = new Set(failed.map(({ input }) => input))
  return inputs.filter(({ id }) => !out.has(id))
}

async function measure(options: Options, inputs: readonly Input[], shared: Shared): Promise<Timing[]> {
  const { worker, code, training, warmUp } = shared
  if (options.caches === 'warm') {
    shared.progress('measuring')
    const { samples } = options
    const answer = await runJob(worker, { kind: 'warm', inputs, samples, code, training, warmUp })
    return [...answer.timings]
  }
  if (options.caches === 'cold') {
    const lanes = YARDSTICKS.map((name) => nodeLane(shared.lanes, name))
    if (code !== undefined) lanes.push(nodeLane(shared.lanes, 'ours', code))
    const paths = training.map(({ path }) => path)
    return passes(options, 'pass', shared, async (pass) => ({
      timings: await timeInLanes({
        lanes,
        inputs,
        warmUp: { op: 'warm', paths, budget: warmUp },
        rehearsals: MEETINGS,
        pass,
        passes: options.samples,
        seconds: MOST_SECONDS,
        fail: (input, name, problem) => {
          throw new Error(`${name} on ${input}: ${problem}`)
        },
      }),
    }))
  }
  return passes(options, 'pass', shared, async (pass) => {
    const timings: Timing[] = []
    for (const half of halves(inputs)) {
      const warm = {
        training: [...training, ...half.training],
        warmUp: half.training.length > 0 ? 2 * warmUp : warmUp,
      }
      const job = { kind: 'cold', inputs: half.inputs, pass, passes: options.samples, code, ...warm } as const
      timings.push(...(await runJob(worker, job)).timings)
    }
    return { timings }
  })
}

interface Half {
  readonly inputs: readonly Input[]
  readonly training: readonly Input[]
}

/**
 * The ordinary notebooks in halves, each measured by a process that has warmed up on the other, too: a service that has run
 * for an hour has seen real notebooks, but not these. Other sets go with the first half.
 */
function halves(inputs: readonly Input[]): readonly Half[] {
  const ordinary = inputs.filter(({ set }) => set === 'ordinary')
  const others = inputs.filter(({ set }) => set !== 'ordinary')
  const [even, odd] = [0, 1].map((part) => ordinary.filter((_, i) => i % 2 === part)) as [Input[], Input[]]
  if (odd.length === 0) return [{ inputs, training: [] }]
  return [
    { inputs: [...even, ...others], training: odd },
    { inputs: odd, training: even },
  ]
}

function measureStages(options: Options, inputs: readonly Input[], shared: Shared): Promise<Timing[]> {
  const { worker, code, training, warmUp } = shared
  return passes(options, `${STAGES.length} stages, pass`, shared, (pass) =>
    runJob(worker, {
      kind: 'stages',
      inputs,
      pass,
      passes: options.samples,
      code,
      training: [...training, ...inputs],
      warmUp,
      rounds: MEETINGS,
    }),
  )
}

/** These reach inside `toHtml`, where names change: a run is not lost because one did. */
async function measureFunctions(
  { samples }: Options,
  inputs: readonly Input[],
  { worker, code, warmUp, progress }: Shared,
  notes: string[],
): Promise<FunctionScore[]> {
  const scores: FunctionScore[] = []
  try {
    for (const set of new Set(inputs.map((input) => input.set))) {
      progress(`functions on ${set}`)
      const members = inputs.filter((input) => input.set === set)
      const { parts } = await runJob(worker, { kind: 'functions', inputs: members, samples, code, warmUp })
      for (const { samples: cpu, ...part } of parts) scores.push({ set, ...part, cpu: summarize(cpu) })
    }
  } catch (error) {
    notes.push(`The functions could not be measured: ${String(error)}`)
  }
  return scores
}

/** One after the other: two at once would slow each other down. */
async function passes(
  { samples }: Options,
  what: string,
  { progress }: Shared,
  run: (pass: number) => Promise<{ readonly timings: readonly Timing[] }>,
): Promise<Timing[]> {
  const timings: Timing[] = []
  for (let pass = 0; pass < samples; pass++) {
    progress(`${what} ${pass + 1} of ${samples}`)
    timings.push(...(await run(pass)).timings)
  }
  return timings
}
