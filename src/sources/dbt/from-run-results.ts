import {
  type JsonObject,
  type JsonValue,
  type Param,
  PlatenError,
  type RunState,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import { strayItem } from '../stray.ts'
import { nodeItems } from './items.ts'
import { type DbtNode, milliseconds, nodeOf } from './node.ts'
import { isBad } from './status.ts'
import type { DbtRunResults, DbtRunWithManifest } from './wire.ts'

const DBT = 'dbt'

export type DbtPayload = string | Uint8Array | DbtRunResults | DbtRunWithManifest | JsonObject

/**
 * An invocation of dbt from its `run_results.json` (schemas v4 to v6; `sources.json` of `dbt source freshness` too),
 * alone or as `{run_results, manifest}`, where the manifest gives names, files and, for v4, the compiled code.
 *
 * The schema is at https://schemas.getdbt.com/dbt/run-results/v6.json, its fields are explained at
 * https://docs.getdbt.com/reference/artifacts/run-results-json. Code of nodes that failed is shown, that of others is
 * in the checks' `vendor`; of the manifest, only what is named above is taken over.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromDbtRunResults(payload: DbtPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertDbt(readPayload(payload, options))
}

/** Tells what {@link convertDbt} reads. */
export function isDbt(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const wrapped = new Fields(value).peek('run_results')
  return isObject(wrapped) ? isRunResults(wrapped) : isRunResults(value)
}

const SCHEMA = /\/dbt\/(?:run-results|sources)\/v\d+/

function isRunResults(value: JsonObject): boolean {
  const fields = new Fields(value)
  const metadata = fields.fields('metadata')
  const schema = metadata?.text('dbt_schema_version')
  return fields.list('results') !== undefined && schema !== undefined && SCHEMA.test(schema)
}

/** {@link fromDbtRunResults} for a payload that has been read. */
export function convertDbt(value: JsonValue): TaskRunOutput {
  if (!isObject(value)) throw notDbt('The payload is not an object.', '')
  const outer = new Fields(value)
  const wrapped = outer.fields('run_results')
  const run = wrapped ?? outer
  const manifest = wrapped && outer.fields('manifest')
  const results = run.list('results')
  if (results === undefined)
    throw notDbt('"results" is not a list.', wrapped ? '/run_results/results' : '/results')
  const found = results.map((entry) => ({ entry, node: nodeOf(entry, manifest) }))
  const nodes = found.flatMap(({ node }) => node ?? [])
  const strays = found.flatMap(({ entry, node }, i) => (node ? [] : [strayItem('results', i, entry)]))
  const outputs = [...nodeItems(nodes), ...strays]
  return { version: 1, meta: meta(run, nodes, manifest, wrapped && outer.rest()), outputs }
}

function meta(
  run: Fields,
  nodes: readonly DbtNode[],
  manifest: Fields | undefined,
  around: JsonObject | undefined,
): TaskRunMeta {
  const metadata = run.fields('metadata')
  const args = run.peek('args')
  const command = isObject(args) ? new Fields(args).text('which') : undefined
  const project = manifest?.fields('metadata')?.text('project_name')
  const elapsed = run.number('elapsed_time')
  const params = paramsOf(run)
  const starts = nodes.flatMap(({ timing }) => [...timing.values()].map(({ start }) => start))
  const startTime = metadata && (peekInstant(metadata, 'invocation_started_at') ?? undefined)
  const endTime = metadata && peekInstant(metadata, 'generated_at')
  return compact<TaskRunMeta>({
    system: DBT,
    title: [DBT, command, project && `· ${project}`].filter(Boolean).join(' '),
    runId: metadata?.text('invocation_id'),
    jobName: project,
    state: state(nodes),
    startTime:
      startTime ??
      starts.reduce<number | undefined>((least, start) => Math.min(least ?? start, start), undefined),
    endTime,
    durations: elapsed === undefined ? undefined : { total: milliseconds(elapsed) },
    params,
    vendor: compactOrNone({ ...around, ...run.rest(), ...(metadata && { metadata: metadata.rest() }) }),
  })
}

/** What the invocation was called with; nulls are what was not given. */
function paramsOf(run: Fields): readonly Param[] | undefined {
  const args = run.fields('args')
  if (args === undefined) return undefined
  const params = Object.keys(args.object).flatMap((name) => {
    const value = args.value(name)
    return value === undefined ? [] : [{ name, value }]
  })
  return params.length > 0 ? params : undefined
}

const NAMED = 3

function state(nodes: readonly DbtNode[]): RunState {
  const bad = nodes.filter(({ status }) => isBad(status))
  const warned = nodes.filter(({ status }) => status === 'warning').length
  const some = bad.slice(0, NAMED).map(({ name }) => name)
  const more = bad.length > NAMED ? ` and ${bad.length - NAMED} more` : ''
  const failure =
    bad.length === 0 ? [] : [`${bad.length} of ${nodes.length} failed: ${some.join(', ')}${more}.`]
  const warning = warned === 0 ? [] : [`${warned} ${warned === 1 ? 'warning' : 'warnings'}.`]
  const message = [...failure, ...warning].join(' ') || undefined
  return compact<RunState>({ lifecycle: 'ended', result: bad.length === 0 ? 'success' : 'failed', message })
}

function notDbt(message: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer,
    help: 'Expected run_results.json of dbt: {metadata, results, elapsed_time}, or {run_results, manifest}.',
  })
}
