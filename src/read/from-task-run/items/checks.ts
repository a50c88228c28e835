import type { JsonValue } from '../../../model/json.ts'
import type { DisplayDataOutput } from '../../../model/notebook.ts'
import type { Check } from '../../../model/task-run.ts'
import { formatCount } from '../../../text/format-number.ts'
import { formatDuration } from '../../../text/format-time.ts'
import { displayData, outputCell } from '../draft.ts'
import { note } from '../html.ts'
import type { ItemReader } from '../item-reader.ts'
import { tableBundle } from '../table/table-bundle.ts'
import type { ColumnView } from '../table/view.ts'

/** What needs attention comes first. */
const STATUSES: readonly Check['status'][] = ['failed', 'error', 'warning', 'unknown', 'skipped', 'passed']

/** A line with the counts, then a table in which the groups follow each other, the worst first. */
export const readChecks: ItemReader<'checks'> = ({ checks, title }) => {
  const outputs = checks.length === 0 ? [note('No checks.')] : [summary(checks), table(checks)]
  return [outputCell(outputs, { kind: 'checks', counts: Object.fromEntries(countsOf(checks)) }, title)]
}

const PLURALS: { readonly [status: string]: string } = { error: 'errors', warning: 'warnings' }

function summary(checks: readonly Check[]): DisplayDataOutput {
  const counts = countsOf(checks).map(
    ([status, count]) =>
      [status, `${formatCount(count)} ${count > 1 ? (PLURALS[status] ?? status) : status}`] as const,
  )
  const total = `${formatCount(checks.length)} in all`
  const shown = counts.map(([status, text]) => `<span class="check-${status}">${text}</span>`)
  return displayData({
    'text/html': `<p><strong>${total}:</strong> ${shown.join(', ')}</p>`,
    'text/plain': `${total}: ${counts.map(([, text]) => text).join(', ')}`,
  })
}

function countsOf(checks: readonly Check[]): readonly (readonly [Check['status'], number])[] {
  return STATUSES.map(
    (status) => [status, checks.filter((check) => check.status === status).length] as const,
  ).filter(([, count]) => count > 0)
}

/** Checks of no group come first: below another group's name they would seem to be its. */
function inOrder(checks: readonly Check[]): readonly Check[] {
  const groups = new Map<string | undefined, Check[]>()
  for (const check of checks) {
    const group = groups.get(check.group)
    if (group) group.push(check)
    else groups.set(check.group, [check])
  }
  return [...groups.values()]
    .map((members) => members.sort((a, b) => urgency(a) - urgency(b)))
    .sort(
      ([a], [b]) =>
        Number(b!.group === undefined) - Number(a!.group === undefined) || urgency(a!) - urgency(b!),
    )
    .flat()
}

function urgency({ status }: Check): number {
  return STATUSES.indexOf(status)
}

const COLUMNS: readonly (ColumnView & { readonly key: keyof Check })[] = [
  { key: 'group', name: 'Group', type: 'string', isGroup: true },
  {
    key: 'status',
    name: 'Status',
    type: 'string',
    className: (status: JsonValue) => `check-${String(status)}`,
  },
  { key: 'name', name: 'Name', type: 'string', isRowHeader: true },
  { key: 'severity', name: 'Severity', type: 'string' },
  { key: 'message', name: 'Message', type: 'string' },
  { key: 'remediation', name: 'Remediation', type: 'string' },
  {
    key: 'duration',
    name: 'Duration',
    type: 'number',
    show: (value: JsonValue) => durationText(Number(value)),
  },
]

/** The table has the columns that some check has a value for. */
function table(checks: readonly Check[]): DisplayDataOutput {
  const columns = COLUMNS.filter(({ key }) => checks.some((check) => check[key] !== undefined))
  const rows = inOrder(checks).map((check) => columns.map(({ key }) => check[key]))
  return displayData(tableBundle({ columns, rows }))
}

function durationText(milliseconds: number): string {
  return formatDuration(milliseconds) || `${milliseconds} ms`
}
