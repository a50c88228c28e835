import type { Summary } from '../stats.ts'
import { short, table } from './table.ts'

export interface StartScore {
  readonly name: string
  /** Milliseconds, start of the process to its end. */
  readonly wall: Summary
  readonly cpu: Summary
  /** Against `node -e 0` of the same round. */
  readonly timesNode: { readonly wall: Summary; readonly cpu: Summary }
}

export function printStart(scores: readonly StartScore[]): string {
  const head = [
    '',
    'wall ms',
    'p25–p75',
    'CPU ms',
    'p25–p75',
    'wall × node',
    'p25–p75',
    'CPU × node',
    'p25–p75',
  ]
  const rows = scores.map(({ name, wall, cpu, timesNode }) => [
    name,
    ...[wall, cpu, timesNode.wall, timesNode.cpu].flatMap((each) => [
      short(each.median),
      `${short(each.p25)}–${short(each.p75)}`,
    ]),
  ])
  return `START, whole processes in turns\n${table(head, rows)}`
}
