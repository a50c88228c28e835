import type { RunState } from '../../index.ts'

/** Before anything is moved. */
const PENDING = new Set(['CREATING', 'CONFIGURATION', 'WAITING_FOR_START', 'STARTJOBING'])

/**
 * How a task stands, from its `status` (listed at https://support.huaweicloud.com/intl/en-us/api-drs/drs_api_0151.html).
 * A synchronisation goes on until somebody ends it, so only the ending itself is a success; a full migration is done when
 * all is over there.
 */
export function drsState(status: string, taskType: string | undefined): RunState {
  const raw = status
  if (status.endsWith('_FAILED')) return { lifecycle: 'ended', result: 'failed', raw }
  if (PENDING.has(status)) return { lifecycle: 'pending', raw }
  const isOver =
    status === 'RELEASE_RESOURCE_COMPLETE' ||
    (status === 'FULL_TRANSFER_COMPLETE' && taskType === 'FULL_TRANS')
  if (isOver) return { lifecycle: 'ended', result: 'success', raw }
  return status === 'DELETED'
    ? { lifecycle: 'ended', result: 'canceled', raw }
    : { lifecycle: 'running', raw }
}
