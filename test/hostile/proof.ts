import { findLoud } from '../support/find-loud.ts'
import type { ImpatientProbe } from '../support/impatient-probe.ts'
import {
  findings,
  type PageDocument,
  type PageProbe,
  type Seen,
  type VisitOptions,
} from '../support/page-probe.ts'
import { type Entry, isMany, pageAround, pageOf, slotsAround } from './build.ts'
import { controlPage } from './controls.ts'
import { SLOTS } from './slots.ts'

/** What pages did, in numbers. */
export interface Signals {
  scripts: number
  hits: number
  dialogs: number
  navigations: number
  /** Violations of the policy, console, popups, downloads, frames. */
  others: number
}

/** What was found for slots that are proven together. */
export interface ProofRow {
  readonly name: string
  readonly slots: number
  /** Payloads in slots. */
  readonly entries: number
  readonly pages: number
  readonly seconds: number
  readonly withPolicy: Signals
  readonly withoutPolicy: Signals
  /** The same without sanitising: pages shown, and what they did. */
  readonly control: { readonly pages: number; readonly loud: number; readonly signals: Signals }
  /** `slot: payload: what it did`, for every entry that did something. */
  readonly findings: readonly string[]
}

/** How much is tried: payloads for a slot, by its number, and for its unsanitised twin. */
export interface ProofPlan {
  payloads(slot: number): readonly string[]
  controls(slot: number, slotsInGroup: number): readonly string[]
}

/** Entries on a page, where it holds many (a click on a link within a page takes longer the longer it is); frames in a page, where it holds one. */
const PER_PAGE = 100
const FRAMES = 24
const SETTLE = 80
/** How long pages that are not sanitised may take, in milliseconds: ten times what they do. */
export const CONTROL_PATIENCE = 60_000
/** The mouse and keyboard reach few of many frames: every n-th page of them is enough. */
const REAL_STEP = 8

interface Group {
  readonly name: string
  readonly slots: readonly string[]
  /** Pages for visits: one with many entries, or several with one each. */
  visits(plan: ProofPlan): Visit[]
}

interface Visit {
  readonly entries: readonly Entry[]
  build(entries: readonly Entry[]): string | readonly PageDocument[]
}

const names = Object.keys(SLOTS)

/** Slots of cells, of widgets and of items by family; what is around them by kind. */
export function proofGroups(): readonly Group[] {
  const many = new Map<string, string[]>()
  for (const name of names) {
    const slot = SLOTS[name]!
    if (isMany(slot)) many.set(slot.family, [...(many.get(slot.family) ?? []), name])
  }
  return [
    ...[...many].map(([family, slots]) => ({
      name: family,
      slots,
      visits: (plan: ProofPlan) => visitsOfMany(slots, plan),
    })),
    ...slotsAround().map(([name, slots]) => ({
      name,
      slots: names.filter((key) => slots.includes(SLOTS[key]!)),
      visits: (plan: ProofPlan) => visitsAround(slots, plan),
    })),
  ]
}

function visitsOfMany(slots: readonly string[], plan: ProofPlan): Visit[] {
  return ['cell', 'item', 'widget'].flatMap((kind) => {
    const entries = slots
      .filter((slot) => SLOTS[slot]!.kind === kind)
      .flatMap((slot) => plan.payloads(names.indexOf(slot)).map((payload) => ({ slot, payload })))
    return chunks(entries, PER_PAGE).map((part) => ({ entries: part, build: pageOf }))
  })
}

/** A payload is in all slots of the group at once. */
function visitsAround(slots: readonly (typeof SLOTS)[string][], plan: ProofPlan): Visit[] {
  const slot = names.find((name) => SLOTS[name] === slots[0])!
  const entries = plan.payloads(names.indexOf(slot)).map((payload) => ({ slot, payload }))
  const build = (part: readonly Entry[]) => part.map(({ payload }) => pageAround(slots, payload))
  return chunks(entries, FRAMES).map((part) => ({ entries: part, build }))
}

/**
 * Shows every entry of the group in Chromium, with the page's policy and without it, and does all a reader could.
 *
 * @param control Another Chromium, for what is not sanitised: on a busy machine its pages act long after they are left.
 */
