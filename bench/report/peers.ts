import type { Abilities } from '../peers/probe.ts'
import type { Summary } from '../stats.ts'
import type { LeftOut } from './scores.ts'
import { short, table } from './table.ts'

/** Ours and everybody else, each against ours on the notebooks that both can do. */
export interface PeersResult {
  readonly about: { readonly [name: string]: string }
  /** Who could not be measured here, and how to get it. */
  readonly missing: readonly string[]
  readonly abilities: { readonly [name: string]: Abilities }
  readonly sets: readonly PeerSet[]
}

export interface PeerSet {
  readonly set: string
  readonly notebooks: number
  readonly scores: { readonly [name: string]: PeerScore }
}

export interface PeerScore {
  /** Notebooks that this one and ours both did well: all figures are over these. */
  readonly notebooks: number
  readonly megabytes: number
  /** CPU milliseconds of a pass over them. */
  readonly cpu: Summary
  /** Ours, on the same notebooks. */
  readonly ours: Summary
  /** CPU here divided by CPU of ours: of the sums, pass by pass; and over notebooks. */
  readonly timesOurs: Summary
  readonly p50: number
  readonly p95: number
  readonly failed: readonly LeftOut[]
}

const DOES_NOT: { readonly [ability in keyof Abilities]: string } = {
  sanitises: 'sanitising',
  mathematics: 'mathematics',
  highlighting: 'highlighting',
  terminalColours: 'terminal colours',
  attachments: 'attachments',
  wholePage: 'styles',
  selfContained: 'offline use',
  oldNotebooks: 'nbformat 3',
}

export function doesNot(abilities: Abilities | undefined): string[] {
  if (!abilities) return []
  return Object.entries(DOES_NOT).flatMap(([ability, words]) =>
    abilities[ability as keyof Abilities] ? [] : [words],
  )
}

const EXAMPLES = 3

export function printPeers({ sets, missing, abilities, about }: PeersResult): string {
  const parts = sets.map((set) => printSet(set))
  const abilityRows = Object.entries(abilities).map(([name, found]) => [
    name,
    doesNot(found).join(', ') || '–',
  ])
  parts.push(
    `DOES NOT DO, seen in its page of a probe\n${abilityRows.map(([name, list]) => `${name!.padEnd(12)} ${list}`).join('\n')}`,
  )
  parts.push(
    Object.entries(about)
      .map(([name, text]) => `${name.padEnd(12)} ${text}`)
      .join('\n'),
  )
  if (missing.length > 0) parts.push(`Not here, and so not measured:\n${missing.join('\n')}`)
  return parts.join('\n\n')
}

function printSet({ set, notebooks, scores }: PeerSet): string {
  const head = [
    '',
    'notebooks',
    'MB',
    'CPU ms',
    'p25–p75',
    'ours on these',
    'p25–p75',
    '× ours',
    'p25–p75',
    'p50',
    'p95',
  ]
  const rows = Object.entries(scores).map(([name, score]) => [
    name,
    `${score.notebooks} of ${notebooks}`,
    short(score.megabytes),
    short(score.cpu.median),
    spread(score.cpu),
    short(score.ours.median),
    spread(score.ours),
    short(score.timesOurs.median),
    spread(score.timesOurs),
    short(score.p50),
    short(score.p95),
  ])
  const failures = Object.entries(scores).flatMap(([name, { failed }]) =>
    failed.length === 0
      ? []
      : [
          `${name} fails on ${failed.length}, for instance`,
          ...failed.slice(0, EXAMPLES).map((item) => `    ${item.input}: ${item.failures[name]![0]}`),
        ],
  )
  return `PEERS on ${set}, each against ours on the notebooks that both show whole\n${table(head, rows)}\n${failures.join('\n')}`
}

function spread({ p25, p75 }: Summary): string {
  return `${short(p25)}–${short(p75)}`
}
