import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { timeInLanes } from '../lanes/pass.ts'
import { LaneSlot } from '../lanes/pool.ts'
import type { Check, Input, Timing } from '../measure/job.ts'
import type { RawNotebook } from '../nbformat.ts'
import { SCRATCH } from '../paths.ts'
import { setUpPeers } from '../peers/peers.ts'
import { type Abilities, probeAbilities } from '../peers/probe.ts'
import type { PeersResult } from '../report/peers.ts'
import { scorePeers } from '../report/peers-scores.ts'
import { verify } from '../verify/verify.ts'

/** Who takes longer on one notebook fails on it. */
const MOST_SECONDS = 30

/** Of the ordinary notebooks; eight programs on all of them would take half an hour. `--only` takes all it names. */
export const PEERS_EVERY = 2

/** Milliseconds of CPU that each works on the notebooks ahead of its turn: ours then has met them about ten times. */
const REFRESH = 10_000

export interface PeersJob {
  readonly inputs: readonly Input[]
  readonly passes: number
  readonly worker: string
  readonly code: string | undefined
  progress(text: string): void
}

/**
 * All candidates and peers on the same notebooks, each in a process of its own, one program after the other: one that waits
 * for those that take seconds would be cold each time. Every pass has new processes, and another comes first.
 */
export async function measurePeers(asked: PeersJob): Promise<PeersResult> {
  const job = { ...asked, inputs: asked.inputs.filter(canBeChecked) }
  const { lanes, missing } = await setUpPeers(job.worker, job.code)
  const about: Record<string, string> = {}
  const abilities: Record<string, Abilities> = {}
  const checks: Check[] = []
  for (const lane of lanes) {
    job.progress(`peers: checking ${lane.name}`)
    const slot = new LaneSlot(lane)
    about[lane.name] = (await slot.start()).about
    abilities[lane.name] = await probeAbilities((path, out) =>
      slot.ask({ op: 'page', path, out }, MOST_SECONDS),
    )
    for (const input of job.inputs) checks.push(await check(slot, input))
    slot.close()
  }
  const good = new Set(checks.filter(({ problems }) => problems.length === 0).map(key))
  const fail = (input: string, name: string, problem: string) => {
    good.delete(key({ input, name }))
    checks.push({ input, name, problems: [problem], bytes: 0 })
  }
  const timings: Timing[] = []
  const { inputs, passes } = job
  for (let pass = 0; pass < passes; pass++) {
    job.progress(`peers: pass ${pass + 1} of ${passes}`)
    const isWanted = (input: string, name: string) => good.has(key({ input, name }))
    const seconds = 3 * MOST_SECONDS
    const how = { turn: inputs.length, refresh: REFRESH, pass, passes, seconds, isWanted, fail }
    timings.push(...(await timeInLanes({ lanes, inputs, ...how })))
  }
  const kept = timings.filter((timing) => good.has(key(timing)))
  return { about, missing, abilities, sets: scorePeers(job.inputs, checks, kept) }
}

async function check(slot: LaneSlot, { id, path }: Input): Promise<Check> {
  const out = join(SCRATCH, 'page.html')
  const reply = await slot.ask({ op: 'page', path, out }, MOST_SECONDS)
  const base = { input: id, name: slot.name }
  if (reply.error !== undefined)
    return { ...base, problems: [`fails: ${reply.error.slice(0, 200)}`], bytes: 0 }
  const page = readFileSync(out)
  rmSync(out)
  return { ...base, problems: verify(readFileSync(path, 'utf8'), page).problems, bytes: page.length }
}

/** The verification reads nbformat 4 only; nobody is said to fail on what it cannot judge. */
function canBeChecked({ path }: Input): boolean {
  return Array.isArray((JSON.parse(readFileSync(path, 'utf8')) as Partial<RawNotebook>).cells)
}

function key({ input, name }: { input: string; name: string }): string {
  return `${name}\0${input}`
}
