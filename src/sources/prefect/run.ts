import type { Check, JsonObject, JsonValue, OutputItem, Param, RunState, TaskRunMeta } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { strayItem } from '../stray.ts'
import { prefectState } from './state.ts'

/** Tells a flow run. */
export function isFlowRun(value: JsonValue | undefined): value is JsonObject {
  return isRun(value) && typeof value.flow_id === 'string'
}

/** Tells a task run. */
export function isTaskRun(value: JsonValue | undefined): value is JsonObject {
  return isRun(value) && typeof value.task_key === 'string' && Object.hasOwn(value, 'dynamic_key')
}

function isRun(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && typeof value.id === 'string' && typeof value.name === 'string' && stateful(value)
}

function stateful(value: JsonObject): boolean {
  return (
    Object.hasOwn(value, 'state') || Object.hasOwn(value, 'state_type') || Object.hasOwn(value, 'run_count')
  )
}

/** A flow run, or a task run with the flow run it belongs to. Times stay in `vendor`: they say more than is shown. */
export function runMeta(flowRun: JsonObject | undefined, taskRun: JsonObject | undefined): TaskRunMeta {
  const flow = new Fields(flowRun ?? {})
  const task = new Fields(taskRun ?? {})
  const main = taskRun === undefined ? flow : task
  const seconds = main.number('total_run_time')
  const end = peekInstant(main, 'end_time')
  const count = main.count('run_count')
  const start = peekInstant(main, 'start_time')
  const meta = compact<TaskRunMeta>({
    system: 'prefect',
    title: main.text('name'),
    runId: main.text('id'),
    jobId: flow.text('flow_id') ?? task.text('flow_run_id'),
    jobName: flow.text('flow_name') ?? (taskRun === undefined ? undefined : flow.text('name')),
    taskId: task.text('task_key'),
    attempt: count === undefined || count < 1 ? undefined : count,
    state: prefectState(new Fields(main.object), end !== undefined),
    startTime: start,
    endTime: end,
    durations: durations(peekInstant(main, 'expected_start_time'), start, seconds),
    params: params(flow),
  })
  const vendor = compact({ flow_run: flow.rest(), task_run: task.rest() })
  return Object.keys(vendor).length > 0 ? { ...meta, vendor } : meta
}

/** A flow run waits from when it was expected to start. */
function durations(expected: number | undefined, start: number | undefined, seconds: number | undefined) {
  const queue =
    expected !== undefined && start !== undefined && start >= expected ? start - expected : undefined
  const total = seconds === undefined || seconds <= 0 ? undefined : seconds * 1_000
  return queue === undefined && total === undefined ? undefined : compact({ queue, total })
}

function params(flow: Fields): readonly Param[] | undefined {
  const given = flow.fields('parameters')?.object ?? {}
  const found = Object.entries(given).map(([name, value]) => ({ name, value: value ?? null }))
  return found.length > 0 ? found : undefined
}

const STATUSES: Readonly<Record<NonNullable<RunState['result']>, Check['status']>> = {
  success: 'passed',
  failed: 'failed',
  timed_out: 'failed',
  canceled: 'skipped',
  skipped: 'skipped',
  excluded: 'skipped',
}

/** How each task run of a flow run ended; the runs themselves are kept with it. */
export function taskRunItems(values: readonly JsonValue[]): readonly OutputItem[] {
  const runs = values.filter(isTaskRun)
  const odd = values.flatMap((value, i) => (isTaskRun(value) ? [] : [strayItem('task_runs', i, value)]))
  const checks = runs.map((value): Check => {
    const fields = new Fields(value)
    const state = prefectState(fields, true)
    const status = state?.result === undefined ? 'unknown' : STATUSES[state.result]
    const seconds = fields.number('total_run_time')
    const message = [state?.raw, state?.message].filter(Boolean).join(': ')
    return compact<Check>({
      name: fields.text('name') ?? '',
      status,
      message: status === 'passed' ? undefined : message || undefined,
      duration: seconds === undefined || seconds < 0 ? undefined : seconds * 1_000,
    })
  })
  const shown: OutputItem[] =
    checks.length > 0 ? [{ kind: 'checks', title: 'Task runs', checks, vendor: { task_runs: runs } }] : []
  return [...shown, ...odd]
}
