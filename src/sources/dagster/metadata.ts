import {
  JsonNumber,
  type JsonObject,
  type JsonValue,
  type Metric,
  type OutputItem,
  PlatenError,
  type TableColumn,
} from '../../index.ts'
import { isoInstant } from '../../text/format-time.ts'
import { parseJson } from '../../text/json/parse.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { assetName } from './event.ts'

interface Entry {
  readonly label: string
  readonly description: string | undefined
  /** `Text`, `Table` …: the class without what all classes share. */
  readonly type: string
  readonly data: Fields
}

/** The metadata entries of an asset, a check or an expectation: numbers as metrics, each other as what it is. */
export function metadataItems(
  subject: JsonObject | undefined,
  title: string,
  maxDepth: number,
): readonly OutputItem[] {
  const metrics: Metric[] = []
  const items: OutputItem[] = []
  for (const entry of entriesOf(subject)) {
    const number = numberOf(entry)
    if (number === undefined) items.push(itemOf(entry, maxDepth))
    else metrics.push({ name: entry.label, value: number })
  }
  return metrics.length > 0 ? [{ kind: 'metrics', title, metrics }, ...items] : items
}

function entriesOf(subject: JsonObject | undefined): readonly Entry[] {
  const fields = new Fields(subject ?? {})
  const list = fields.list('metadataEntries') ?? fields.list('metadata_entries') ?? fields.list('metadata')
  if (list !== undefined) return list.flatMap((entry) => (isObject(entry) ? entryOf(entry) : []))
  const map = fields.fields('metadata')?.object ?? {}
  return Object.entries(map).flatMap(([label, data]) =>
    isObject(data) ? typed(label, undefined, new Fields(data)) : [],
  )
}

function entryOf(value: JsonObject): Entry {
  const fields = new Fields(value)
  const data = fields.fields('entry_data') ?? fields.fields('value') ?? fields
  return typed(fields.text('label') ?? '', fields.text('description'), data)
}

const CLASS = /^(?:Dagster)?(\w+?)Metadata(?:Entry|EntryData|Value)$/

function typed(label: string, description: string | undefined, data: Fields): Entry {
  const named = data.text('__typename') ?? data.text('__class__') ?? ''
  return { label, description, type: CLASS.exec(named)?.[1] ?? guessed(data), data }
}

const BY_FIELD: readonly (readonly [string, string])[] = [
  ['intValue', 'Int'],
  ['intRepr', 'Int'],
  ['floatValue', 'Float'],
  ['boolValue', 'Bool'],
  ['text', 'Text'],
  ['url', 'Url'],
  ['mdStr', 'Markdown'],
  ['jsonString', 'Json'],
  ['path', 'Path'],
  ['table', 'Table'],
  ['schema', 'TableSchema'],
  ['timestamp', 'Timestamp'],
]

/** A query need not ask for the type. */
function guessed(data: Fields): string {
  return BY_FIELD.find(([field]) => data.peek(field) !== undefined)?.[1] ?? ''
}

/** 64-bit integers come as text beside a null. */
function numberOf({ type, data }: Entry): JsonValue | undefined {
  if (type === 'Int') return data.value('intValue') ?? data.value('value') ?? integer(data)
  return type === 'Float' ? (data.value('floatValue') ?? data.value('value')) : undefined
}

function integer(data: Fields): JsonValue | undefined {
  const text = data.text('intRepr')
  return text !== undefined && /^-?\d+$/.test(text) ? new JsonNumber(text) : text
}

function itemOf(entry: Entry, maxDepth: number): OutputItem {
  const { label, description, data } = entry
  const item = known(entry, maxDepth)
  if (item === undefined) return { kind: 'unknown', type: label, value: data.object }
  return description === undefined ? item : { ...item, vendor: { description } }
}

