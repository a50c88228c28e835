import type { JsonObject, JsonValue } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'

/** An event of a run, from GraphQL or from Dagster's own serialisation. */
export interface Event {
  /** `STEP_FAILURE`, `ASSET_MATERIALIZATION` …; `LOG` for what a program logged. */
  readonly type: string
  readonly message: string
  /** Milliseconds since the epoch, or the text where it is none. */
  readonly timestamp: number | string | undefined
  readonly level: string | undefined
  readonly step: string | undefined
  readonly runId: string | undefined
  readonly jobName: string | undefined
  readonly error: JsonObject | undefined
  /** What is said of an asset, a check or an expectation; the event itself in GraphQL. */
  readonly subject: JsonObject | undefined
  /** All of it, as it came. */
  readonly raw: JsonObject
}

/** Tells an event of GraphQL: its type and a message. */
export function isGraphqlEvent(value: JsonValue): value is JsonObject {
  if (!isObject(value) || typeof value.message !== 'string') return false
  const { __typename: type, eventType, timestamp } = value
  if (typeof type === 'string') {
    const isOfRun = ['stepKey', 'runId', 'eventType'].some((key) => Object.hasOwn(value, key))
    return type.endsWith('Event') && (timestamp === undefined ? isOfRun : isTime(timestamp))
  }
  return typeof eventType === 'string' && isTime(timestamp) && Object.hasOwn(value, 'stepKey')
}

function isTime(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value)
}

/** Tells a serialised event. */
export function isLogEntry(value: JsonValue): value is JsonObject {
  return isObject(value) && (value.__class__ === 'EventLogEntry' || value.__class__ === 'DagsterEventRecord')
}

export function eventOf(value: JsonObject): Event {
  return isLogEntry(value) ? serialised(value) : graphql(value)
}

/** `ExecutionStepFailureEvent` → `STEP_FAILURE`, where `eventType` was not asked for. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['LogMessageEvent', 'LOG'],
  ['MaterializationEvent', 'ASSET_MATERIALIZATION'],
  ['ObservationEvent', 'ASSET_OBSERVATION'],
  ['AssetCheckEvaluationEvent', 'ASSET_CHECK_EVALUATION'],
  ['StepExpectationResultEvent', 'STEP_EXPECTATION_RESULT'],
  ['ExecutionStepRestartEvent', 'STEP_RESTARTED'],
])

function graphql(value: JsonObject): Event {
  const fields = new Fields(value)
  const typename = fields.text('__typename')
  const time = fields.text('timestamp')
  return {
    type: TYPES.get(typename ?? '') ?? typeOf(fields.text('eventType') ?? upper(typename ?? '')),
    message: fields.text('message') ?? '',
    timestamp: time !== undefined && isTime(time) ? Number(time) : time,
    level: fields.text('level'),
    step: fields.text('stepKey'),
    runId: fields.text('runId'),
    jobName: fields.text('pipelineName') ?? fields.text('jobName'),
    error: fields.fields('error')?.object,
    subject: (fields.fields('evaluation') ?? fields.fields('expectationResult'))?.object ?? value,
    raw: value,
  }
}

function upper(typename: string): string {
  return typename
    .replace(/^Execution/, '')
    .replace(/Event$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase()
}

/** Runs were once called pipelines. */
function typeOf(type: string): string {
  return type.replace(/^PIPELINE_/, 'RUN_')
}

const LEVELS: ReadonlyMap<number, string> = new Map([
  [10, 'DEBUG'],
  [20, 'INFO'],
  [30, 'WARNING'],
  [40, 'ERROR'],
  [50, 'CRITICAL'],
])

const SUBJECTS = ['materialization', 'asset_observation', 'expectation_result'] as const

function serialised(value: JsonObject): Event {
  const fields = new Fields(value)
  const event = fields.fields('dagster_event')
  const data = event?.fields('event_specific_data')
  const seconds = fields.number('timestamp')
  const level = fields.number('level')
  const subject = SUBJECTS.map((key) => data?.fields(key)?.object).find((found) => found !== undefined)
  return {
    type: typeOf(event?.text('event_type_value') ?? 'LOG'),
    message: event?.text('message') ?? fields.text('user_message') ?? fields.text('message') ?? '',
    timestamp: seconds === undefined ? undefined : Math.round(seconds * 1_000),
    level: level === undefined ? fields.text('level') : (LEVELS.get(level) ?? String(level)),
    step: fields.text('step_key') ?? event?.text('step_key'),
    runId: fields.text('run_id'),
    jobName: fields.text('pipeline_name') ?? fields.text('job_name'),
    error: (data?.fields('error') ?? fields.fields('error_info'))?.object,
    subject: subject ?? data?.object,
    raw: value,
  }
}

/** The path of an asset key, as people write it: `sales/orders`. */
export function assetName(subject: JsonObject | undefined): string | undefined {
  const fields = new Fields(subject ?? {})
  const path = (fields.fields('assetKey') ?? fields.fields('asset_key'))?.list('path')
  const parts = (path ?? []).filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join('/') : undefined
}

/** What a line of the log says. */
export function logLine({ message, timestamp, level, step, type }: Event) {
  return compact({ message: message || type, timestamp, level, logger: step })
}
