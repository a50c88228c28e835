import { YARDSTICKS } from '../candidate.ts'
import { sum } from '../stats.ts'
import type { Result } from './result.ts'
import type { Score, SetScore } from './scores.ts'
import { short, table } from './table.ts'

/** Changes smaller than this are never called one: machines are not that steady. */
const SMALLEST_CHANGE = 0.05
const NOTEBOOK_CHANGE = 0.2
const MOST_NOTEBOOKS = 10

export interface Change {
  readonly set: string
  readonly name: string
  /** Notebooks in both runs; only those count. */
  readonly notebooks: number
  /** CPU now divided by CPU then. */
  readonly raw: number
  /** The same after taking out how much the machine itself got slower or faster. */
  readonly corrected: number
  readonly verdict: 'slower' | 'faster' | 'same'
}

/** What changed between two runs, candidate by candidate and stage by stage. */
export function compare(before: Result, now: Result): Change[] {
  return [...pairs(before.sets, now.sets), ...pairs(before.stages, now.stages)].flatMap(([old, current]) => {
    const machine = machineChange(before, now, current.set)
    return Object.entries(current.scores).flatMap(([name, score]) => {
      const oldScore = old.scores[name]
      return oldScore ? change(current.set, name, oldScore, score, machine) : []
    })
  })
}

function change(set: string, name: string, before: Score, now: Score, machine: Machine): Change[] {
  const ids = commonIds(before, now)
  if (ids.length === 0) return []
  const raw = total(now, ids) / total(before, ids)
  const corrected = raw / machine.change
  const noise = Math.max(SMALLEST_CHANGE, relativeSpread(before) + relativeSpread(now), machine.disagreement)
  const verdict = corrected > 1 + noise ? 'slower' : corrected < 1 / (1 + noise) ? 'faster' : 'same'
  return [{ set, name, notebooks: ids.length, raw, corrected, verdict }]
}

/** How much slower the machine was, judged by code that never changes: the yardsticks. */
interface Machine {
  readonly change: number
  /** How far the yardsticks are from agreeing on it: whatever is smaller than that is noise. */
  readonly disagreement: number
}

function machineChange(before: Result, now: Result, set: string): Machine {
  const changes = YARDSTICKS.flatMap((name) => {
    const [old, current] = [before.sets, now.sets].map(
      (sets) => sets.find((each) => each.set === set)?.scores[name],
    )
    const ids = old && current ? commonIds(old, current) : []
    return old && current && ids.length > 0 ? [total(current, ids) / total(old, ids)] : []
  })
  if (changes.length === 0) return { change: 1, disagreement: 0 }
  const change = Math.exp(sum(changes.map(Math.log)) / changes.length)
  return { change, disagreement: Math.max(...changes) / change - 1 }
}

function commonIds(before: Score, now: Score): string[] {
  return Object.keys(now.notebooks).filter((id) => Object.hasOwn(before.notebooks, id))
}

function total(score: Score, ids: readonly string[]): number {
  return sum(ids.map((id) => score.notebooks[id]!.cpu.median))
}

/** Half the distance of the quartiles, as a share of the median. */
function relativeSpread({ cpu }: Score): number {
  return (cpu.p75 - cpu.p25) / 2 / cpu.median
}

function pairs(before: readonly SetScore[], now: readonly SetScore[]): [SetScore, SetScore][] {
  return now.flatMap((current): [SetScore, SetScore][] => {
    const old = before.find(({ set }) => set === current.set)
    return old ? [[old, current]] : []
  })
}

export function printComparison(before: Result, now: Result): string {
  const rows = compare(before, now).map(({ set, name, notebooks, raw, corrected, verdict }) => [
    `${set} ${name}`,
    String(notebooks),
    short(raw),
    short(corrected),
    verdict,
  ])
  const parts = [
    `AGAINST ${before.date} (commit ${before.environment.commit}, Node ${before.environment.node}); 1 is as before, 2 twice as slow; corrected for the machine by what the yardsticks say`,
    table(['set, who', 'notebooks', 'raw', 'corrected', 'verdict'], rows),
    ...differences(before, now),
    ...slowerNotebooks(before, now),
  ]
  return `${parts.join('\n\n')}\n`
}

function differences(before: Result, now: Result): string[] {
  const out: string[] = []
  if (before.mode !== now.mode)
    out.push(`The runs were measured differently: ${before.mode} then, ${now.mode} now.`)
  if (before.environment.node !== now.environment.node)
    out.push(`Node ${before.environment.node} then, ${now.environment.node} now.`)
  if (before.environment.cpu !== now.environment.cpu) out.push('The runs were made on different processors.')
  return out
}

/** A sum can hide that one kind of notebook became much slower. */
function slowerNotebooks(before: Result, now: Result): string[] {
  const slower = pairs(before.sets, now.sets).flatMap(([old, current]) => {
    const [then, ours] = [old.scores.ours, current.scores.ours]
    if (!then || !ours) return []
    const machine = machineChange(before, now, current.set).change
    return commonIds(then, ours).flatMap((id) => {
      const [a, b] = [then.notebooks[id]!.cpu, ours.notebooks[id]!.cpu]
      const factor = b.median / a.median / machine
      return factor > 1 + NOTEBOOK_CHANGE && b.p25 > a.p75 * machine ? [{ id, factor }] : []
    })
  })
  if (slower.length === 0) return []
  const rows = slower.sort((a, b) => b.factor - a.factor).slice(0, MOST_NOTEBOOKS)
  return [
    `Notebooks clearly slower: ${slower.length}\n${table(
      ['notebook', '×'],
      rows.map(({ id, factor }) => [id, short(factor)]),
    )}`,
  ]
}
