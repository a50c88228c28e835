import {
  type JsonObject,
  type JsonValue,
  type OutputItem,
  type Param,
  PlatenError,
  type RefItem,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { instantOf } from '../instant.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import { strayItem } from '../stray.ts'
import { endpointItems } from './endpoints.ts'
import { failedChecks, logItems, precheckItems, progressItems, settingItems } from './results.ts'
import { drsState } from './state.ts'
import type { HuaweiDrsJob, HuaweiDrsJobDetail, HuaweiDrsJobs } from './wire.ts'

const HUAWEI = 'huawei-drs'

export type HuaweiDrsPayload =
  | string
  | Uint8Array
  | HuaweiDrsJobDetail
  | HuaweiDrsJobs
  | HuaweiDrsJob
  | JsonObject

/**
 * A task of Huawei Cloud DRS as API v5 describes it: `{job}`, the job by itself, or `{jobs}`. Its definition (endpoints,
 * settings, parameters) and what there is of its state: pre-check, progress, log.
 *
 * Documented at https://support.huaweicloud.com/intl/en-us/api-drs/drs_03_0176.html (GET /v5/{project_id}/jobs/{job_id}).
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromHuaweiDrsJob(payload: HuaweiDrsPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertHuawei(readPayload(payload, options))
}

/** Tells what {@link convertHuawei} reads. */
export function isHuawei(value: JsonValue): boolean {
  if (!isObject(value)) return false
  if (isJob(value) || isJob(value.job)) return true
  return (
    Array.isArray(value.jobs) && value.jobs.length > 0 && (value.jobs as readonly JsonValue[]).every(isJob)
  )
}

function isJob(value: JsonValue | undefined): boolean {
  if (!isObject(value)) return false
  const base = value.base_info
  const isBased =
    isObject(base) &&
    ['engine_type', 'job_type', 'job_direction', 'task_type'].some((key) => typeof base[key] === 'string')
  const isPart =
    typeof value.id === 'string' && (isObject(value.precheck_result) || isObject(value.progress_info))
  return isBased || isPart
}

/** {@link fromHuaweiDrsJob} for a payload that has been read. */
export function convertHuawei(value: JsonValue): TaskRunOutput {
  if (!isObject(value)) throw notHuawei('The payload is not an object.')
  const payload = new Fields(value)
  if (Array.isArray(payload.peek('jobs'))) return fromSeveral(payload)
  const inner = payload.fields('job')
  const job = inner ?? payload
  const { state, ...meta } = jobMeta(job)
  const outputs = jobItems(job)
  const message = failedChecks(outputs)
  const left = compactOrNone({ ...(inner && payload.rest()), job: job.rest() })
  const said = state && message !== undefined ? { ...state, message } : state
  return { version: 1, meta: compact({ ...meta, state: said, vendor: left }), outputs }
}

function jobItems(job: Fields): readonly OutputItem[] {
  return [
    ...precheckItems(job),
    ...progressItems(job),
    ...endpointItems(job),
    ...settingItems(job),
    ...logItems(job),
  ]
}

function jobMeta(job: Fields): TaskRunMeta {
  const base = job.fields('base_info')
  const status = job.text('status')
  const start = base?.peekText('start_time')
  return compact<TaskRunMeta>({
    system: HUAWEI,
    title: base?.text('name') ?? job.text('name'),
    runId: job.id('id'),
    jobId: job.id('master_job_id'),
    state: status === undefined ? undefined : drsState(status, base?.peekText('task_type')),
    startTime: start === undefined ? undefined : momentOf(start),
    params: base && paramsOf(base),
  })
}

/** Milliseconds as text, or a time. */
function momentOf(text: string): number | undefined {
  return /^\d{13}$/.test(text) ? Number(text) : instantOf(text)
}

/** What says how the task is to run, in Huawei's words. */
function paramsOf(base: Fields): readonly Param[] | undefined {
  const params = Object.keys(base.object).flatMap((name) => {
    const value = name === 'name' && base.peekText(name) !== undefined ? undefined : base.value(name)
    return value === undefined || value === '' ? [] : [{ name, value }]
  })
  return params.length > 0 ? params : undefined
}

/** Each task of several: where it is from and to, and how it stands. */
function fromSeveral(payload: Fields): TaskRunOutput {
  const list = payload.list('jobs') ?? []
  const outputs = list.flatMap((entry, i): readonly OutputItem[] => {
    if (!isObject(entry)) return [strayItem('jobs', i, entry)]
    const job = new Fields(entry)
    const { title, runId, state, params, ...rest } = jobMeta(job)
    const id = runId ?? title
    if (id === undefined) return [strayItem('jobs', i, entry)]
    const items = jobItems(job).map(
      (item): OutputItem => ({
        ...item,
        title: [title ?? id, 'title' in item ? item.title : item.kind].filter(Boolean).join(': '),
      }),
    )
    const vendor = compactOrNone({
      ...job.rest(),
      ...(rest.jobId !== undefined && { master_job_id: rest.jobId }),
    })
    const ref = compact<RefItem>({
      kind: 'ref',
      type: 'Task',
      id,
      label: title,
      state,
      title: title ?? id,
      vendor,
    })
    return [
      ref,
      ...(params ? [{ kind: 'params', title: `${title ?? id}: parameters`, params } as const] : []),
      ...items,
    ]
  })
  const vendor = compactOrNone(payload.rest() ?? {})
  return {
    version: 1,
    meta: compact({ system: HUAWEI, title: `DRS: ${list.length} tasks`, vendor }),
    outputs,
  }
}

function notHuawei(message: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer: '',
    help: 'Expected a task of DRS as API v5 describes it: {job: {id, status, base_info, …}}.',
  })
}
