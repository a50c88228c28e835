import { type JsonObject, type JsonValue, limitsOf, PlatenError, type TaskRunOutput } from '../../index.ts'
import { compactOrNone, Fields, isObject } from '../fields.ts'
import { readTextOrJson, type SourceOptions } from '../payload.ts'
import { databricksMeta } from './meta.ts'
import {
  fromDatabricksExport,
  fromDatabricksPage,
  isDatabricksExport,
  isDatabricksPage,
} from './notebook/from-export.ts'
import { fromDatabricksIpynb, isDatabricksIpynb } from './notebook/ipynb.ts'
import { outputItems } from './outputs.ts'
import { sourceItems } from './task.ts'
import { taskItems } from './tasks.ts'
import type { DatabricksExport, DatabricksRun, DatabricksRunOutput } from './wire.ts'

export type DatabricksPayload =
  | string
  | Uint8Array
  | DatabricksRunOutput
  | DatabricksRun
  | DatabricksExport
  | JsonObject

/**
 * A run's output as Databricks' Jobs API 2.0 to 2.2 reports it (`runs/get-output`), or a run without output
 * (`runs/get`), whose tasks become references; also the notebooks it exports: what `runs/export` answers, its HTML by
 * itself, and an .ipynb.
 *
 * Ids are strings, also beyond 2^53 where the payload is text. Fields without a place in the model are in
 * `meta.vendor` (those of the run in `meta.vendor.metadata`) and each item's `vendor`.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromDatabricksRunOutput(
  payload: DatabricksPayload,
  options: SourceOptions = {},
): TaskRunOutput {
  return convertDatabricks(readTextOrJson(payload, options).value, options)
}

/** Tells what {@link convertDatabricks} reads. */
export function isDatabricks(value: JsonValue): boolean {
  if (isDatabricksPage(value) || isDatabricksExport(value) || isDatabricksIpynb(value)) return true
  if (!isObject(value)) return false
  const metadata = new Fields(value).peek('metadata')
  return isObject(metadata) ? isRun(metadata) : isRun(value)
}

function isRun(value: JsonObject): boolean {
  const run = new Fields(value)
  if (run.id('run_id') === undefined) return false
  // Where others have a word, Databricks has an object.
  if (typeof run.peek('status') === 'string' || typeof run.peek('state') === 'string') return false
  const names = ['state', 'status', 'tasks', 'run_page_url', 'run_name', 'number_in_job', 'job_run_id']
  return names.some((name) => run.value(name) !== undefined)
}

/** {@link fromDatabricksRunOutput} for a payload that has been read. */
export function convertDatabricks(value: JsonValue, options: SourceOptions): TaskRunOutput {
  if (isDatabricksPage(value)) return fromDatabricksPage(value, options)
  if (!isObject(value)) throw notDatabricks('The payload is not an object.', '')
  if (isDatabricksExport(value)) return fromDatabricksExport(value, options)
  if (isDatabricksIpynb(value)) return fromDatabricksIpynb(value)
  const payload = new Fields(value)
  const metadata = payload.peek('metadata')
  if (metadata !== undefined && metadata !== null && !isObject(metadata)) {
    throw notDatabricks('"metadata" is not the object that describes the run.', '/metadata')
  }
  if (!isObject(metadata) && isRun(value)) return fromRun(payload)
  const run = new Fields(payload.fields('metadata')?.object ?? {})
  const maxDepth = limitsOf(options.limits).jsonDepth
  const outputs = [...outputItems(payload, maxDepth), ...sourceItems(run), ...taskItems(run)]
  if (!isObject(metadata) && outputs.length === 0)
    throw notDatabricks('The payload describes no run and has no output.', '')
  const { vendor: ofRun, ...meta } = databricksMeta(run)
  const vendor = compactOrNone({ ...payload.rest(), metadata: ofRun })
  return { version: 1, meta: vendor ? { ...meta, vendor } : meta, outputs }
}

function fromRun(run: Fields): TaskRunOutput {
  const outputs = [...sourceItems(run), ...taskItems(run)]
  const { vendor: ofRun, ...meta } = databricksMeta(run)
  return { version: 1, meta: ofRun ? { ...meta, vendor: { metadata: ofRun } } : meta, outputs }
}

function notDatabricks(message: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer,
    help: 'Expected what runs/get-output answers: metadata, and one of notebook_output, sql_output, logs, error …',
  })
}
