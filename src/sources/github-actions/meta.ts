import type { TaskRunMeta, Truncation } from '../../index.ts'
import { compact, compactOrNone, Fields } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { failedStep, jobName } from './jobs.ts'
import { githubState, hasFailed } from './state.ts'
import { common, jobParams, runLink, runParams } from './where.ts'

export const GITHUB_ACTIONS = 'github-actions'

/** Who, when and how, of one job; `vendor` holds what it does not take. */
export function jobMeta(job: Fields, run: Fields | undefined): TaskRunMeta {
  const name = job.text('name')
  const workflow = job.text('workflow_name')
  const step = failedStep(job)
  const url = job.text('html_url')
  const created = peekInstant(job, 'created_at')
  const startTime = peekInstant(job, 'started_at')
  const queue =
    created !== undefined && startTime !== undefined && startTime > created ? startTime - created : undefined
  return compact<TaskRunMeta>({
    system: GITHUB_ACTIONS,
    title: [workflow, name].filter(Boolean).join(' / ') || undefined,
    runId: job.id('run_id'),
    jobName: workflow,
    taskId: job.id('id'),
    taskName: name,
    attempt: job.count('run_attempt'),
    state: githubState(job, step && `Failed at step “${step}”.`),
    startTime,
    endTime: peekInstant(job, 'completed_at'),
    durations: queue === undefined ? undefined : { queue },
    params: jobParams(job, run),
    links: url === undefined ? undefined : [{ label: 'Job on GitHub', url }],
    vendor: compactOrNone({ job: job.rest(), run: run?.rest() }),
  })
}

/** Who, when and how, of a run of a workflow; without one, of what its jobs have in common. */
export function runMeta(
  run: Fields,
  jobs: readonly Fields[],
  truncated: Truncation | undefined,
): TaskRunMeta {
  const first = jobs[0] ?? new Fields({})
  const name = run.text('name') ?? first.peekText('workflow_name')
  const title = run.text('display_title')
  const message = failedJobs(jobs, truncated !== undefined)
  return compact<TaskRunMeta>({
    system: GITHUB_ACTIONS,
    title: [name, title].filter(Boolean).join(': ') || undefined,
    runId: run.id('id') ?? new Fields(first.object).id('run_id'),
    jobId: run.id('workflow_id'),
    jobName: name,
    attempt: run.count('run_attempt') ?? common(jobs, (one) => new Fields(one.object).count('run_attempt')),
    state: githubState(run, message) ?? jobsState(jobs, message),
    startTime: peekInstant(run, 'run_started_at') ?? peekInstant(run, 'created_at') ?? earliest(jobs),
    endTime: run.peek('conclusion') ? peekInstant(run, 'updated_at') : undefined,
    params: runParams(run, jobs),
    links: runLink(run, jobs),
    vendor: compactOrNone({ run: run.rest() }),
  })
}

function failedJobs(jobs: readonly Fields[], isPage: boolean): string | undefined {
  const failed = jobs.filter(hasFailed)
  if (failed.length === 0) return undefined
  const all = isPage ? `the ${jobs.length} jobs listed` : `${jobs.length} jobs`
  return `${failed.length} of ${all} failed: ${failed.map(jobName).join(', ')}.`
}

/** A list of jobs says how each ended; the whole failed where one did. */
function jobsState(jobs: readonly Fields[], message: string | undefined): TaskRunMeta['state'] {
  const states = jobs.flatMap((job) => githubState(new Fields(job.object)) ?? [])
  if (states.length === 0) return undefined
  if (states.some(({ lifecycle }) => lifecycle !== 'ended'))
    return compact({ lifecycle: 'running', message } as const)
  const worst = (['failed', 'timed_out', 'canceled', 'success', 'skipped'] as const).find((result) =>
    states.some((state) => state.result === result),
  )
  return compact({ lifecycle: 'ended', result: worst, message } as const)
}

function earliest(jobs: readonly Fields[]): number | undefined {
  return jobs.reduce<number | undefined>((least, job) => {
    const start = peekInstant(job, 'started_at')
    return start === undefined ? least : Math.min(least ?? start, start)
  }, undefined)
}
