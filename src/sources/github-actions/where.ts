import type { JsonValue, Link, Param } from '../../index.ts'
import { Fields } from '../fields.ts'

const RUN_FIELDS = [
  ['head_branch', 'branch'],
  ['head_sha', 'commit'],
  ['event', 'event'],
  ['run_number', 'run number'],
] as const
const RUNNER_FIELDS = [
  ['runner_name', 'runner'],
  ['labels', 'labels'],
] as const

/** What a job ran (branch, commit) and on which runner; where its run says otherwise, that stays with the run. */
export function jobParams(job: Fields, run: Fields | undefined): readonly Param[] | undefined {
  const ran = RUN_FIELDS.map(([key, name]) => {
    const own = taken(job, key)
    const isSame = run !== undefined && (own === undefined || seen(run, key) === own)
    return param(name, isSame ? taken(run, key) : own)
  })
  return listed([...ran, ...RUNNER_FIELDS.map(([key, name]) => param(name, taken(job, key)))])
}

/** What a run ran, or what all its jobs say that they ran; those keep what they say. */
export function runParams(run: Fields, jobs: readonly Fields[]): readonly Param[] | undefined {
  return listed(
    RUN_FIELDS.map(([key, name]) => param(name, taken(run, key) ?? common(jobs, (job) => seen(job, key)))),
  )
}

/** The runner of a job and what it was asked for, where either is known. */
export function runnerOf(job: Fields): string | undefined {
  const [runner, asked] = RUNNER_FIELDS.map(([key]) => seen(job, key))
  if (runner === undefined || asked === undefined) return runner ?? asked
  return asked === runner ? runner : `${runner} (${asked})`
}

/** What each of them says, where they say the same. */
export function common<T>(jobs: readonly Fields[], of: (job: Fields) => T | undefined): T | undefined {
  const [first, ...others] = jobs.map(of)
  return others.every((value) => value === first) ? first : undefined
}

/** A page of jobs says where its run is by where they are. */
export function runLink(run: Fields, jobs: readonly Fields[]): readonly Link[] | undefined {
  const ofJob = (job: Fields) =>
    /^(https:\/\/.*\/actions\/runs\/\d+)\/job\/\d+$/.exec(job.peekText('html_url') ?? '')?.[1]
  const url = run.text('html_url') ?? common(jobs, ofJob)
  return url === undefined ? undefined : [{ label: 'Run on GitHub', url }]
}

/** {@link taken}, without taking it. */
function seen(fields: Fields, key: string): string | undefined {
  return taken(new Fields(fields.object), key)
}

/** A text, an integer or a list of texts; what is none of them stays where it is. */
function taken(fields: Fields, key: string): string | undefined {
  const value = fields.peek(key)
  if (!isTexts(value)) return fields.id(key)
  fields.value(key)
  return value.join(', ') || undefined
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

function param(name: string, value: string | undefined): Param | undefined {
  return value === undefined ? undefined : { name, value }
}

function listed(params: readonly (Param | undefined)[]): readonly Param[] | undefined {
  const known = params.flatMap((one) => one ?? [])
  return known.length > 0 ? known : undefined
}
