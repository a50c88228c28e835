import type { JsonValue, OutputItem, TableItem } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { strayItem } from '../stray.ts'
import { keyValues } from './key-values.ts'

const NOTE = 'mlflow.note.content'

/** The note people wrote, which is Markdown, and the other tags as a table. */
export function tagItems(data: Fields | undefined): readonly OutputItem[] {
  const tags = keyValues(data?.peek('tags'))
  if (data === undefined || tags === undefined || tags.length === 0) return []
  data.value('tags')
  const isNote = ({ key, value }: { key: string; value: JsonValue }) =>
    key === NOTE && typeof value === 'string'
  const notes = tags
    .filter(isNote)
    .map(
      ({ value }) =>
        ({ kind: 'markdown', title: 'Notes', text: String(value), vendor: { tag: NOTE } }) as const,
    )
  const others = tags.filter((tag) => !isNote(tag))
  if (others.length === 0) return notes
  const rows = others.map(({ key, value }) => [key, value])
  return [...notes, { kind: 'table', title: 'Tags', columns: [{ name: 'Tag' }, { name: 'Value' }], rows }]
}

/** `artifacts/list`: what the run stored, one row per file or folder. */
export function artifactItems(around: Fields): readonly OutputItem[] {
  const value = around.peek('artifacts')
  const list = Array.isArray(value) ? new Fields({ files: value }) : around.fields('artifacts')
  if (list === undefined) return []
  const files = list.peek('files')
  const rows = Array.isArray(files) ? (files as readonly JsonValue[]).map(fileRow) : [undefined]
  if (rows.includes(undefined))
    return [{ kind: 'unknown', type: 'artifacts', value: around.value('artifacts')! }]
  around.value('artifacts')
  list.value('files')
  const root = list.text('root_uri')
  const paged = list.peekText('next_page_token') !== undefined
  const truncated = paged
    ? ({ unit: 'items', reason: 'MLflow returned one page of the list; more follow.' } as const)
    : undefined
  const table: TableItem = compact({
    kind: 'table',
    title: 'Artifacts',
    columns: [{ name: 'Path' }, { name: 'Kind' }, { name: 'Bytes', type: 'bigint' }],
    rows: rows.flatMap((row) => (row === undefined ? [] : [row])),
    truncated,
    vendor: list.rest(),
  })
  const where = root === undefined ? [] : [{ kind: 'ref', type: 'Artifact store', id: root } as const]
  return [table, ...where]
}

function fileRow(entry: JsonValue): readonly JsonValue[] | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const path = fields.text('path')
  const isFolder = fields.flag('is_dir') === true
  const size = fields.value('file_size') ?? ''
  const isMore = path === undefined || fields.rest() !== undefined
  return isMore ? undefined : [path, isFolder ? 'folder' : 'file', size]
}

/** `inputs.dataset_inputs`: a row per dataset; its schema and profile are in `vendor`. */
export function datasetItems(run: Fields): readonly OutputItem[] {
  const inputs = run.fields('inputs')
  const list = inputs?.list('dataset_inputs') ?? []
  const read = list.map(dataset)
  const strays = list.flatMap((entry, i) =>
    read[i] === undefined ? [strayItem('dataset_inputs', i, entry)] : [],
  )
  const rows = read.flatMap((found) => (found === undefined ? [] : [found.row]))
  const rest = read.flatMap((found) => (found === undefined ? [] : [found.rest]))
  const table = {
    kind: 'table',
    title: 'Datasets',
    columns: ['Dataset', 'Digest', 'Kind', 'Source', 'Context'].map((name) => ({ name })),
    rows,
    vendor: { datasets: rest },
  } as const
  const left = inputs?.rest()
  return [
    ...(rows.length > 0 ? [table] : []),
    ...strays,
    ...(left === undefined ? [] : [{ kind: 'unknown', type: 'inputs', value: left } as const]),
  ]
}

function dataset(entry: JsonValue): { row: readonly JsonValue[]; rest: JsonValue } | undefined {
  const fields = isObject(entry) ? new Fields(entry) : undefined
  const about = fields?.fields('dataset')
  const name = about?.text('name')
  if (fields === undefined || about === undefined || name === undefined) return undefined
  const context = keyValues(fields.peek('tags'))?.find(({ key }) => key === 'mlflow.data.context')?.value
  const shown = ['digest', 'source_type', 'source'].map((key) => about.text(key) ?? '')
  return {
    row: [name, ...shown, context ?? ''],
    rest: compact({ name, ...fields.rest(), dataset: about.rest() }),
  }
}
