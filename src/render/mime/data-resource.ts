import type { JsonObject, JsonValue } from '../../model/json.ts'
import { declaredType, type Row } from '../../read/from-task-run/table/field-type.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { objectFrom } from '../../text/json/parsed.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataTable } from './data-table.ts'

/**
 * Tables as data: Frictionless tabular data resources, as pandas and nteract write them, and those of Databricks, which
 * have lists for rows.
 */
export const dataResourceRenderer: MimeRenderer = {
  mimeTypes: ['application/vnd.dataresource+json', 'application/vnd.databricks.v1+*'],
  rank: 100,
  render(data, { scope }) {
    const resource = objectFrom(data)
    if (!isJsonArray(resource?.data)) return undefined
    const fields = fieldsOf(resource.schema)
    if (fields.length === 0) return undefined
    const caption = typeof resource.title === 'string' ? resource.title : undefined
    return dataTable(fields.map(columnOf), resource.data, (row) => rowOf(row, fields), scope, caption)
  },
}

interface Field {
  readonly name: string
  readonly title: string
  readonly type: string
  readonly isKey: boolean
}

function fieldsOf(schema: JsonValue | undefined): readonly Field[] {
  const list = isJsonObject(schema) ? schema.fields : schema
  if (!isJsonArray(list)) return []
  const keys = [(schema as JsonObject).primaryKey].flat()
  return list.filter(isJsonObject).map(({ name, title, type }) => ({
    name: textOf(name),
    title: typeof title === 'string' ? title : textOf(name),
    // Databricks has types in quotation marks.
    type: textOf(type).replace(/^"(.*)"$/, '$1'),
    isKey: name !== undefined && keys.includes(name),
  }))
}

function columnOf({ title, type, isKey }: Field) {
  return {
    name: type === '' ? title : `${title} (${type})`,
    type: declaredType(type),
    isRowHeader: isKey,
  }
}

function rowOf(row: JsonValue, fields: readonly Field[]): Row {
  if (isJsonArray(row)) return row
  return isJsonObject(row)
    ? fields.map(({ name }) => (Object.hasOwn(row, name) ? row[name] : undefined))
    : [row]
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.slice(0, 200) : ''
}
