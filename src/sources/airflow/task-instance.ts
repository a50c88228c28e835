import type { Check, JsonObject, JsonValue, OutputItem, Param, TaskRunMeta } from '../../index.ts'
import { codeBlock } from '../code-block.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { strayItem } from '../stray.ts'
import { airflowState } from './state.ts'

/** Tells a task instance of the API. */
export function isTaskInstance(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  const isNamed = fields.text('dag_id') !== undefined && fields.text('task_id') !== undefined
  return (
    isNamed &&
    fields.peek('key') === undefined &&
    ['state', 'try_number'].some((key) => Object.hasOwn(value, key))
  )
}

/** Tells a run of a DAG. */
export function isDagRun(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  const isNamed = fields.text('dag_id') !== undefined && fields.text('dag_run_id') !== undefined
  return isNamed && Object.hasOwn(value, 'conf') && fields.peek('task_id') === undefined
}

export interface TaskFindings {
  readonly meta: TaskRunMeta
  readonly items: readonly OutputItem[]
}

/** Who, when and how; what the task was given, and its note. `vendor` holds what neither takes. */
export function taskInstance(value: JsonObject, dagRun: JsonObject | undefined): TaskFindings {
  const task = new Fields(value)
  const run = new Fields(dagRun ?? {})
  const duration = task.number('duration')
  const start = peekInstant(task, 'start_date')
  const queued = peekInstant(task, 'queued_when')
  const attempt = task.count('try_number')
  const tries = new Fields(value).count('max_tries')
  const items = [...noteItem(task.text('note')), ...renderedItems(task)]
  const meta = compact<TaskRunMeta>({
    system: 'airflow',
    title: task.text('task_display_name') ?? new Fields(value).text('task_id'),
    runId: task.id('dag_run_id'),
    jobId: task.text('dag_id'),
    jobName: task.text('dag_display_name') ?? run.text('dag_display_name'),
    taskId: mapped(task),
    attempt: attempt === undefined || attempt < 1 ? undefined : attempt,
    state: stateOf(task, attempt, tries),
    startTime: start,
    endTime: peekInstant(task, 'end_date'),
    durations: durations(start, queued, duration),
    params: params(run),
  })
  const vendor = compact({ task_instance: task.rest(), dag_run: run.rest() })
  return { meta: Object.keys(vendor).length > 0 ? { ...meta, vendor } : meta, items }
}

/** A run of a DAG by itself: its state, and `conf` as its parameters. */
export function dagRunMeta(value: JsonObject): TaskRunMeta {
  const run = new Fields(value)
  const state = run.text('state')
  const meta = compact<TaskRunMeta>({
    system: 'airflow',
    title: run.text('dag_display_name') ?? new Fields(value).text('dag_id'),
    runId: run.id('dag_run_id'),
    jobId: run.text('dag_id'),
    state: state === undefined ? undefined : airflowState(state, run.text('end_date') !== undefined),
    startTime: peekInstant(new Fields(value), 'start_date'),
    endTime: peekInstant(new Fields(value), 'end_date'),
    params: params(run),
  })
  const vendor = compact({ ...run.rest(), end_date: value.end_date ?? undefined })
  return { ...meta, vendor: { dag_run: vendor } }
}

/** Several task instances: how each stands, as a check; their outputs are theirs. All of them are kept beside it. */
export function taskItems(entries: readonly JsonValue[]): readonly OutputItem[] {
  const tasks = entries.filter(isTaskInstance)
  const checks = tasks.map(taskCheck)
  const odd = entries.flatMap((entry, i) =>
    isTaskInstance(entry) ? [] : [strayItem('task_instances', i, entry)],
  )
  if (tasks.length === 0) return odd
  return [{ kind: 'checks', title: 'Tasks', checks, vendor: { task_instances: tasks } }, ...odd]
}

/** What will be tried again has not failed for good; what its upstream kept from running did not fail by itself. */
const CHECKS: ReadonlyMap<string, Check['status']> = new Map([
  ['success', 'passed'],
  ['failed', 'failed'],
  ['up_for_retry', 'warning'],
  ['upstream_failed', 'skipped'],
  ['skipped', 'skipped'],
  ['removed', 'skipped'],
])

function taskCheck(value: JsonObject): Check {
  const task = new Fields(value)
  const id = mapped(task) ?? ''
  const label = task.text('task_display_name')
  const state = task.text('state') ?? 'none'
  const status = CHECKS.get(state) ?? 'unknown'
  const seconds = task.number('duration')
  return compact<Check>({
    name: label === undefined || label === task.text('task_id') ? id : `${label} (${id})`,
    status,
    message: state === 'success' || state === status ? undefined : state,
    duration: seconds === undefined || seconds < 0 ? undefined : seconds * 1_000,
  })
}

function stateOf(task: Fields, attempt: number | undefined, tries: number | undefined) {
  const raw = task.text('state')
  if (raw === undefined) return airflowState('none', false)
  const isAgain = raw === 'up_for_retry' && attempt !== undefined && tries !== undefined
  const message = isAgain ? `Will be tried again (try ${attempt} of ${tries + 1}).` : undefined
  return airflowState(raw, task.peek('end_date') !== null && task.peek('end_date') !== undefined, message)
}

/** Mapped tasks have one instance for each element. */
function mapped(task: Fields): string | undefined {
  const id = task.text('task_id')
  const index = task.number('map_index')
  return id === undefined || index === undefined || index < 0 ? id : `${id}[${index}]`
}

function durations(start: number | undefined, queued: number | undefined, seconds: number | undefined) {
  const queue = start !== undefined && queued !== undefined && start >= queued ? start - queued : undefined
  const total = seconds === undefined || seconds < 0 ? undefined : seconds * 1_000
  return queue === undefined && total === undefined ? undefined : compact({ queue, total })
}

function params(run: Fields): readonly Param[] | undefined {
  const conf = run.fields('conf')?.object
  const found = Object.entries(conf ?? {}).map(([name, value]) => ({ name, value: value ?? null }))
  return found.length > 0 ? found : undefined
}

function noteItem(note: string | undefined): readonly OutputItem[] {
  return note === undefined ? [] : [{ kind: 'text', title: 'Note', text: note }]
}

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['sql', 'sql'],
  ['bash_command', 'bash'],
])

/** The operator's fields with templates filled in: programs as code, the others as parameters. */
function renderedItems(task: Fields): readonly OutputItem[] {
  const entries = Object.entries(task.fields('rendered_fields')?.object ?? {})
  const isCode = ([name, value]: readonly [string, JsonValue | undefined]) =>
    typeof value === 'string' && (LANGUAGES.has(name) || value.includes('\n'))
  const code = entries.filter(isCode).map(
    ([name, value]): OutputItem => ({
      kind: 'markdown',
      title: name,
      text: codeBlock(String(value), LANGUAGES.get(name) ?? ''),
    }),
  )
  const given = entries
    .filter((entry) => !isCode(entry))
    .map(([name, value]) => ({ name, value: value ?? null }))
  return given.length > 0 ? [{ kind: 'params', title: 'Rendered fields', params: given }, ...code] : code
}
