import {
  type JsonObject,
  type JsonValue,
  limitsOf,
  type OutputItem,
  PlatenError,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import { strayItem } from '../stray.ts'
import { artifactItems, isArtifact } from './artifact.ts'
import { isLog, logItems } from './logs.ts'
import { isFlowRun, isTaskRun, runMeta, taskRunItems } from './run.ts'
import type { PrefectArtifact, PrefectFlowRun, PrefectLog, PrefectRun, PrefectTaskRun } from './wire.ts'

export type PrefectPayload =
  | string
  | Uint8Array
  | PrefectRun
  | PrefectFlowRun
  | PrefectTaskRun
  | PrefectArtifact
  | readonly (PrefectTaskRun | PrefectArtifact | PrefectLog)[]
  | JsonObject

/**
 * What Prefect has of a run: a flow run, a task run, artifacts and logs, each alone, as the list the API answers, or together
 * as `{flow_run, task_run, task_runs, artifacts, logs}`.
 *
 * Documented at https://docs.prefect.io/v3/api-ref/rest-api; what an artifact's `data` is, Prefect's own code says
 * (github.com/PrefectHQ/prefect, `src/prefect/artifacts.py`). Nothing is lost: fields without a place in the model are in
 * `vendor`.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromPrefectRun(payload: PrefectPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertPrefect(readPayload(payload, options), options)
}

/** Tells what {@link convertPrefect} reads. */
export function isPrefect(value: JsonValue): boolean {
  return partsOf(value) !== undefined
}

interface Parts {
  readonly flowRun?: JsonObject
  readonly taskRun?: JsonObject
  readonly taskRuns?: readonly JsonValue[]
  readonly artifacts?: readonly JsonValue[]
  readonly logs?: readonly JsonValue[]
  readonly rest?: JsonObject | undefined
}

/** {@link fromPrefectRun} for a payload that has been read. */
export function convertPrefect(value: JsonValue, { limits }: SourceOptions): TaskRunOutput {
  const parts = partsOf(value)
  if (parts === undefined) throw notPrefect()
  const { jsonDepth } = limitsOf(limits)
  const { flowRun, taskRun, taskRuns = [], artifacts = [], logs = [], rest } = parts
  const meta =
    flowRun || taskRun
      ? runMeta(flowRun, taskRun)
      : { system: 'prefect', ...ofRuns([...artifacts, ...logs, ...taskRuns]) }
  const vendor = { ...meta.vendor, ...rest }
  const shown = artifacts.flatMap((one, i): readonly OutputItem[] =>
    isArtifact(one) ? artifactItems(one, jsonDepth) : [strayItem('artifacts', i, one)],
  )
  return {
    version: 1,
    meta: compact<TaskRunMeta>({ ...meta, vendor: Object.keys(vendor).length > 0 ? vendor : undefined }),
    outputs: [...taskRunItems(taskRuns), ...shown, ...logItems(logs)],
  }
}

function partsOf(value: JsonValue): Parts | undefined {
  if (Array.isArray(value)) return ofList(value as readonly JsonValue[])
  if (!isObject(value)) return undefined
  if (isArtifact(value)) return { artifacts: [value] }
  if (isLog(value)) return { logs: [value] }
  if (isFlowRun(value)) return { flowRun: value }
  if (isTaskRun(value)) return { taskRun: value }
  return ofObject(new Fields(value))
}

function ofList(list: readonly JsonValue[]): Parts | undefined {
  if (list.length === 0) return undefined
  if (list.every(isArtifact)) return { artifacts: list }
  if (list.every(isLog)) return { logs: list }
  return list.every(isTaskRun) ? { taskRuns: list } : undefined
}

/** A part is taken where it is what its name says; one of them has to be. */
function ofObject(fields: Fields): Parts | undefined {
  const flowRun = fields.peek('flow_run')
  const taskRun = fields.peek('task_run')
  const isFlow = isFlowRun(flowRun) && fields.fields('flow_run') !== undefined
  const isTask = isTaskRun(taskRun) && fields.fields('task_run') !== undefined
  const taskRuns = listOf(fields, 'task_runs', isTaskRun)
  const artifacts = listOf(fields, 'artifacts', isArtifact)
  const logs = listOf(fields, 'logs', isLog)
  if (!isFlow && !isTask && !taskRuns && !artifacts && !logs) return undefined
  return compact({
    flowRun: isFlow ? flowRun : undefined,
    taskRun: isTask ? taskRun : undefined,
    taskRuns,
    artifacts,
    logs,
    rest: fields.rest(),
  }) as Parts
}

function listOf(
  fields: Fields,
  key: string,
  isOne: (value: JsonValue) => boolean,
): readonly JsonValue[] | undefined {
  const list = fields.peek(key)
  return Array.isArray(list) && (list as readonly JsonValue[]).some(isOne) ? fields.list(key) : undefined
}

/** The run that all of them are of. */
function ofRuns(entries: readonly JsonValue[]): Partial<TaskRunMeta> {
  const same = (key: string) => {
    const ids = new Set(
      entries.flatMap((entry) => (isObject(entry) ? (new Fields(entry).text(key) ?? []) : [])),
    )
    return ids.size === 1 ? [...ids][0] : undefined
  }
  return compact({ runId: same('flow_run_id'), taskId: same('task_run_id') })
}

function notPrefect(): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: 'The payload is nothing that Prefect answers for a run.',
    help: 'Expected a flow run, a task run, artifacts, logs, or {flow_run, task_run, task_runs, artifacts, logs}.',
  })
}
