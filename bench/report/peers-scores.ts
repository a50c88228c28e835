import { statSync } from 'node:fs'
import type { Check, Input, Timing } from '../measure/job.ts'
import { median, quantile, sum, summarize } from '../stats.ts'
import type { PeerScore, PeerSet } from './peers.ts'
import type { LeftOut } from './scores.ts'

/** CPU milliseconds by notebook, one for each pass. */
type Costs = ReadonlyMap<string, readonly number[]>

/** Who is compared with, on each pair's common notebooks. */
const BASE = 'ours'

export function scorePeers(
  inputs: readonly Input[],
  checks: readonly Check[],
  timings: readonly Timing[],
): PeerSet[] {
  const names = [...new Set(checks.map(({ name }) => name))]
  const costs = new Map(names.map((name) => [name, costsOf(timings, name)]))
  return [...new Set(inputs.map(({ set }) => set))].map((set) => {
    const members = inputs.filter((input) => input.set === set)
    const scores = names.flatMap((name): [string, PeerScore][] => {
      const failed = failures(checks, members, name)
      const score = scorePair(members, costs.get(name)!, costs.get(BASE) ?? new Map(), failed)
      return score ? [[name, score]] : []
    })
    return { set, notebooks: members.length, scores: Object.fromEntries(scores) }
  })
}

function scorePair(
  members: readonly Input[],
  own: Costs,
  base: Costs,
  failed: readonly LeftOut[],
): PeerScore | undefined {
  const common = members.filter(({ id }) => own.has(id) && base.has(id))
  if (common.length === 0) return undefined
  const [ownSums, baseSums] = [own, base].map((costs) => sumsByPass(common, costs)) as [number[], number[]]
  const each = common.map(({ id }) => median(own.get(id)!) / median(base.get(id)!))
  return {
    notebooks: common.length,
    megabytes: sum(common.map(({ path }) => statSync(path).size)) / 1e6,
    cpu: summarize(ownSums),
    ours: summarize(baseSums),
    timesOurs: summarize(ownSums.map((cpu, pass) => cpu / baseSums[pass]!)),
    p50: median(each),
    p95: quantile(each, 0.95),
    failed,
  }
}

function sumsByPass(members: readonly Input[], costs: Costs): number[] {
  const passes = Math.min(...members.map(({ id }) => costs.get(id)!.length))
  return Array.from({ length: passes }, (_, pass) => sum(members.map(({ id }) => costs.get(id)![pass]!)))
}

function costsOf(timings: readonly Timing[], name: string): Costs {
  const out = new Map<string, number[]>()
  for (const timing of timings) {
    if (timing.name === name) out.set(timing.input, [...(out.get(timing.input) ?? []), timing.cpu])
  }
  return out
}

function failures(checks: readonly Check[], members: readonly Input[], name: string): LeftOut[] {
  const ids = new Set(members.map(({ id }) => id))
  return checks
    .filter((check) => check.name === name && ids.has(check.input) && check.problems.length > 0)
    .map(({ input, problems }) => ({ input, failures: { [name]: problems } }))
}
