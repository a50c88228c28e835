import type { JsonValue } from '../../../model/json.ts'
import type { Metric } from '../../../model/task-run.ts'
import { timestampText } from '../../../text/timestamp.ts'
import { displayData, outputCell } from '../draft.ts'
import { note } from '../html.ts'
import type { ItemReader } from '../item-reader.ts'
import { type FieldType, inferredTypes } from '../table/field-type.ts'
import { tableBundle } from '../table/table-bundle.ts'
import type { ColumnView } from '../table/view.ts'

/** A table with a row per metric; unit, step and time only where some metric has one. */
export const readMetrics: ItemReader<'metrics'> = ({ metrics, title }) => {
  const columns = COLUMNS.filter(
    ({ key }) => key === 'name' || key === 'value' || metrics.some((metric) => metric[key] !== undefined),
  )
  const rows = metrics.map((metric) => columns.map(({ key }) => metric[key]))
  const types = inferredTypes(rows, columns.length)
  const views = columns.map((column, i) => viewOf(column, types[i]!))
  const output =
    metrics.length === 0 ? note('No metrics.') : displayData(tableBundle({ columns: views, rows }))
  return [outputCell([output], { kind: 'metrics' }, title)]
}

interface MetricColumn {
  readonly key: keyof Metric
  readonly name: string
}

const COLUMNS: readonly MetricColumn[] = [
  { key: 'name', name: 'Metric' },
  { key: 'value', name: 'Value' },
  { key: 'unit', name: 'Unit' },
  { key: 'step', name: 'Step' },
  { key: 'timestamp', name: 'Time' },
]

function viewOf({ key, name }: MetricColumn, type: FieldType): ColumnView {
  if (key === 'name') return { name, type: 'string', isRowHeader: true }
  // Milliseconds since the epoch stay numbers in the data; that is what they were.
  if (key === 'timestamp') return { name, type: 'any', show: showTime }
  return { name, type }
}

function showTime(value: JsonValue): string {
  return typeof value === 'number' ? timestampText(value) : String(value)
}
