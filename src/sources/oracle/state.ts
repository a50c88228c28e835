import type { RunState } from '../../index.ts'
import { compact, type Fields } from '../fields.ts'

/** `UPSTREAM_…` runs did not run: what they wait for failed or was canceled. */
const STATES: ReadonlyMap<string, Pick<RunState, 'lifecycle' | 'result'>> = new Map([
  ['PENDING', { lifecycle: 'pending' }],
  ['BLOCKED', { lifecycle: 'pending' }],
  ['PAUSED_MAINTENANCE', { lifecycle: 'pending' }],
  ['QUEUED', { lifecycle: 'queued' }],
  ['RUNNING', { lifecycle: 'running' }],
  ['CANCELING', { lifecycle: 'running' }],
  ['SUCCESS', { lifecycle: 'ended', result: 'success' }],
  ['FAILED', { lifecycle: 'ended', result: 'failed' }],
  ['INTERNAL_ERROR', { lifecycle: 'ended', result: 'failed' }],
  ['CANCELED', { lifecycle: 'ended', result: 'canceled' }],
  ['TIMED_OUT', { lifecycle: 'ended', result: 'timed_out' }],
  ['SKIPPED', { lifecycle: 'ended', result: 'skipped' }],
  ['UPSTREAM_FAILED', { lifecycle: 'ended', result: 'skipped' }],
  ['UPSTREAM_CANCELED', { lifecycle: 'ended', result: 'skipped' }],
  ['EXCLUDED', { lifecycle: 'ended', result: 'excluded' }],
])

/** Takes `status` and `stateMessage`. A status unknown to us has ended where the run has an end. */
export function oracleState(state: Fields, hasEnded: boolean): RunState | undefined {
  const raw = state.text('status')
  const message = state.text('stateMessage')
  if (raw === undefined && message === undefined) return undefined
  const known = raw === undefined ? undefined : STATES.get(raw)
  const lifecycle = known?.lifecycle ?? (hasEnded ? 'ended' : 'running')
  return compact<RunState>({ lifecycle, result: known?.result, message, raw })
}
