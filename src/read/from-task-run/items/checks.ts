import type { JsonValue } from '../../../model/json.ts'
import type { DisplayDataOutput } from '../../../model/notebook.ts'
import type { Check } from '../../../model/task-run.ts'
import { escapeHtml } from '../../../text/escape-html.ts'
import { formatCount } from '../../../text/format-number.ts'
import { formatDuration } from '../../../text/format-time.ts'
import { displayData, outputCell } from '../draft.ts'
import { note } from '../html.ts'
import type { ItemReader } from '../item-reader.ts'
import { tableBundle } from '../table/table-bundle.ts'
import type { ColumnView } from '../table/view.ts'

/** What needs attention comes first. */
const STATUSES: readonly Check['status'][] = ['failed', 'error', 'warning', 'unknown', 'skipped', 'passed']

/** A line with the counts, then a table per group, the worst first. */
export const readChecks: ItemReader<'checks'> = ({ checks, title }) => {
  const outputs =
    checks.length === 0 ? [note('No checks.')] : [summary(checks), ...groupsOf(checks).map(groupTable)]
  return [outputCell(outputs, { kind: 'checks', counts: Object.fromEntries(countsOf(checks)) }, title)]
}

function summary(checks: readonly Check[]): DisplayDataOutput {
  const counts = countsOf(checks).map(([status, count]) => `${formatCount(count)} ${status}`)
  const text = `${formatCount(checks.length)} ${checks.length === 1 ? 'check' : 'checks'}: ${counts.join(', ')}`
  return displayData({ 'text/html': `<p><strong>${escapeHtml(text)}</strong></p>`, 'text/plain': text })
}

function countsOf(checks: readonly Check[]): readonly (readonly [Check['status'], number])[] {
  return STATUSES.map(
    (status) => [status, checks.filter((check) => check.status === status).length] as const,
  ).filter(([, count]) => count > 0)
}

interface Group {
  readonly name: string | undefined
  readonly checks: readonly Check[]
}

function groupsOf(checks: readonly Check[]): readonly Group[] {
  const groups = new Map<string | undefined, Check[]>()
  for (const check of checks) {
    const group = groups.get(check.group)
    if (group) group.push(check)
    else groups.set(check.group, [check])
  }
  return [...groups]
    .map(([name, members]) => ({ name, checks: members.sort((a, b) => urgency(a) - urgency(b)) }))
    .sort((a, b) => urgency(a.checks[0]!) - urgency(b.checks[0]!))
}

function urgency({ status }: Check): number {
  return STATUSES.indexOf(status)
}

type Key = Exclude<keyof Check, 'group'>

const COLUMNS: readonly (ColumnView & { readonly key: Key })[] = [
  {
    key: 'status',
    name: 'Status',
    type: 'string',
    className: (status: JsonValue) => `check-${String(status)}`,
  },
  { key: 'name', name: 'Check', type: 'string', isRowHeader: true },
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

/** A group's table has the columns that some check of the group has a value for. */
function groupTable({ name, checks }: Group): DisplayDataOutput {
  const columns = COLUMNS.filter(({ key }) => checks.some((check) => check[key] !== undefined))
  const rows = checks.map((check) => columns.map(({ key }) => check[key]))
  return displayData(tableBundle({ columns, rows, ...(name === undefined ? {} : { caption: name }) }))
}

function durationText(milliseconds: number): string {
  return formatDuration(milliseconds) || `${milliseconds} ms`
}
