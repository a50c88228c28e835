import { type JsonObject, type JsonValue, PlatenError, type TaskRunOutput } from '../../index.ts'
import { compactOrNone, Fields, isObject } from '../fields.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import { artifactItems, datasetItems, tagItems } from './items.ts'
import { mlflowMeta } from './meta.ts'
import { metricItems } from './metrics.ts'
import { fromRunList } from './run-list.ts'
import type { MlflowRun, MlflowRunPayload, MlflowRuns } from './wire.ts'

export type MlflowPayload = string | Uint8Array | MlflowRunPayload | MlflowRun | MlflowRuns | JsonObject

/**
 * An MLflow run: `{run: {info, data}}` as `runs/get` of the REST API answers it, the bare `{info, data}` that
 * `mlflow runs describe` prints, or `{runs}` of `runs/search`. Beside `run`, `metrics_history` may hold answers of
 * `metrics/get-history` and `artifacts` that of `artifacts/list`.
 *
 * Documented at https://mlflow.org/docs/latest/rest-api.html. Artifacts are listed, not read: the API gives their
 * names and sizes.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromMlflowRun(payload: MlflowPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertMlflow(readPayload(payload, options))
}

/** Tells what {@link convertMlflow} reads. */
export function isMlflow(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  const run = fields.peek('run')
  if (isObject(run)) return isRun(run)
  const runs = fields.peek('runs')
  if (Array.isArray(runs))
    return runs.length > 0 && (runs as readonly JsonValue[]).every((one) => isObject(one) && isRun(one))
  return isRun(value)
}

function isRun(value: JsonObject): boolean {
  const info = new Fields(value).peek('info')
  if (!isObject(info)) return false
  const fields = new Fields(info)
  const hasId = (fields.id('run_id') ?? fields.id('run_uuid')) !== undefined
  return (
    hasId &&
    ['experiment_id', 'artifact_uri', 'lifecycle_stage'].some((key) => fields.peek(key) !== undefined)
  )
}

/** {@link fromMlflowRun} for a payload that has been read. */
export function convertMlflow(value: JsonValue): TaskRunOutput {
  if (!isObject(value)) throw notMlflow('The payload is not an object.', '')
  const payload = new Fields(value)
  if (Array.isArray(payload.peek('runs'))) return fromRunList(payload)
  const wrapped = payload.fields('run')
  const run = wrapped ?? payload
  if (!isObject(run.peek('info'))) throw notMlflow('The run has no "info".', wrapped ? '/run/info' : '/info')
  const data = run.fields('data')
  const { vendor: ofInfo, ...meta } = mlflowMeta(run, data)
  const around = wrapped ? payload : run
  const outputs = [
    ...metricItems(data, around),
    ...tagItems(data),
    ...datasetItems(run),
    ...artifactItems(around),
  ]
  const vendor = compactOrNone({
    ...(wrapped && payload.rest()),
    run: compactOrNone({ ...run.rest(), ...ofInfo, ...(data && { data: data.rest() }) }),
  })
  return { version: 1, meta: vendor ? { ...meta, vendor } : meta, outputs }
}

function notMlflow(message: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer,
    help: 'Expected what runs/get answers, {run: {info, data}}, or what mlflow runs describe prints.',
  })
}
