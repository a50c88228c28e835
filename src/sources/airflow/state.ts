import type { RunState } from '../../index.ts'
import { compact } from '../fields.ts'

/** A try that failed and will be made again has failed; what waits is not this run. */
const STATES: ReadonlyMap<string, Pick<RunState, 'lifecycle' | 'result'>> = new Map([
  ['none', { lifecycle: 'pending' }],
  ['scheduled', { lifecycle: 'pending' }],
  ['up_for_reschedule', { lifecycle: 'pending' }],
  ['queued', { lifecycle: 'queued' }],
  ['running', { lifecycle: 'running' }],
  ['restarting', { lifecycle: 'running' }],
  ['deferred', { lifecycle: 'running' }],
  ['success', { lifecycle: 'ended', result: 'success' }],
  ['failed', { lifecycle: 'ended', result: 'failed' }],
  ['up_for_retry', { lifecycle: 'ended', result: 'failed' }],
  ['skipped', { lifecycle: 'ended', result: 'skipped' }],
  ['upstream_failed', { lifecycle: 'ended', result: 'skipped' }],
  ['removed', { lifecycle: 'ended', result: 'excluded' }],
  // In logs of 3.x only: the server no longer wanted it to run, because somebody set its state.
  ['server_terminated', { lifecycle: 'ended', result: 'canceled' }],
])

/** `state` in Airflow's words, in any case; one unknown to us has ended where the run has an end. */
export function airflowState(raw: string, hasEnded: boolean, message?: string): RunState {
  const known = STATES.get(raw.toLowerCase())
  const lifecycle = known?.lifecycle ?? (hasEnded ? 'ended' : 'running')
  return compact<RunState>({ lifecycle, result: known?.result, message, raw })
}
