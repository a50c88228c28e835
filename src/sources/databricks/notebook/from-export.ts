import {
  type JsonObject,
  type JsonValue,
  limitsOf,
  type OutputItem,
  PlatenError,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../../index.ts'
import { encodeBase64 } from '../../../text/base64.ts'
import { compact, compactOrNone, Fields, isObject } from '../../fields.ts'
import type { SourceOptions } from '../../payload.ts'
import { fromModel } from './from-model.ts'
import { hasNotebookModel, notebookModel } from './model.ts'

const VIEW_TYPE = /^(?:NOTEBOOK|DASHBOARD)$/

/** Tells what `runs/export` answers: a list of views, each a page. */
export function isDatabricksExport(value: JsonValue): boolean {
  if (!isObject(value) || !Array.isArray(value.views) || value.views.length === 0) return false
  return (value.views as readonly JsonValue[]).every(
    (view) => isObject(view) && typeof view.content === 'string' && VIEW_TYPE.test(String(view.type)),
  )
}

/** Tells a page exported from Databricks, by itself. */
export function isDatabricksPage(value: JsonValue): value is string {
  return typeof value === 'string' && hasNotebookModel(value)
}

/**
 * What `GET /api/2.2/jobs/runs/export` answers (docs.databricks.com/api/workspace/jobs/exportrun): each notebook becomes
 * cells, a dashboard's page a file. What the commands say of the run goes to the header.
 */
export function fromDatabricksExport(value: JsonObject, options: SourceOptions): TaskRunOutput {
  const payload = new Fields(value)
  const views = (payload.list('views') ?? []).map((view, index) => viewOf(view, index, options))
  const meta = views.find((view) => view.meta !== undefined)?.meta
  const vendor = payload.rest()
  const isOnly = views.length === 1
  const outputs = views.map(({ item, name }) =>
    isOnly || name === undefined ? item : { title: name, ...item },
  )
  return { version: 1, meta: compact({ system: 'databricks', ...meta, vendor }), outputs }
}

/** A notebook exported as HTML. */
export function fromDatabricksPage(html: string, { limits }: SourceOptions): TaskRunOutput {
  const { content, meta } = fromModel(notebookModel(html, limitsOf(limits).jsonDepth))
  return { version: 1, meta: { system: 'databricks', ...meta }, outputs: [{ kind: 'notebook', content }] }
}

interface View {
  readonly item: OutputItem
  readonly name?: string
  readonly meta?: Partial<TaskRunMeta>
}

function viewOf(view: JsonValue, index: number, options: SourceOptions): View {
  const pointer = `/views/${index}`
  const fields = isObject(view) ? new Fields(view) : undefined
  const html = fields?.peek('content')
  if (fields === undefined || typeof html !== 'string')
    return { item: { kind: 'unknown', type: 'view', value: view } }
  fields.value('content')
  const name = fields.text('name')
  const about = compact({ name, vendor: compactOrNone({ view: fields.rest() }) })
  try {
    const { content, meta } = fromModel(
      notebookModel(html, limitsOf(options.limits).jsonDepth, `${pointer}/content`),
    )
    const { vendor } = about
    const item = compact({ kind: 'notebook', content, vendor } as const)
    return compact({ item, name, meta: { ...meta, title: meta.title ?? name } }) as View
  } catch (error) {
    if (!(error instanceof PlatenError) || error.code === 'LIMIT_EXCEEDED') throw error
    const message = 'A view is no notebook; it is kept as the page it is.'
    options.onWarning?.({ code: 'FALLBACK', message, pointer })
    return compact({ item: page(html, name, about.vendor), name }) as View
  }
}

/** The page to save: its scripts draw it, and here they do not run. */
function page(html: string, name: string | undefined, vendor: JsonObject | undefined): OutputItem {
  const bytes = new TextEncoder().encode(html)
  const file = { kind: 'file', name: `${name ?? 'view'}.html`, mimeType: 'text/html' } as const
  return compact({ ...file, data: encodeBase64(bytes), size: bytes.length, vendor })
}
