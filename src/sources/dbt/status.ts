import type { Check } from '../../index.ts'

const STATUSES: ReadonlyMap<string, Check['status']> = new Map([
  ['success', 'passed'],
  ['pass', 'passed'],
  ['warn', 'warning'],
  ['fail', 'failed'],
  ['error', 'error'],
  ['runtime error', 'error'],
  ['partial success', 'failed'],
  ['skipped', 'skipped'],
])

/** What became of a model or test (`RunStatus`, `TestStatus` and `FreshnessStatus` of dbt). */
export function checkStatus(status: string | undefined): Check['status'] {
  return STATUSES.get(status ?? '') ?? 'unknown'
}

export function isBad(status: Check['status']): boolean {
  return status === 'failed' || status === 'error'
}