export async function prove(
  probe: PageProbe,
  control: ImpatientProbe,
  group: Group,
  plan: ProofPlan,
  onSvg?: (svg: string) => void,
): Promise<ProofRow> {
  const started = Date.now()
  const visits = group.visits(plan)
  const totals = [noSignals(), noSignals()] as const
  const found = new Set<string>()
  let pages = 0
  for (const [number, { entries, build }] of visits.entries()) {
    const built = build(entries)
    const isReal = typeof built === 'string' || number % REAL_STEP === 0
    for (const page of [built].flat() as string[]) for (const svg of svgsIn(page)) onSvg?.(svg)
    pages += typeof built === 'string' ? 1 : built.length
    for (const [i, csp] of [true, false].entries()) {
      const options: VisitOptions = { csp, interact: csp || !isReal ? 'events' : true, settle: SETTLE }
      const seen = await probe.visit(built, options)
      count(totals[i]!, seen)
      if (findings(seen).length === 0) continue
      const loud = await findLoud(probe, entries, build, { ...options, groupSize: entries.length })
      if (loud.length === 0) found.add(`${group.name}, once: ${findings(seen).join(' | ')}`)
      for (const { items, findings: did } of loud)
        found.add(`${items.map(describe).join(' + ')}: ${did.join(' | ')}`)
    }
  }
  const unsanitised = await proveControl(control, group, plan)
  return {
    name: group.name,
    slots: group.slots.length,
    entries: group.slots.reduce((sum, slot) => sum + plan.payloads(names.indexOf(slot)).length, 0),
    pages,
    seconds: (Date.now() - started) / 1000,
    withPolicy: totals[0],
    withoutPolicy: totals[1],
    control: unsanitised,
    findings: [...found],
  }
}

async function proveControl(
  probe: ImpatientProbe,
  group: Group,
  plan: ProofPlan,
): Promise<ProofRow['control']> {
  const controls = group.slots.flatMap((slot) =>
    plan.controls(names.indexOf(slot), group.slots.length).map((payload) => controlPage(slot, payload)),
  )
  const signals = noSignals()
  let loud = 0
  for (const part of chunks(controls, FRAMES)) {
    for (const seen of await visitControls(probe, part)) {
      count(signals, seen)
      // Hits and dialogs do not tell their frame, so this is what is certain.
      loud += new Set([...seen.scripts, ...seen.navigations].map((text) => /^#\d+ /.exec(text)?.[0])).size
    }
  }
  return { pages: controls.length, loud, signals }
}

/** Some never come to an end of loading, and some keep a browser busy for ever once they are side by side. */
async function visitControls(probe: ImpatientProbe, part: readonly string[]): Promise<readonly Seen[]> {
  const options: VisitOptions = { interact: 'events', settle: SETTLE, load: 4_000 }
  const seen = await probe.visit(part, options)
  if (seen !== undefined) return [seen]
  const alone: Seen[] = []
  for (const page of part) {
    const one = await probe.visit([page], options)
    if (one !== undefined) alone.push(one)
  }
  return alone
}

/** Pictures as documents of their own, as they are when a reader opens one in a new tab. */
export async function proveSvgs(
  probe: PageProbe,
  svgs: readonly string[],
): Promise<{ readonly signals: Signals; readonly findings: readonly string[] }> {
  const signals = noSignals()
  const found: string[] = []
  const build = (part: readonly string[]) => part.map((body) => ({ body, type: 'image/svg+xml' }))
  for (const part of chunks(svgs, 2 * FRAMES)) {
    const options: VisitOptions = { interact: 'events', settle: SETTLE }
    const seen = await probe.visit(build(part), options)
    // That a picture is no well-formed XML is seen in the console, and shown as such.
    const did = findings(seen).filter((line) => !line.startsWith('console:'))
    count(signals, { ...seen, console: [] })
    if (did.length === 0) continue
    const loud = await findLoud(probe, part, build, { ...options, groupSize: part.length })
    for (const { items, findings: lines } of loud) found.push(`${items.join('\n')}: ${lines.join(' | ')}`)
  }
  return { signals, findings: found }
}

const SVG = /data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g

/** The SVG pictures of a page, as documents. */
export function svgsIn(page: string): string[] {
  return [...page.matchAll(SVG)].map((match) => Buffer.from(match[1]!, 'base64').toString())
}

export function noSignals(): Signals {
  return { scripts: 0, hits: 0, dialogs: 0, navigations: 0, others: 0 }
}

export function addSignals(signals: Signals, more: Signals): void {
  for (const key of Object.keys(signals) as (keyof Signals)[]) signals[key] += more[key]
}

function count(signals: Signals, { scripts, hits, dialogs, navigations, ...others }: Seen): void {
  signals.scripts += scripts.length
  signals.hits += hits.length
  signals.dialogs += dialogs.length
  signals.navigations += navigations.length
  signals.others += Object.values(others).flat().length
}

function describe({ slot, payload }: Entry): string {
  return `${slot}: ${JSON.stringify(payload.slice(0, 300))}`
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
