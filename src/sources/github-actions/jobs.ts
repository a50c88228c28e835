import type { Check, ChecksItem, ErrorItem, JsonValue, OutputItem, Truncation } from '../../index.ts'
import { escapeMarkdown } from '../../text/escape-markdown.ts'
import { markdownLink } from '../../text/markdown-link.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { strayItem } from '../stray.ts'
import { checkStatus, hasFailed, inWords } from './state.ts'
import { runnerOf } from './where.ts'

/**
 * How each of several jobs ended, then where each is. What a job says is kept beside its check, but for the steps, which
 * {@link stepChecks} has taken before.
 */
export function jobItems(jobs: readonly Fields[], truncated: Truncation | undefined): readonly OutputItem[] {
  if (jobs.length === 0) return []
  const checks = jobs.map(jobCheck)
  const vendor = { jobs: jobs.map((job) => job.rest() ?? {}) }
  return [compact({ kind: 'checks', title: 'Jobs', checks, truncated, vendor } as const)]
}

/** Where each of several jobs is, and on which runner it ran. */
export function jobLinks(jobs: readonly Fields[]): readonly OutputItem[] {
  const links = jobs.flatMap((job) => {
    const url = job.peekText('html_url')
    const runner = runnerOf(job)
    if (url === undefined && runner === undefined) return []
    const name = url === undefined ? escapeMarkdown(jobName(job)) : markdownLink(jobName(job), url)
    return `- ${name}${runner === undefined ? '' : ` on ${escapeMarkdown(runner)}`}`
  })
  return links.length === 0 ? [] : [{ kind: 'markdown', title: 'Jobs on GitHub', text: links.join('\n') }]
}

/** A job that failed though none of its steps did (its runner was lost, its time was up): nothing else would show it. */
export function failedJob(job: Fields): readonly OutputItem[] {
  return hasFailed(job) && failedStep(job) === undefined
    ? [{ kind: 'checks', title: 'Job', checks: [jobCheck(job)] }]
    : []
}

export function jobName(job: Fields): string {
  return job.peekText('name') ?? new Fields(job.object).id('id') ?? 'Job'
}

/** What the checks below have no red for in the header: which jobs failed, and how. */
export function jobErrors(jobs: readonly Fields[]): readonly ErrorItem[] {
  return jobs.flatMap((job) =>
    hasFailed(job) ? [{ kind: 'error', name: jobName(job), message: ending(job) ?? 'failed' } as const] : [],
  )
}

function jobCheck(job: Fields): Check {
  return compact<Check>({
    name: jobName(job),
    status: checkStatus(job.peekText('conclusion')),
    message: ending(job),
    duration: durationOf(job),
  })
}

/** How a job stands or ended, where its check's status does not say that. */
function ending(job: Fields): string | undefined {
  const step = failedStep(job)
  const said = job.peekText('conclusion') ?? job.peekText('status')
  const isPlain = said === 'success' || said === 'skipped' || (said === 'failure' && step !== undefined)
  const parts = [
    isPlain ? undefined : inWords(said),
    step === undefined ? undefined : `failed at step “${step}”`,
  ].filter((part) => part !== undefined)
  return parts.join(': ') || undefined
}

function durationOf(fields: Fields): number | undefined {
  const start = peekInstant(fields, 'started_at')
  const end = peekInstant(fields, 'completed_at')
  return start !== undefined && end !== undefined && end >= start ? end - start : undefined
}

/** The steps of a job as checks, in a group of their job where there are several; what they leave is kept. */
export function stepChecks(jobs: readonly Fields[]): readonly OutputItem[] {
  const isOne = jobs.length === 1
  const left: JsonValue[] = []
  const strays: OutputItem[] = []
  const checks = jobs.flatMap((job) => {
    const steps = job.list('steps') ?? []
    return steps.flatMap((entry, i) => {
      const step = isObject(entry) ? new Fields(entry) : undefined
      const name = step?.text('name')
      if (step === undefined || name === undefined) {
        strays.push(strayItem(isOne ? 'steps' : `${jobName(job)}: steps`, i, entry))
        return []
      }
      const check = stepCheck(step, name, isOne ? undefined : job.peekText('name'))
      left.push(compact({ step: name, ...step.rest() }))
      return [check]
    })
  })
  if (checks.length === 0) return strays
  return [{ kind: 'checks', title: 'Steps', checks, vendor: { steps: left } } satisfies ChecksItem, ...strays]
}

/** What the check's own status says as well. */
const PLAIN: ReadonlySet<string> = new Set(['success', 'failure', 'skipped'])

function stepCheck(step: Fields, name: string, group: string | undefined): Check {
  const conclusion = step.peekText('conclusion')
  const status = step.peekText('status')
  const known = checkStatus(conclusion)
  const said = conclusion ?? status
  return compact<Check>({
    name,
    status: known,
    group,
    message: said !== undefined && PLAIN.has(said) ? undefined : inWords(said),
    duration: durationOf(step),
  })
}

/** Which step of a job failed first. */
export function failedStep(job: Fields): string | undefined {
  const steps = job.peek('steps')
  if (!Array.isArray(steps)) return undefined
  for (const entry of steps as readonly JsonValue[]) {
    if (!isObject(entry)) continue
    const step = new Fields(entry)
    const status = checkStatus(step.peekText('conclusion'))
    if (status === 'failed' || status === 'error') return step.peekText('name')
  }
  return undefined
}

/** `annotations`: what steps reported about files. */
export function annotationChecks(list: readonly JsonValue[]): readonly OutputItem[] {
  const left: JsonValue[] = []
  const checks = list.map((entry): Check => {
    const note = isObject(entry) ? new Fields(entry) : undefined
    if (note === undefined) {
      left.push(entry)
      return { name: 'Annotation', status: 'unknown' }
    }
    const level = note.text('annotation_level')
    const path = note.text('path')
    const line = note.peek('start_line')
    const name = note.text('title')
    const check = compact<Check>({
      name:
        name ??
        ([path, line].filter((part) => part !== undefined && part !== null).join(':') || 'Annotation'),
      status: LEVELS.get(level ?? '') ?? 'unknown',
      group: path,
      severity: level,
      message: note.text('message'),
    })
    left.push(note.rest() ?? {})
    return check
  })
  return checks.length === 0
    ? []
    : [{ kind: 'checks', title: 'Annotations', checks, vendor: { annotations: left } }]
}

const LEVELS: ReadonlyMap<string, Check['status']> = new Map([
  ['failure', 'failed'],
  ['warning', 'warning'],
  ['notice', 'passed'],
])
