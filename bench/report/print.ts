import { basename } from 'node:path'
import { YARDSTICKS } from '../candidate.ts'
import { sum } from '../stats.ts'
import { printMemory } from './memory.ts'
import { printPeers } from './peers.ts'
import type { FunctionScore, Result } from './result.ts'
import { printScaling } from './scaling.ts'
import type { Ratio, Score, SetScore } from './scores.ts'
import { printStart } from './start.ts'
import { short, table } from './table.ts'

/** Sets with no more notebooks than this are also listed one by one. */
const FEW = 24
const WORST = 5

export function printResult(result: Result): string {
  const { environment: machine } = result
  const parts = [
    `Node ${machine.node}, ${machine.cpu} × ${machine.cores}, load ${short(machine.load.before)} before, ${short(machine.load.after)} after, commit ${machine.commit}`,
    `Measured: ${result.code}; ${result.mode}, ${result.samples} samples; CPU time of the process (user + system, all threads)`,
    ...result.sets.map(printSet),
    ...(result.stages.length > 0 ? [printStages(result.stages)] : []),
    ...(result.functions.length > 0 ? [printFunctions(result.functions)] : []),
    ...(result.peers ? [printPeers(result.peers)] : []),
    ...(result.scaling ? [printScaling(result.scaling)] : []),
    ...(result.start ? [printStart(result.start)] : []),
    ...(result.memory ? [printMemory(result.memory)] : []),
    ...result.notes.map((note) => `Note: ${note}`),
  ]
  return `${parts.join('\n\n')}\n`
}

function printSet(set: SetScore): string {
  const names = Object.keys(set.scores)
  const head = ['', 'CPU ms', 'p25–p75', 'wall ms', 'MB/s', 'page MB']
  for (const yardstick of YARDSTICKS) head.push(`× ${yardstick}`, 'p25–p75', 'p50', 'p95')
  const rows = names.map((name) => scoreRow(name, set.scores[name]!))
  const parts = [`${title(set)}\n${table(head, rows)}`]
  if (set.measured.length <= FEW) parts.push(printNotebooks(set, set.measured))
  else if (set.scores.ours)
    parts.push(`Slowest against the floor, of ${set.measured.length}:\n${printNotebooks(set, worst(set))}`)
  if (set.leftOut.length > 0) parts.push(printLeftOut(set))
  return parts.join('\n\n')
}

function title({ set, measured, leftOut, megabytes }: SetScore): string {
  return `${set.toUpperCase()}: ${measured.length} of ${measured.length + leftOut.length} notebooks, ${short(megabytes)} MB`
}

function scoreRow(name: string, score: Score): string[] {
  const { cpu, wall, megabytesPerSecond, pageMegabytes, ratios } = score
  const row = [
    name,
    short(cpu.median),
    spread(cpu),
    short(wall.median),
    short(megabytesPerSecond),
    short(pageMegabytes),
  ]
  return [...row, ...YARDSTICKS.flatMap((yardstick) => ratioCells(ratios[yardstick]))]
}

function ratioCells(ratio: Ratio | undefined): string[] {
  if (!ratio) return ['', '', '', '']
  return [short(ratio.sum.median), spread(ratio.sum), short(ratio.p50), short(ratio.p95)]
}

function spread({ p25, p75 }: { p25: number; p75: number }): string {
  return `${short(p25)}–${short(p75)}`
}

function cpuOf(set: SetScore, name: string, id: string): number {
  return set.scores[name]?.notebooks[id]?.cpu.median ?? Number.NaN
}

function worst(set: SetScore): string[] {
  const ratio = (id: string) => cpuOf(set, 'ours', id) / cpuOf(set, 'floor', id)
  return [...set.measured].sort((a, b) => ratio(b) - ratio(a)).slice(0, WORST)
}

function printNotebooks(set: SetScore, ids: readonly string[]): string {
  const names = Object.keys(set.scores)
  const head = [
    'notebook',
    ...names.flatMap((name) => [`${name} ms`, 'p25–p75']),
    ...YARDSTICKS.map((yardstick) => `ours × ${yardstick}`),
  ]
  const rows = ids.map((id) => {
    const cells = names.flatMap((name) => {
      const cpu = set.scores[name]?.notebooks[id]?.cpu
      return cpu ? [short(cpu.median), spread(cpu)] : ['–', '']
    })
    const ours = cpuOf(set, 'ours', id)
    return [
      basename(id).slice(0, 60),
      ...cells,
      ...YARDSTICKS.map((yardstick) => short(ours / cpuOf(set, yardstick, id))),
    ]
  })
  return table(head, rows)
}

/** Grouped by reason: most are left out for one and the same. */
function printLeftOut(set: SetScore): string {
  const groups = new Map<string, string[]>()
  for (const { input, failures } of set.leftOut) {
    const reason = Object.entries(failures)
      .map(([name, problems]) => `  ${name}: ${problems[0]}`)
      .join('\n')
    groups.set(reason, [...(groups.get(reason) ?? []), basename(input)])
  }
  const lines = [...groups].map(([reason, inputs]) => `${reason}\n    ${inputs.join('\n    ')}`)
  return `Left out of all sums, because somebody failed on them: ${set.leftOut.length}\n${lines.join('\n')}`
}

/** What share of the way each step takes; `ipynb` is the other way out and stands beside the sum. */
function printStages(sets: readonly SetScore[]): string {
  const rows = sets.flatMap(({ set, scores }) => {
    const whole = sum(Object.entries(scores).map(([name, { cpu }]) => (name === 'ipynb' ? 0 : cpu.median)))
    return Object.entries(scores).map(([name, { cpu, megabytesPerSecond }]) => {
      const share = name === 'ipynb' ? '' : `${((100 * cpu.median) / whole).toFixed(1)} %`
      return [`${set} ${name}`, short(cpu.median), spread(cpu), share, short(megabytesPerSecond)]
    })
  })
  return `STAGES of ours\n${table(['set, stage', 'CPU ms', 'p25–p75', 'of the way to HTML', 'MB/s'], rows)}`
}

function printFunctions(functions: readonly FunctionScore[]): string {
  const rows = functions.map(({ set, name, pieces, characters, cpu }) => [
    `${set} ${name}`,
    String(pieces),
    short(characters / 1e6),
    short(cpu.median),
    spread(cpu),
    short((1000 * cpu.median) / pieces),
    short(characters / 1e6 / (cpu.median / 1000)),
  ])
  const head = ['set, function', 'calls', 'M chars', 'CPU ms', 'p25–p75', 'µs a call', 'M chars/s']
  return `FUNCTIONS of ours, on their own; caches of content are warm here\n${table(head, rows)}`
}
