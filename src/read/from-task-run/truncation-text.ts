import type { Truncation } from '../../model/task-run.ts'
import { formatCount } from '../../text/format-number.ts'

/** What a reader is told about an item the job system shortened. */
export function truncationText({ omitted, unit, reason }: Truncation): string {
  const what = omitted === undefined ? `some ${unit ?? 'of it'}` : counted(omitted, unit)
  return `Truncated by the job system: ${what} left out.${reason === undefined || reason === '' ? '' : ` ${reason}`}`
}

function counted(omitted: number, unit: Truncation['unit']): string {
  if (unit === undefined) return formatCount(omitted)
  return `${formatCount(omitted)} ${omitted === 1 ? unit.slice(0, -1) : unit}`
}
