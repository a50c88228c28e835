import {
  type ErrorItem,
  type JsonObject,
  type JsonValue,
  limitsOf,
  type OutputItem,
  PlatenError,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { jsonLines, startsWithLines } from '../json-lines.ts'
import { readTextOrJson, type SourceOptions } from '../payload.ts'
import { dagsterError, isDagsterError } from './error.ts'
import { assetName, type Event, eventOf, isGraphqlEvent, isLogEntry, logLine } from './event.ts'
import { metadataItems } from './metadata.ts'
import { isRun, runMeta } from './run.ts'
import { checkItems, stepChecks } from './summary.ts'
import type {
  DagsterDebugRunPayload,
  DagsterEvent,
  DagsterEventConnection,
  DagsterEventLogEntry,
  DagsterResponse,
  DagsterRun,
} from './wire.ts'

export type DagsterPayload =
  | string
  | Uint8Array
  | DagsterResponse
  | DagsterRun
  | DagsterEventConnection
  | readonly DagsterEvent[]
  | readonly DagsterEventLogEntry[]
  | DagsterDebugRunPayload
  | JsonObject

/**
 * What Dagster has of a run: the answer to a GraphQL query for it or its logs (`runOrError`, `logsForRun`), a list of events,
 * or what Dagster serialises (`EventLogEntry`, JSON Lines of them, `DebugRunPayload`).
 *
 * Documented at https://docs.dagster.io (GraphQL API); the serialised classes are those of github.com/dagster-io/dagster.
 * Every event is a line of the log; steps, checks, assets with their metadata and errors stand by themselves too. Nothing is
 * lost: all events as they came are with the log.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromDagsterRun(payload: DagsterPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertDagster(readTextOrJson(payload, options).value, options)
}

/** Tells what {@link convertDagster} reads. */
export function isDagster(value: JsonValue): boolean {
  if (typeof value === 'string') return startsWithLines(value, isLogEntry)
  return partsOf(value) !== undefined
}

interface Parts {
  readonly run?: JsonObject | undefined
  readonly events?: readonly JsonValue[] | undefined
  readonly hasMore?: boolean
  /** An answer that is no run. */
  readonly error?: JsonObject
  readonly rest?: JsonObject | undefined
}

/** {@link fromDagsterRun} for a payload that has been read. */
export function convertDagster(value: JsonValue, options: SourceOptions): TaskRunOutput {
  const { jsonDepth } = limitsOf(options.limits)
  const parts = typeof value === 'string' ? linesOf(value, jsonDepth) : partsOf(value)
  if (parts === undefined) throw notDagster()
  const entries = parts.events ?? []
  const events = entries.flatMap((entry) => (isObject(entry) ? eventOf(entry) : []))
  const odd = entries.filter((entry) => !isObject(entry))
  const meta = runMeta(parts.run, events)
  const vendor = compact({ ...meta.vendor, ...parts.rest })
  return {
    version: 1,
    meta: compact<TaskRunMeta>({ ...meta, vendor: Object.keys(vendor).length > 0 ? vendor : undefined }),
    outputs: [
      ...stepChecks(events),
      ...checkItems(events),
      ...events.flatMap((event) => assetItems(event, jsonDepth)),
      ...logItems(events, odd, parts.hasMore === true),
      ...errorItems(events),
      ...(parts.error ? [dagsterError(parts.error, undefined)] : []),
    ],
  }
}

function linesOf(text: string, maxDepth: number): Parts {
  return { events: [...jsonLines(text, maxDepth)].map(({ text: line, value }) => value ?? line) }
}

function partsOf(value: JsonValue): Parts | undefined {
  if (Array.isArray(value)) {
    const isEvents = value.length > 0 && (value as readonly JsonValue[]).slice(0, 5).every(isEvent)
    return isEvents ? { events: value as readonly JsonValue[] } : undefined
  }
  if (!isObject(value)) return undefined
  if (isEvent(value)) return { events: [value] }
  if (value.__class__ === 'DebugRunPayload') return debugParts(new Fields(value))
  const response = new Fields(value)
  const data = response.fields('data')
  if (data === undefined) return answerOf(value)
  for (const key of Object.keys(data.object)) {
    const found = answerOf(data.peek(key))
    if (found === undefined) continue
    data.value(key)
    return { ...found, rest: compact({ ...found.rest, data: data.rest(), ...response.rest() }) }
  }
  return undefined
}

function isEvent(value: JsonValue): boolean {
  return isLogEntry(value) || isGraphqlEvent(value)
}

/** A run with or without events, a connection of events, or an error that Dagster answers instead. */
function answerOf(value: JsonValue | undefined): Parts | undefined {
  if (!isObject(value)) return undefined
  const fields = new Fields(value)
  if (isRun(value)) {
    const connection = fields.fields('eventConnection')
    const events = connection?.list('events')
    const hasMore = connection?.flag('hasMore') === true
    const rest = connection?.rest()
    return { run: value, events, hasMore, rest: rest && { eventConnection: rest } }
  }
  if (isDagsterError(value) && Object.hasOwn(value, 'stack')) return { error: value }
  const events = fields.peek('events')
  const isConnection =
    Array.isArray(events) &&
    (events.length === 0 ? fields.peek('hasMore') !== undefined : isEvent(events[0]!))
  if (!isConnection) return undefined
  fields.value('events')
  return {
    events: events as readonly JsonValue[],
    hasMore: fields.flag('hasMore') === true,
    rest: fields.rest(),
  }
}

function debugParts(payload: Fields): Parts {
  const run = (payload.fields('dagster_run') ?? payload.fields('pipeline_run'))?.object
  return { run, events: payload.list('event_list'), rest: payload.rest() }
}

const ASSETS: ReadonlyMap<string, string> = new Map([
  ['ASSET_MATERIALIZATION', 'materialized'],
  ['STEP_MATERIALIZATION', 'materialized'],
  ['ASSET_OBSERVATION', 'observed'],
])

function assetItems({ type, subject }: Event, maxDepth: number): readonly OutputItem[] {
  const verb = ASSETS.get(type)
  if (verb === undefined && type !== 'ASSET_CHECK_EVALUATION' && type !== 'STEP_EXPECTATION_RESULT') return []
  const fields = new Fields(subject ?? {})
  const name = assetName(subject) ?? fields.text('label')
  if (verb === undefined || name === undefined) return metadataItems(subject, name ?? type, maxDepth)
  const partition = fields.text('partition')
  const id = partition === undefined ? name : `${name} [${partition}]`
  const ref: OutputItem = { kind: 'ref', type: `asset ${verb}`, id }
  return [ref, ...metadataItems(subject, id, maxDepth)]
}

function logItems(
  events: readonly Event[],
  odd: readonly JsonValue[],
  hasMore: boolean,
): readonly OutputItem[] {
  if (events.length === 0 && odd.length === 0 && !hasMore) return []
  const texts = odd.map((entry) => ({ message: typeof entry === 'string' ? entry : String(entry) }))
  const lines = [...events.map(logLine), ...texts]
  const isCut = texts.at(-1)?.message.startsWith('{') === true
  const reason = hasMore
    ? 'Dagster says that there are more events.'
    : isCut
      ? 'The last line is cut off.'
      : undefined
  const truncated = reason === undefined ? undefined : ({ unit: 'lines', reason } as const)
  return [
    compact({ kind: 'logs', lines, truncated, vendor: { events: events.map(({ raw }) => raw) } } as const),
  ]
}

/** A failed run repeats its step's error. */
function errorItems(events: readonly Event[]): readonly ErrorItem[] {
  const seen = new Set<string>()
  const errors = events.flatMap(({ error, step }) => (error ? dagsterError(error, step) : []))
  return errors.filter(({ traceback, message }) => {
    const key = `${message}\n${String(traceback)}`
    return !seen.has(key) && seen.add(key)
  })
}

function notDagster(): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: 'The payload is neither a run nor events of Dagster.',
    help: 'Expected an answer to a GraphQL query for runOrError or logsForRun, or serialised EventLogEntry objects.',
  })
}
