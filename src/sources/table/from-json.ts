import type { JsonObject, JsonValue, TableColumn, TableItem } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'

/** Rows as JSON, in one of the shapes that data frames and databases are written in; undefined for anything else. */
export function jsonTable(value: JsonValue): TableItem | undefined {
  if (Array.isArray(value)) return fromList(value as readonly JsonValue[])
  if (!isObject(value)) return undefined
  return fromSchema(value) ?? fromColumns(value) ?? fromLists(value)
}

/** A list of records (pandas: `records`), or of rows. */
function fromList(list: readonly JsonValue[]): TableItem | undefined {
  if (list.length === 0) return undefined
  if (list.every(isObject)) return fromRecords(list, undefined)
  return list.every(Array.isArray) ? fromRows(list as readonly (readonly JsonValue[])[]) : undefined
}

/** A column per key, in the order they appear; a key that a record does not have is null, as in a data frame. */
export function fromRecords(
  records: readonly JsonObject[],
  declared: readonly TableColumn[] | undefined,
): TableItem | undefined {
  const names = new Set(declared?.map(({ name }) => name))
  for (const record of records) for (const key of Object.keys(record)) names.add(key)
  if (names.size === 0) return undefined
  const types = new Map(declared?.map(({ name, type }) => [name, type]))
  const columns = [...names].map((name) => compact<TableColumn>({ name, type: types.get(name) }))
  const rows = records.map((record) =>
    columns.map(({ name }) => (Object.hasOwn(record, name) ? (record[name] ?? null) : null)),
  )
  return { kind: 'table', columns, rows }
}

/** Rows without names: the first is the header where it is all different texts and another follows. */
function fromRows(rows: readonly (readonly JsonValue[])[]): TableItem | undefined {
  const [first, ...others] = rows
  if (first === undefined || rows.every((row) => row.length === 0)) return undefined
  const isHeader =
    others.length > 0 &&
    first.length > 0 &&
    first.every((cell) => typeof cell === 'string' && cell !== '') &&
    new Set(first).size === first.length
  const body = isHeader ? others : rows
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const columns = Array.from({ length: width }, (_, i) => ({
    name: (isHeader ? (first[i] as string | undefined) : undefined) ?? `(column ${i + 1})`,
  }))
  return { kind: 'table', columns, rows: body }
}

/** `{schema: {fields: [{name, type}]}, data: [{…}]}`: pandas' `table`, Frictionless' tabular data resource. */
function fromSchema(value: JsonObject): TableItem | undefined {
  const outer = new Fields(value)
  const schema = outer.fields('schema')
  const columns = columnsOf(schema?.peek('fields'))
  const data = outer.list('data')
  if (schema === undefined || columns === undefined || data === undefined || !data.every(isObject))
    return undefined
  const table = fromRecords(data, columns)
  const vendor = compact({ ...outer.rest(), schema: schema.object })
  return table && { ...table, vendor }
}

/** `{columns, data, index?}` (pandas: `split`), or `rows` or `values` for `data`. */
function fromColumns(value: JsonObject): TableItem | undefined {
  const outer = new Fields(value)
  const columns = columnsOf(outer.peek('columns'))
  const key = ['data', 'rows', 'values'].find((name) => Array.isArray(outer.peek(name)))
  if (columns === undefined || columns.length === 0 || key === undefined) return undefined
  const rows = outer.list(key)!
  if (!rows.every(Array.isArray) || rows.some((row) => row.length > columns.length)) return undefined
  const index = outer.peek('index')
  const hasIndex =
    Array.isArray(index) && index.length === rows.length && !isCount(index as readonly JsonValue[])
  if (hasIndex) outer.value('index')
  const names = hasIndex ? [{ name: 'index' }, ...columns] : columns
  const body = (rows as unknown as readonly (readonly JsonValue[])[]).map((row, i) =>
    hasIndex ? [(index as readonly JsonValue[])[i]!, ...row] : row,
  )
  const simple = (outer.peek('columns') as readonly JsonValue[]).every((column) => typeof column === 'string')
  if (simple) outer.value('columns')
  return compact<TableItem>({ kind: 'table', columns: names, rows: body, vendor: outer.rest() })
}

/** The numbers that pandas gives to rows without names say nothing. */
function isCount(index: readonly JsonValue[]): boolean {
  return index.every((entry, i) => entry === i)
}

/** `{a: [1, 2], b: [3, 4]}` (pandas: `list`): two columns at least, all of one length. */
function fromLists(value: JsonObject): TableItem | undefined {
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length < 2 || !Array.isArray(first![1]) || first![1].length === 0) return undefined
  const { length } = first![1]
  const isPlain = entries.every(
    ([, list]) =>
      Array.isArray(list) &&
      list.length === length &&
      list.every((cell) => typeof cell !== 'object' || cell === null),
  )
  if (!isPlain) return undefined
  const rows = Array.from({ length }, (_, i) => entries.map(([, list]) => (list as readonly JsonValue[])[i]!))
  return { kind: 'table', columns: entries.map(([name]) => ({ name })), rows }
}

/** Names, or objects with one and a type. */
function columnsOf(value: JsonValue | undefined): readonly TableColumn[] | undefined {
  if (!Array.isArray(value)) return undefined
  const columns = (value as readonly JsonValue[]).map((column) => {
    if (typeof column === 'string') return { name: column }
    const name = isObject(column) ? column.name : undefined
    const type = isObject(column) ? column.type : undefined
    return typeof name === 'string'
      ? compact<TableColumn>({ name, type: typeof type === 'string' ? type : undefined })
      : undefined
  })
  return columns.includes(undefined) ? undefined : columns.flatMap((column) => column ?? [])
}
