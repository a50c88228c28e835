import type { Check, RunState } from '../../index.ts'
import { compact, type Fields } from '../fields.ts'

const LIFECYCLES: ReadonlyMap<string, RunState['lifecycle']> = new Map([
  ['queued', 'queued'],
  ['waiting', 'pending'],
  ['requested', 'pending'],
  ['pending', 'pending'],
  ['in_progress', 'running'],
  ['completed', 'ended'],
])

const RESULTS: ReadonlyMap<string, NonNullable<RunState['result']>> = new Map([
  ['success', 'success'],
  ['neutral', 'success'],
  ['failure', 'failed'],
  ['startup_failure', 'failed'],
  ['action_required', 'failed'],
  ['timed_out', 'timed_out'],
  ['cancelled', 'canceled'],
  ['stale', 'canceled'],
  ['skipped', 'skipped'],
])

/** How a job or run stands, from `status` and `conclusion`, which stay; undefined where it says neither. */
export function githubState(fields: Fields, message?: string): RunState | undefined {
  const status = fields.peekText('status')
  const conclusion = fields.peekText('conclusion')
  if (status === undefined && conclusion === undefined) return undefined
  const lifecycle = conclusion !== undefined ? 'ended' : (LIFECYCLES.get(status ?? '') ?? 'running')
  const result = conclusion === undefined ? undefined : RESULTS.get(conclusion)
  return compact<RunState>({ lifecycle, result, message, raw: conclusion ?? status })
}

export function hasFailed(fields: Fields): boolean {
  const result = RESULTS.get(fields.peekText('conclusion') ?? '')
  return result === 'failed' || result === 'timed_out'
}

/** `in_progress`, as people write it. */
export function inWords(raw: string | undefined): string | undefined {
  return raw?.replaceAll('_', ' ')
}

/**
 * What ran out of time or never started did not fail by its own work, which is an error. What was cancelled did not do all
 * its work: not as bad, but nothing that was skipped on purpose.
 */
const CHECKS: ReadonlyMap<string, Check['status']> = new Map([
  ['success', 'passed'],
  ['neutral', 'passed'],
  ['failure', 'failed'],
  ['action_required', 'failed'],
  ['startup_failure', 'error'],
  ['timed_out', 'error'],
  ['cancelled', 'warning'],
  ['stale', 'warning'],
  ['skipped', 'skipped'],
])

/** The conclusion of a step or job as that of a check. */
export function checkStatus(conclusion: string | undefined): Check['status'] {
  return CHECKS.get(conclusion ?? '') ?? 'unknown'
}
