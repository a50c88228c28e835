import type { Durations, TaskRunMeta } from '../../index.ts'
import { compact, compactOrNone, Fields } from '../fields.ts'
import { databricksParams } from './params.ts'
import { databricksState } from './state.ts'
import { singleTask, taskKey } from './task.ts'

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
  const taskName = taskKey(run, task)
  const meta = compact<TaskRunMeta>({
    system: DATABRICKS,
    title: title ?? taskName,
    runId,
    jobId: run.id('job_id'),
    jobName: isJobRun ? title : undefined,
    taskName,
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
