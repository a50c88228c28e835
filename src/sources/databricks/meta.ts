import type { Durations, JsonObject, JsonValue, TaskRunMeta } from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { databricksParams } from './params.ts'
import { databricksState } from './state.ts'

const DATABRICKS = 'databricks'

/** Who, when and how, from a `Run`; `vendor` holds what it does not take. */
export function databricksMeta(run: Fields): TaskRunMeta {
  // What is only looked at stays in `vendor`.
  const look = new Fields(run.object)
  const runId = run.id('run_id')
  const title = run.text('run_name')
  const isJobRun = run.peek('run_type') === 'JOB_RUN' && (look.id('job_run_id') ?? runId) === runId
  const first = run.id('original_attempt_run_id')
  const attempt = run.count('attempt_number')
  const url = run.text('run_page_url')
  const task = singleTask(run)
  const meta = compact<TaskRunMeta>({
    system: DATABRICKS,
    title: title ?? taskKey(task),
    runId,
    jobId: run.id('job_id'),
    jobName: isJobRun ? title : undefined,
    taskName: taskKey(task),
    attempt: attempt === undefined ? undefined : attempt + 1,
    retries: first !== undefined && first !== runId ? [first] : undefined,
    state: databricksState(look),
    startTime: run.moment('start_time'),
    endTime: run.moment('end_time'),
    durations: durations(run),
    params: databricksParams(run, task),
    links: url === undefined ? undefined : [{ label: 'Run page', url }],
  })
  const vendor = run.rest()
  return vendor ? { ...meta, vendor } : meta
}

/** The task of a run that has one; `metadata.task` is how API 2.0 calls it. */
function singleTask(run: Fields): JsonObject | undefined {
  const tasks = run.peek('tasks')
  if (Array.isArray(tasks)) return tasks.length === 1 ? asObject(tasks[0]) : undefined
  return asObject(run.peek('task'))
}

function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined
}

function taskKey(task: JsonObject | undefined): string | undefined {
  return task && new Fields(task).text('task_key')
}

/** A run of several tasks has zeros for all but the total. */
function durations(run: Fields): Durations | undefined {
  const total = run.number('run_duration')
  const parts = {
    setup: run.number('setup_duration'),
    execution: run.number('execution_duration'),
    cleanup: run.number('cleanup_duration'),
  }
  const hasParts = Object.values(parts).some((part) => part !== undefined && part !== 0)
  const queue = run.number('queue_duration')
  return compactOrNone({ queue, ...(hasParts && parts), total: total || undefined }) as Durations | undefined
}