function known({ label, type, data }: Entry, maxDepth: number): OutputItem | undefined {
  const value = (found: JsonValue | undefined): OutputItem | undefined =>
    found === undefined ? undefined : { kind: 'value', name: label, value: found }
  switch (type) {
    case 'Text':
      return value(data.peek('text'))
    case 'Bool':
      return value(data.value('boolValue') ?? data.value('value'))
    case 'Null':
      return value(null)
    case 'Path':
    case 'Notebook':
      return value(data.text('path'))
    case 'Pool':
      return value(data.text('pool'))
    case 'PythonArtifact':
      return value(pythonName(data))
    case 'Timestamp':
      return value(timestamp(data))
    case 'Url': {
      const url = data.text('url')
      return url === undefined ? undefined : { kind: 'link', label, url }
    }
    case 'Markdown': {
      const text = data.text('mdStr') ?? data.text('md_str')
      return text === undefined ? undefined : { kind: 'markdown', title: label, text }
    }
    case 'Json':
      return jsonItem(label, data, maxDepth)
    case 'Table':
      return tableItem(label, data.fields('table') ?? data)
    case 'TableSchema':
      return schemaItem(label, data)
    case 'Asset':
      return reference('asset', label, assetName(data.object))
    case 'PipelineRun':
    case 'Run':
      return reference('run', label, data.text('runId') ?? data.text('run_id'))
    case 'Job':
      return reference('job', label, data.text('jobName') ?? data.text('job_name'))
    default:
      return undefined
  }
}

function reference(type: string, label: string, id: string | undefined): OutputItem | undefined {
  return id === undefined ? undefined : { kind: 'ref', type: `${label} (${type})`, id }
}

function pythonName(data: Fields): string | undefined {
  const module = data.text('module')
  const name = data.text('name')
  return module === undefined || name === undefined ? undefined : `${module}.${name}`
}

/** Seconds since the epoch. */
function timestamp(data: Fields): string | undefined {
  const seconds = data.number('timestamp') ?? data.number('value')
  return seconds === undefined ? undefined : isoInstant(seconds * 1_000) || String(seconds)
}

function jsonItem(title: string, data: Fields, maxDepth: number): OutputItem | undefined {
  const text = data.text('jsonString')
  const value = text === undefined ? data.value('data') : parsed(text, maxDepth)
  return value === undefined ? undefined : { kind: 'json', title, value }
}

function parsed(text: string, maxDepth: number): JsonValue {
  try {
    return parseJson(text, { nan: true, maxDepth })
  } catch (error) {
    if (error instanceof PlatenError) return text
    throw error
  }
}

/** Records are objects, in GraphQL as JSON texts. */
function tableItem(title: string, table: Fields): OutputItem | undefined {
  const records = (table.list('records') ?? []).map(record)
  const schema = table.fields('schema')?.list('columns')
  if (schema === undefined || records.includes(undefined)) return undefined
  const columns = schema.map(column)
  if (columns.includes(undefined)) return undefined
  const names = columns.map((one) => one!.name)
  const rows = records.map((values) =>
    names.map((name) => (Object.hasOwn(values!, name) ? (values![name] ?? null) : null)),
  )
  return { kind: 'table', title, columns: columns.flatMap((one) => one ?? []), rows }
}

function record(value: JsonValue): JsonObject | undefined {
  const object = typeof value === 'string' ? parsed(value, 100) : value
  if (!isObject(object)) return undefined
  return isObject(object.data) && object.__class__ !== undefined ? object.data : object
}

function column(entry: JsonValue): TableColumn | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const name = fields.text('name')
  return name === undefined ? undefined : compact({ name, type: fields.text('type') })
}

function schemaItem(title: string, data: Fields): OutputItem | undefined {
  const columns = data.fields('schema')?.list('columns')
  if (columns === undefined || !columns.every(isObject)) return undefined
  const keys = ['name', 'type', 'description'] as const
  const rows = columns.map((entry) => keys.map((key) => (entry as JsonObject)[key] ?? null))
  return { kind: 'table', title, columns: keys.map((name) => ({ name })), rows, vendor: data.object }
}
