import type { JsonObject, JsonValue, Param, RunState, TaskRunMeta } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import type { Event } from './event.ts'

const STATUSES: ReadonlyMap<string, Pick<RunState, 'lifecycle' | 'result'>> = new Map([
  ['QUEUED', { lifecycle: 'queued' }],
  ['NOT_STARTED', { lifecycle: 'pending' }],
  ['MANAGED', { lifecycle: 'pending' }],
  ['STARTING', { lifecycle: 'running' }],
  ['STARTED', { lifecycle: 'running' }],
  ['CANCELING', { lifecycle: 'running' }],
  ['SUCCESS', { lifecycle: 'ended', result: 'success' }],
  ['FAILURE', { lifecycle: 'ended', result: 'failed' }],
  ['CANCELED', { lifecycle: 'ended', result: 'canceled' }],
])

/** Tells a run of GraphQL. */
export function isRun(value: JsonValue): value is JsonObject {
  if (!isObject(value) || typeof value.runId !== 'string') return false
  const type = value.__typename
  if (type === 'Run' || type === 'PipelineRun') return true
  return (
    typeof value.status === 'string' &&
    STATUSES.has(value.status) &&
    (isObject(value.eventConnection) || named(value))
  )
}

function named(value: JsonObject): boolean {
  return ['jobName', 'pipelineName', 'runConfig', 'runConfigYaml'].some((key) => Object.hasOwn(value, key))
}

/** From the run where there is one, else from what its events say. */
export function runMeta(value: JsonObject | undefined, events: readonly Event[]): TaskRunMeta {
  const run = new Fields(value ?? {})
  const byEvents = eventMeta(events)
  run.fields('eventConnection')
  const jobName =
    run.text('jobName') ?? run.text('pipelineName') ?? run.text('job_name') ?? run.text('pipeline_name')
  const meta = compact<TaskRunMeta>({
    system: 'dagster',
    title: jobName ?? byEvents.jobName,
    runId: run.text('runId') ?? run.text('run_id') ?? byEvents.runId,
    jobName: jobName ?? byEvents.jobName,
    state: stateOf(run) ?? byEvents.state,
    startTime: seconds(run, 'startTime') ?? byEvents.startTime,
    endTime: seconds(run, 'endTime') ?? byEvents.endTime,
    params: params(run),
  })
  const rest = run.rest()
  return rest ? { ...meta, vendor: { run: rest } } : meta
}

/** Enumerations are `{__enum__: 'PipelineRunStatus.FAILURE'}` when serialised. */
function stateOf(run: Fields): RunState | undefined {
  const status = run.peek('status')
  const isEnum = isObject(status) && typeof status.__enum__ === 'string'
  const named = run.text('status') ?? (isEnum ? run.fields('status')?.text('__enum__') : undefined)
  const raw = named?.slice(named.lastIndexOf('.') + 1)
  return raw === undefined ? undefined : { ...(STATUSES.get(raw) ?? { lifecycle: 'running' }), raw }
}

function seconds(run: Fields, key: string): number | undefined {
  const value = run.number(key)
  return value === undefined ? undefined : Math.round(value * 1_000)
}

function params(run: Fields): readonly Param[] | undefined {
  const config = run.fields('runConfig') ?? run.fields('run_config')
  const found = Object.entries(config?.object ?? {}).map(([name, value]) => ({ name, value: value ?? null }))
  if (found.length > 0) return found
  const yaml = run.text('runConfigYaml')
  return yaml === undefined || yaml.trim() === '{}' ? undefined : [{ name: 'run_config', value: yaml }]
}

const ENDS: ReadonlyMap<string, RunState['result']> = new Map([
  ['RUN_SUCCESS', 'success'],
  ['RUN_FAILURE', 'failed'],
  ['RUN_CANCELED', 'canceled'],
])

function eventMeta(events: readonly Event[]): Partial<TaskRunMeta> {
  const start = events.find(({ type }) => type === 'RUN_START')
  const end = events.findLast(({ type }) => ENDS.has(type))
  const result = ENDS.get(end?.type ?? '')
  const state: RunState | undefined = end
    ? compact<RunState>({ lifecycle: 'ended', result })
    : start && { lifecycle: 'running' }
  return compact({
    runId: events.flatMap(({ runId }) => runId ?? []).at(0),
    jobName: events.flatMap(({ jobName }) => jobName ?? []).at(0),
    state,
    startTime: momentOf(start),
    endTime: momentOf(end),
  })
}

function momentOf(event: Event | undefined): number | undefined {
  return typeof event?.timestamp === 'number' ? Math.round(event.timestamp) : undefined
}
