import {
  JsonNumber,
  type JsonObject,
  type JsonValue,
  type OutputItem,
  PlatenError,
  type TableItem,
} from '../../index.ts'
import { parseJson } from '../../text/json/parse.ts'
import { compact, Fields, isObject } from '../fields.ts'

/** Tells an artifact: data, and whose it is. */
export function isArtifact(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value) || !Object.hasOwn(value, 'data')) return false
  const { type } = value
  const isTyped = type === null || typeof type === 'string'
  return (
    isTyped &&
    Object.hasOwn(value, 'key') &&
    (Object.hasOwn(value, 'flow_run_id') || Object.hasOwn(value, 'task_run_id'))
  )
}

/** The artifact as its type says, under its key, with its description above it. */
export function artifactItems(value: JsonObject, maxDepth: number): readonly OutputItem[] {
  const fields = new Fields(value)
  const title = fields.text('key')
  const type = fields.text('type')
  const description = fields.text('description')
  const data = fields.value('data') ?? null
  const item = dataItem(type, data, title ?? type, maxDepth)
  const vendor = fields.rest()
  const shown = compact({ ...item, vendor: vendor ?? item.vendor }) as OutputItem
  if (description === undefined)
    return [shown.kind === 'progress' || shown.kind === 'link' ? shown : titled(shown, title)]
  return [{ kind: 'markdown', ...(title !== undefined && { title }), text: description }, shown]
}

function titled(item: OutputItem, title: string | undefined): OutputItem {
  return title === undefined ? item : { ...item, title }
}

function dataItem(
  type: string | undefined,
  data: JsonValue,
  label: string | undefined,
  maxDepth: number,
): OutputItem {
  switch (type) {
    case 'markdown':
    case 'link':
      if (typeof data === 'string') return linkOrMarkdown(data, label)
      break
    case 'table': {
      const table = tableOf(structured(data, maxDepth))
      if (table !== undefined) return table
      break
    }
    case 'image': {
      const image = typeof data === 'string' ? imageOf(data, label) : undefined
      if (image !== undefined) return image
      break
    }
    case 'progress': {
      const value = numberOf(structured(data, maxDepth))
      if (value !== undefined) return compact({ kind: 'progress', label, value } as const)
      break
    }
    default:
  }
  return compact({ kind: 'unknown', type, value: structured(data, maxDepth) } as const)
}

/** A link is Markdown, too; older ones are the bare address. */
function linkOrMarkdown(data: string, label: string | undefined): OutputItem {
  return /^https?:\/\/\S+$/.test(data.trim())
    ? compact({ kind: 'link', label, url: data.trim() } as const)
    : { kind: 'markdown', text: data }
}

const DATA_URI = /^data:(image\/[\w.+-]+);base64,/

/** The address of an image; one that holds its image is shown, others are elsewhere. */
function imageOf(data: string, label: string | undefined): OutputItem | undefined {
  const uri = DATA_URI.exec(data.slice(0, 200))
  if (uri !== null) {
    const image = { kind: 'image', mimeType: uri[1]!, data: data.slice(uri[0].length) } as const
    return uri[1] === 'image/svg+xml' ? undefined : compact({ ...image, alt: label })
  }
  return /^https?:\/\//.test(data)
    ? compact({ kind: 'link', label: label ?? 'Image', url: data } as const)
    : undefined
}

function numberOf(data: JsonValue): number | undefined {
  const value = data instanceof JsonNumber ? data.valueOf() : data
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function structured(data: JsonValue, maxDepth: number): JsonValue {
  if (typeof data !== 'string' || !/^\s*[[{\d-]/.test(data)) return data
  try {
    return parseJson(data, { nan: true, maxDepth })
  } catch (error) {
    if (error instanceof PlatenError) return data
    throw error
  }
}

/** `{a: [1, 2]}`, `[{a: 1}, {a: 2}]` or `[[1], [2]]`. */
function tableOf(data: JsonValue): TableItem | undefined {
  if (isObject(data)) return ofColumns(data)
  if (!Array.isArray(data)) return undefined
  const rows = data as readonly JsonValue[]
  if (rows.every(isObject)) return ofRecords(rows)
  if (!rows.every((row) => Array.isArray(row))) return undefined
  const width = rows.reduce<number>((most, row) => Math.max(most, (row as readonly JsonValue[]).length), 0)
  const columns = Array.from({ length: width }, (_, i) => ({ name: String(i + 1) }))
  return { kind: 'table', columns, rows: rows as readonly (readonly JsonValue[])[] }
}

function ofColumns(data: JsonObject): TableItem | undefined {
  const names = Object.keys(data)
  const lists = names.map((name) => data[name])
  if (names.length === 0 || !lists.every((list) => Array.isArray(list))) return undefined
  const columns = lists as readonly (readonly JsonValue[])[]
  const length = columns.reduce((most, list) => Math.max(most, list.length), 0)
  const rows = Array.from({ length }, (_, i) => columns.map((list) => list[i] ?? null))
  return { kind: 'table', columns: names.map((name) => ({ name })), rows }
}

/** Rows may lack keys; more of them than a table can be wide stay records. */
function ofRecords(records: readonly JsonObject[]): TableItem | undefined {
  const names = new Set(records.flatMap((record) => Object.keys(record)))
  if (names.size * records.length > 2_000_000) return undefined
  const keys = [...names]
  const rows = records.map((record) =>
    keys.map((key) => (Object.hasOwn(record, key) ? (record[key] ?? null) : null)),
  )
  return { kind: 'table', columns: keys.map((name) => ({ name })), rows }
}
