import type { JsonValue, TableColumn, TableItem } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'

/**
 * The rows of a statement, where the payload carries them as the SQL Statement Execution API does:
 * `manifest.schema.columns[{name, type_text, type_name}]`, `manifest.total_row_count`, `manifest.truncated` and
 * `result.data_array`. Undefined, and nothing taken, where they are not of that shape.
 */
export function statementTable(source: Fields): TableItem | undefined {
  const manifest = nested(source, 'manifest')
  const schema = manifest && nested(manifest, 'schema')
  const columns = schema?.list('columns')?.map(column)
  const result = nested(source, 'result')
  const rows = result?.list('data_array')
  if (manifest === undefined || columns === undefined || rows === undefined) return undefined
  if (
    columns.includes(undefined) ||
    !rows.every((row) => Array.isArray(row) && row.length === columns.length)
  )
    return undefined
  const total = manifest.count('total_row_count')
  const isTruncated = manifest.flag('truncated') === true || (total !== undefined && total > rows.length)
  const item: TableItem = {
    kind: 'table',
    columns: columns.flatMap((name) => name ?? []),
    rows: rows as readonly (readonly JsonValue[])[],
    totalRows: total,
    truncated: isTruncated ? { omitted: omitted(total, rows.length), unit: 'rows' } : undefined,
    vendor: compact({ manifest: source.value('manifest'), result: result?.rest() }),
  }
  source.value('result')
  return compact(item)
}

function nested(source: Fields, key: string): Fields | undefined {
  const value = source.peek(key)
  return isObject(value) ? new Fields(value) : undefined
}

function column(entry: JsonValue): TableColumn | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const name = fields.text('name')
  const type = fields.text('type_text') ?? fields.text('type_name')
  return name === undefined ? undefined : compact({ name, type })
}

function omitted(total: number | undefined, shown: number): number | undefined {
  return total !== undefined && total > shown ? total - shown : undefined
}
