import {
  type JsonObject,
  type JsonValue,
  limitsOf,
  PlatenError,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { readTextOrJson, type SourceOptions } from '../payload.ts'
import { isLog, logOf } from './log.ts'
import { dagRunMeta, isDagRun, isTaskInstance, taskInstance, taskItems } from './task-instance.ts'
import type {
  AirflowLogLine,
  AirflowLogResponse,
  AirflowTaskInstance,
  AirflowTaskRun,
  AirflowXCom,
} from './wire.ts'
import { isXCom, xcomEntries, xcomItems } from './xcom.ts'

export type AirflowPayload =
  | string
  | Uint8Array
  | AirflowTaskRun
  | AirflowTaskInstance
  | AirflowLogResponse
  | readonly AirflowLogLine[]
  | AirflowXCom
  | JsonObject

/**
 * What Apache Airflow 2.x and 3.x have of a task's run: the task instance, its log (text, lines, or what the API answers),
 * XCom entries, a DAG run, each alone or together as `{task_instance, dag_run, log, xcom}`; also lists of task instances.
 *
 * Documented at https://airflow.apache.org/docs/apache-airflow/stable/stable-rest-api-ref.html; of logs, Airflow's own code
 * says what they hold. Nothing is lost: fields without a place in the model are in `vendor`, and groups of a log are drawn.
 * What only a log says of the run's state is said to be from there.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromAirflowTask(payload: AirflowPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertAirflow(readTextOrJson(payload, options).value, options)
}

/** Tells what {@link convertAirflow} reads. */
export function isAirflow(value: JsonValue): boolean {
  if (isLog(value) || isTaskInstance(value) || isXCom(value) || isDagRun(value)) return true
  if (!isObject(value)) return false
  if (isTaskInstance(value.task_instance)) return true
  return isListOf(value.task_instances, isTaskInstance) || isListOf(value.xcom_entries, isXCom)
}

function isListOf(value: JsonValue | undefined, isOne: (entry: JsonValue) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && (value as readonly JsonValue[]).every(isOne)
}

/** {@link fromAirflowTask} for a payload that has been read. */
export function convertAirflow(value: JsonValue, options: SourceOptions): TaskRunOutput {
  const maxDepth = limitsOf(options.limits).jsonDepth
  if (typeof value === 'string' || isLog(value)) return ofLog(value, maxDepth, options)
  if (!isObject(value)) throw notAirflow()
  const { task_instance: instance } = value
  if (isTaskInstance(instance)) return ofParts(value, maxDepth)
  if (isTaskInstance(value)) return ofParts({ task_instance: value }, maxDepth)
  if (isDagRun(value)) return { version: 1, meta: dagRunMeta(value), outputs: [] }
  if (isXCom(value)) return ofXComs([value], maxDepth, undefined)
  const fields = new Fields(value)
  const tasks = fields.list('task_instances')
  if (tasks !== undefined) {
    const outputs = taskItems(tasks)
    return {
      version: 1,
      meta: compact({ system: 'airflow', ...shared(tasks), vendor: fields.rest() }),
      outputs,
    }
  }
  const entries = fields.list('xcom_entries')
  if (entries !== undefined) return ofXComs(entries, maxDepth, fields.rest())
  throw notAirflow()
}

function ofLog(value: JsonValue, maxDepth: number, { name }: SourceOptions): TaskRunOutput {
  const found = logOf(value, maxDepth)
  if (found === undefined) throw notAirflow()
  const title = found.meta.title ?? name?.replace(/\.\w+$/, '')
  return { version: 1, meta: compact({ system: 'airflow', ...found.meta, title }), outputs: found.items }
}

function ofParts(value: JsonObject, maxDepth: number): TaskRunOutput {
  const parts = new Fields(value)
  const dagRun = isObject(value.dag_run) ? parts.fields('dag_run')?.object : undefined
  const { meta, items } = taskInstance(parts.fields('task_instance')?.object ?? {}, dagRun)
  const entries = xcomEntries(value.xcom)
  if (entries !== undefined) parts.value('xcom')
  const log = value.log === undefined || value.log === null ? undefined : logOf(value.log, maxDepth)
  if (log !== undefined) parts.value('log')
  const total = isObject(value.xcom) && !isXCom(value.xcom) ? omit(value.xcom, 'xcom_entries') : undefined
  const rest = compact({ ...parts.rest(), xcom: entries === undefined ? parts.peek('xcom') : total })
  const vendor = { ...meta.vendor, ...log?.meta.vendor, ...rest }
  const xcoms = xcomItems(entries ?? [], maxDepth)
  return {
    version: 1,
    // The log fills in what the task instance leaves open; it never overrules it.
    meta: compact<TaskRunMeta>({
      ...log?.meta,
      ...meta,
      vendor: Object.keys(vendor).length > 0 ? vendor : undefined,
    }),
    outputs: [...items, ...xcoms, ...(log?.items ?? [])],
  }
}

function omit(object: JsonObject, key: string): JsonObject | undefined {
  const fields = new Fields(object)
  fields.value(key)
  return fields.rest()
}

function ofXComs(
  entries: readonly JsonValue[],
  maxDepth: number,
  vendor: JsonObject | undefined,
): TaskRunOutput {
  const outputs = xcomItems(entries, maxDepth)
  return { version: 1, meta: compact({ system: 'airflow', ...shared(entries), vendor }), outputs }
}

/** What all entries say alike. */
function shared(entries: readonly JsonValue[]): Partial<TaskRunMeta> {
  const same = (...keys: readonly string[]) => {
    const values = new Set(entries.map((entry) => (isObject(entry) ? firstText(entry, keys) : undefined)))
    return values.size === 1 ? [...values][0] : undefined
  }
  const task = same('task_id')
  const dag = same('dag_id')
  return compact({ title: task ?? dag, jobId: dag, taskId: task, runId: same('dag_run_id', 'run_id') })
}

function firstText(entry: JsonObject, keys: readonly string[]): string | undefined {
  const fields = new Fields(entry)
  return keys.flatMap((key) => fields.text(key) ?? []).at(0)
}

function notAirflow(): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: 'The payload is nothing that Airflow answers for a task.',
    help: 'Expected a task instance, its log, XCom entries, or {task_instance, dag_run, log, xcom}.',
  })
}
