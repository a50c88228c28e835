import {
  type JsonObject,
  type JsonValue,
  type OutputItem,
  PlatenError,
  type TaskRunOutput,
  type Truncation,
} from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { readTextOrJson, type SourceOptions } from '../payload.ts'
import { annotationChecks, failedJob, jobErrors, jobItems, jobLinks, stepChecks } from './jobs.ts'
import { type GithubLog, isGithubLog, readGithubLog } from './log.ts'
import { GITHUB_ACTIONS, jobMeta, runMeta } from './meta.ts'
import type { GithubActionsPayload, GithubJob, GithubJobs, GithubWorkflowRun } from './wire.ts'

export type GithubPayload =
  | string
  | Uint8Array
  | GithubActionsPayload
  | GithubJob
  | GithubJobs
  | GithubWorkflowRun
  | JsonObject

/**
 * A job of GitHub Actions: the job object of the REST API, a list of them, a run of a workflow, or
 * `{run, job, jobs, log, summary, annotations}` with what there is; as text, a job's log (as the API or
 * `gh run view --log` gives it) or the Markdown of `GITHUB_STEP_SUMMARY`.
 *
 * Documented at https://docs.github.com/en/rest/actions/workflow-jobs and
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. A log becomes one item per step,
 * in which groups are drawn.
 *
 * @throws PlatenError `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromGithubActions(payload: GithubPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertGithub(readTextOrJson(payload, options).value, options)
}

/** Tells what {@link convertGithub} reads, but for a summary, which is Markdown like any. */
export function isGithub(value: JsonValue): boolean {
  if (typeof value === 'string') return isGithubLog(value)
  if (!isObject(value)) return false
  const fields = new Fields(value)
  const jobs = fields.peek('jobs')
  if (isJob(value) || isRun(value) || isJob(fields.peek('job')) || isRun(fields.peek('run'))) return true
  if (Array.isArray(jobs)) return jobs.length > 0 && (jobs as readonly JsonValue[]).every(isJob)
  return false
}

function isJob(value: JsonValue | undefined): boolean {
  if (!isObject(value)) return false
  const job = new Fields(value)
  const isNamed =
    job.id('id') !== undefined && job.id('run_id') !== undefined && job.peekText('status') !== undefined
  return (
    isNamed && ['steps', 'runner_name', 'check_run_url', 'head_sha'].some((key) => Object.hasOwn(value, key))
  )
}

function isRun(value: JsonValue | undefined): boolean {
  if (!isObject(value)) return false
  return ['workflow_id', 'run_number', 'event', 'status'].every((key) => Object.hasOwn(value, key))
}

/** {@link fromGithubActions} for a payload that has been read. */
export function convertGithub(value: JsonValue, options: SourceOptions): TaskRunOutput {
  if (typeof value === 'string') return fromText(value, options)
  if (!isObject(value)) throw notGithub('The payload is not an object.')
  if (isJob(value)) return assemble(new Fields({ job: value }))
  if (isRun(value)) return assemble(new Fields({ run: value }))
  return assemble(new Fields(value))
}

function fromText(text: string, { name }: SourceOptions): TaskRunOutput {
  if (!isGithubLog(text))
    return {
      version: 1,
      meta: compact({ system: GITHUB_ACTIONS, title: name }),
      outputs: [{ kind: 'markdown', text }],
    }
  const { items, startTime, endTime, job } = readGithubLog(text)
  const title = job ?? name
  return {
    version: 1,
    meta: compact({ system: GITHUB_ACTIONS, title, taskName: job, startTime, endTime }),
    outputs: items,
  }
}

function assemble(payload: Fields): TaskRunOutput {
  const run = payload.fields('run')
  const one = payload.fields('job')
  const listed = payload.peek('jobs')
  const isList = Array.isArray(listed) && (listed as readonly JsonValue[]).every(isObject)
  const several = isList ? (payload.list('jobs') ?? []).filter(isObject).map((job) => new Fields(job)) : []
  const jobs = [...(one ? [one] : []), ...several]
  const summary = payload.text('summary')
  const log = payload.text('log')
  const annotations = payload.list('annotations') ?? []
  if (jobs.length === 0 && run === undefined && summary === undefined && log === undefined)
    throw notGithub('The payload has no job, no run, no log and no summary.')
  const steps = stepChecks(jobs)
  const single = jobs.length === 1 ? jobs[0] : undefined
  const truncated = missing(payload, jobs.length)
  const overview = single ? failedJob(single) : jobItems(jobs, truncated)
  const { vendor, ...meta } = single ? jobMeta(single, run) : runMeta(run ?? new Fields({}), jobs, truncated)
  const ofLog = readLog(log)
  const outputs: readonly OutputItem[] = [
    ...(summary === undefined ? [] : [{ kind: 'markdown', title: 'Summary', text: summary } as const]),
    ...overview,
    ...steps,
    ...annotationChecks(annotations),
    ...(single ? [] : jobLinks(jobs)),
    ...(jobs.length < 2 && truncated ? [countItem(jobs.length, truncated)] : []),
    ...ofLog.items,
    ...jobErrors(jobs.filter((job) => !hasError(ofLog, job, single !== undefined))),
  ]
  const all = compactOrNone({ ...payload.rest(), ...vendor })
  return { version: 1, meta: all ? { ...meta, vendor: all } : meta, outputs }
}

/** Where no list of jobs is shown that could say so. */
function countItem(shown: number, truncated: Truncation): OutputItem {
  return { kind: 'value', name: 'Jobs', value: shown + (truncated.omitted ?? 0), truncated }
}

/** A log that is none is shown as it is. */
function readLog(log: string | undefined): Pick<GithubLog, 'items' | 'job'> {
  if (log === undefined) return { items: [], job: undefined }
  return isGithubLog(log) ? readGithubLog(log) : { items: [{ kind: 'logs', text: log }], job: undefined }
}

/** Whether the log says already why a job failed: it is the only one, or the one that the log names. */
function hasError(
  { items, job: named }: Pick<GithubLog, 'items' | 'job'>,
  job: Fields,
  isOnly: boolean,
): boolean {
  return (isOnly || named === job.peekText('name')) && items.some(({ kind }) => kind === 'error')
}

/** The API lists 30 jobs a page. */
function missing(payload: Fields, shown: number): Truncation | undefined {
  const total = payload.count('total_count')
  if (total === undefined || total <= shown) return undefined
  return { omitted: total - shown, unit: 'items', reason: 'GitHub returned one page of the jobs.' }
}

function notGithub(message: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer: '',
    help: 'Expected a job or a run of the REST API, {job, log, summary}, a job’s log, or a job summary in Markdown.',
  })
}
