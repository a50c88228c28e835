import type { RunState } from '../../index.ts'
import { compact, type Fields } from '../fields.ts'

type Lifecycle = RunState['lifecycle']
type Result = NonNullable<RunState['result']>

const LIFECYCLES: ReadonlyMap<string, Lifecycle> = new Map([
  ['QUEUED', 'queued'],
  ['PENDING', 'pending'],
  ['BLOCKED', 'pending'],
  ['WAITING', 'pending'],
  ['WAITING_FOR_RETRY', 'pending'],
  ['RUNNING', 'running'],
  ['TERMINATING', 'running'],
  ['TERMINATED', 'ended'],
  ['SKIPPED', 'ended'],
  ['INTERNAL_ERROR', 'ended'],
])

/** `result_state`, and the two life cycle states that say how it ended. */
const RESULTS: ReadonlyMap<string, Result> = new Map([
  ['SUCCESS', 'success'],
  ['SUCCESS_WITH_FAILURES', 'success'],
  ['FAILED', 'failed'],
  ['INTERNAL_ERROR', 'failed'],
  ['TIMEDOUT', 'timed_out'],
  ['CANCELED', 'canceled'],
  ['EXCLUDED', 'excluded'],
  ['SKIPPED', 'skipped'],
  ['DISABLED', 'skipped'],
  ['MAXIMUM_CONCURRENT_RUNS_REACHED', 'skipped'],
  ['UPSTREAM_FAILED', 'skipped'],
  ['UPSTREAM_CANCELED', 'skipped'],
])

/** `termination_details.code`, where it does not simply mean that the run failed. */
const TERMINATIONS: ReadonlyMap<string, Result> = new Map([
  ['SUCCESS', 'success'],
  ['SUCCESS_WITH_FAILURES', 'success'],
  ['USER_CANCELED', 'canceled'],
  ['CANCELED', 'canceled'],
  ['SKIPPED', 'skipped'],
  ['DISABLED', 'skipped'],
  ['MAX_CONCURRENT_RUNS_EXCEEDED', 'skipped'],
  ['MAX_JOB_QUEUE_SIZE_EXCEEDED', 'skipped'],
])

/**
 * A run's or task's state from `state` and the newer `status`. Nothing is taken: together they say more than the
 * model holds, so both stay where they are.
 */
export function databricksState(run: Fields): RunState | undefined {
  const old = run.fields('state')
  const status = run.fields('status')
  const details = status?.fields('termination_details')
  const phase = old?.text('life_cycle_state') ?? status?.text('state')
  const code = details?.text('code')
  const resultState = old?.text('result_state')
  if (phase === undefined && resultState === undefined && code === undefined) return undefined
  const ended = resultState !== undefined || code !== undefined
  const lifecycle = LIFECYCLES.get(phase ?? '') ?? (ended ? 'ended' : 'running')
  return compact<RunState>({
    lifecycle,
    result: lifecycle === 'ended' ? resultOf(phase, resultState, code, details?.text('type')) : undefined,
    message: old?.text('state_message') ?? details?.text('message') ?? queueMessage(old, status),
    raw: resultState ?? code ?? phase,
  })
}

function resultOf(phase = '', resultState?: string, code?: string, type?: string): Result | undefined {
  if (resultState !== undefined) return RESULTS.get(resultState)
  if (code !== undefined) return TERMINATIONS.get(code) ?? (type === 'SUCCESS' ? 'success' : 'failed')
  return RESULTS.get(phase)
}

function queueMessage(old: Fields | undefined, status: Fields | undefined): string | undefined {
  return old?.text('queue_reason') ?? status?.fields('queue_details')?.text('message')
}
