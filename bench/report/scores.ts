import type { Check, Input, Timing } from '../measure/job.ts'
import type { Cost } from '../measure/sample.ts'
import { median, quantile, type Summary, sum, summarize } from '../stats.ts'

/** One candidate (or stage) on one set of notebooks. */
export interface Score {
  /** CPU milliseconds of a whole pass over the set: its median and spread over the passes. */
  readonly cpu: Summary
  readonly wall: Summary
  /** Megabytes (10^6) of .ipynb per second of CPU. */
  readonly megabytesPerSecond: number
  /** Megabytes of all pages, where pages are made. */
  readonly pageMegabytes: number | undefined
  /** Against each yardstick: CPU here divided by CPU there. */
  readonly ratios: { readonly [yardstick: string]: Ratio }
  /** By notebook id. */
  readonly notebooks: { readonly [input: string]: { readonly cpu: Summary; readonly wall: number } }
}

export interface Ratio {
  /** Of the summed CPU, pass by pass. */
  readonly sum: Summary
  /** Over notebooks, each with its own medians. */
  readonly p50: number
  readonly p95: number
}

export interface SetScore {
  readonly set: string
  readonly megabytes: number
  readonly measured: readonly string[]
  readonly leftOut: readonly LeftOut[]
  readonly scores: { readonly [name: string]: Score }
}

/** A notebook somebody failed on: out of everybody's sums, so that all sums are over the same notebooks. */
export interface LeftOut {
  readonly input: string
  readonly failures: { readonly [name: string]: readonly string[] }
}

export function leftOut(checks: readonly Check[]): LeftOut[] {
  const failed = new Map<string, [string, readonly string[]][]>()
  for (const { input, name, problems } of checks) {
    if (problems.length > 0) failed.set(input, [...(failed.get(input) ?? []), [name, problems]])
  }
  return [...failed].map(([input, failures]) => ({ input, failures: Object.fromEntries(failures) }))
}

export interface SetData {
  readonly set: string
  readonly inputs: readonly Input[]
  /** Bytes of the .ipynb, by id. */
  readonly sizes: ReadonlyMap<string, number>
  readonly leftOut: readonly LeftOut[]
  readonly checks: readonly Check[]
  readonly timings: readonly Timing[]
}

/** `names` says who was timed, in the order of the report; `yardsticks` are some of them. */
export function scoreSet(data: SetData, names: readonly string[], yardsticks: readonly string[]): SetScore {
  const ids = data.inputs.map((input) => input.id)
  const megabytes = sum(ids.map((id) => data.sizes.get(id) ?? 0)) / 1e6
  const costs = costsByName(data.timings, new Set(ids))
  const scores = names.flatMap((name): [string, Score][] => {
    const byInput = costs.get(name)
    if (!byInput) return []
    const cpu = summarize(sumsByPass(byInput, 'cpu'))
    const pages = data.checks.filter((check) => check.name === name && byInput.has(check.input))
    const ratios = yardsticks.flatMap((yardstick): [string, Ratio][] => {
      const other = costs.get(yardstick)
      return other && yardstick !== name ? [[yardstick, ratio(byInput, other)]] : []
    })
    const score: Score = {
      cpu,
      wall: summarize(sumsByPass(byInput, 'wall')),
      megabytesPerSecond: megabytes / (cpu.median / 1000),
      pageMegabytes: pages.length > 0 ? sum(pages.map((page) => page.bytes)) / 1e6 : undefined,
      ratios: Object.fromEntries(ratios),
      notebooks: Object.fromEntries([...byInput].map(([id, list]) => [id, summarizeCosts(list)])),
    }
    return [[name, score]]
  })
  return {
    set: data.set,
    megabytes,
    measured: ids,
    leftOut: data.leftOut,
    scores: Object.fromEntries(scores),
  }
}

type CostsByInput = ReadonlyMap<string, readonly Cost[]>

function costsByName(timings: readonly Timing[], ids: ReadonlySet<string>): Map<string, Map<string, Cost[]>> {
  const out = new Map<string, Map<string, Cost[]>>()
  for (const { input, name, cpu, wall } of timings) {
    if (!ids.has(input)) continue
    const byInput = out.get(name) ?? new Map<string, Cost[]>()
    out.set(name, byInput)
    byInput.set(input, [...(byInput.get(input) ?? []), { cpu, wall }])
  }
  return out
}

function summarizeCosts(costs: readonly Cost[]): { cpu: Summary; wall: number } {
  return { cpu: summarize(costs.map((cost) => cost.cpu)), wall: median(costs.map((cost) => cost.wall)) }
}

function sumsByPass(byInput: CostsByInput, unit: keyof Cost): number[] {
  const passes = Math.min(...[...byInput.values()].map((costs) => costs.length))
  return Array.from({ length: passes }, (_, pass) =>
    sum([...byInput.values()].map((costs) => costs[pass]![unit])),
  )
}

/** Pass by pass, because what slows the machine down for a while slows both down. */
function ratio(own: CostsByInput, other: CostsByInput): Ratio {
  const others = sumsByPass(other, 'cpu')
  const sums = sumsByPass(own, 'cpu').map((cpu, pass) => cpu / others[pass]!)
  const each = [...own].map(([id, costs]) => medianCpu(costs) / medianCpu(other.get(id) ?? []))
  return { sum: summarize(sums), p50: median(each), p95: quantile(each, 0.95) }
}

function medianCpu(costs: readonly Cost[]): number {
  return median(costs.map((cost) => cost.cpu))
}
