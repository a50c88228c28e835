import type { RunState } from '../../index.ts'
import { compact, type Fields } from '../fields.ts'

const STATES: ReadonlyMap<string, Pick<RunState, 'lifecycle' | 'result'>> = new Map([
  ['SCHEDULED', { lifecycle: 'queued' }],
  ['PENDING', { lifecycle: 'pending' }],
  ['PAUSED', { lifecycle: 'pending' }],
  ['RUNNING', { lifecycle: 'running' }],
  ['CANCELLING', { lifecycle: 'running' }],
  ['COMPLETED', { lifecycle: 'ended', result: 'success' }],
  ['FAILED', { lifecycle: 'ended', result: 'failed' }],
  ['CRASHED', { lifecycle: 'ended', result: 'failed' }],
  ['CANCELLED', { lifecycle: 'ended', result: 'canceled' }],
])

/** From `state`, or `state_type` and `state_name` where it is not there. Nothing is taken, since the state says more. */
export function prefectState(run: Fields, hasEnded: boolean): RunState | undefined {
  const state = run.fields('state')
  const type = state?.text('type') ?? textOf(run, 'state_type')
  const name = state?.text('name') ?? textOf(run, 'state_name')
  if (type === undefined) return undefined
  const known = STATES.get(type)
  const lifecycle = known?.lifecycle ?? (hasEnded ? 'ended' : 'running')
  const result = name === 'TimedOut' && known?.result === 'failed' ? 'timed_out' : known?.result
  return compact<RunState>({ lifecycle, result, message: state?.text('message'), raw: name ?? type })
}

function textOf(run: Fields, key: string): string | undefined {
  const value = run.peek(key)
  return typeof value === 'string' && value !== '' ? value : undefined
}
