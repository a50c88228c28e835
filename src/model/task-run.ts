import type { JsonObject, JsonValue } from './json.ts'

/** The version of the task-run model this release writes and reads. */
export const TASK_RUN_VERSION = 1

/**
 * What a job system returned for one run of one task, in our own neutral terms. Its JSON Schema is
 * `taskRunOutputSchema`, published as `platen/task-run-output.schema.json`.
 */
export interface TaskRunOutput {
  readonly version: typeof TASK_RUN_VERSION
  readonly meta: TaskRunMeta
  /** In the order the run produced them. */
  readonly outputs: readonly OutputItem[]
}

/** Who ran, when, how it ended. Ids are strings, because int64 ids do not survive as numbers. */
export interface TaskRunMeta {
  /** The job system: `databricks`, `oracle-aidp`, `airflow`, … or any name of your own. */
  readonly system: string
  /** What a person calls this run; the report's title. */
  readonly title?: string
  readonly runId?: string
  readonly jobId?: string
  readonly jobName?: string
  readonly taskId?: string
  readonly taskName?: string
  /** 1 for the first attempt. */
  readonly attempt?: number
  /** Ids of the earlier attempts' runs, oldest first. */
  readonly retries?: readonly string[]
  readonly state?: RunState
  /** Milliseconds since the epoch. */
  readonly startTime?: number
  /** Milliseconds since the epoch. */
  readonly endTime?: number
  /** In milliseconds. `total` is shown; without it `endTime - startTime`. */
  readonly durations?: Durations
  /** In the order given; names may repeat. */
  readonly params?: readonly Param[]
  readonly links?: readonly Link[]
  /** What the job system reported and no field above holds, as it came. */
  readonly vendor?: JsonObject
}

export interface RunState {
  readonly lifecycle: 'pending' | 'queued' | 'running' | 'ended'
  /** How it ended; absent while it has not. */
  readonly result?: 'success' | 'failed' | 'canceled' | 'timed_out' | 'skipped' | 'excluded'
  readonly message?: string
  /** The state in the job system's own words. */
  readonly raw?: string
}

export interface Durations {
  readonly queue?: number
  readonly setup?: number
  readonly execution?: number
  readonly cleanup?: number
  readonly total?: number
}

export interface Param {
  readonly name: string
  readonly value: JsonValue
  /** The declared type, in the job system's own words. */
  readonly type?: string
  readonly description?: string
}

export interface Link {
  readonly label: string
  /** http, https or mailto; others are shown as text. */
  readonly url: string
}

export type OutputItem =
  | NotebookItem
  | MessagesItem
  | LogsItem
  | TableItem
  | ImageItem
  | FileItem
  | ErrorItem
  | MetricsItem
  | ParamsItem
  | MarkdownItem
  | HtmlItem
  | JsonItem
  | TextItem
  | ValueItem
  | LinkItem
  | ProgressItem
  | ChecksItem
  | RefItem
  | UnknownItem

export type ItemKind = OutputItem['kind']

/** What every item may carry. */
interface BaseItem {
  /** A heading above the item. */
  readonly title?: string
  /** Present when the job system shortened this item. The reader is told. */
  readonly truncated?: Truncation
  /** What the job system reported and no field holds, as it came; kept in the cell's metadata. */
  readonly vendor?: JsonObject
}

export interface Truncation {
  /** How much is missing, where known, in `unit`. */
  readonly omitted?: number
  readonly unit?: 'bytes' | 'characters' | 'lines' | 'rows' | 'items'
  /** Why, in one sentence. */
  readonly reason?: string
}

/** A whole notebook (nbformat JSON). Its cells are taken over as they are. */
export interface NotebookItem extends BaseItem {
  readonly kind: 'notebook'
  /** The .ipynb as text (best) or as a parsed object. */
  readonly content: string | JsonObject
}

/** Jupyter IOPub messages in the order received, as `{header: {msg_type}, parent_header, content}`. */
export interface MessagesItem extends BaseItem {
  readonly kind: 'messages'
  readonly messages: readonly JsonObject[]
}

/** Console output: one text, ANSI escapes allowed, or structured lines. */
export interface LogsItem extends BaseItem {
  readonly kind: 'logs'
  /** Default `stdout`. */
  readonly stream?: 'stdout' | 'stderr'
  readonly text?: string
  readonly lines?: readonly LogLine[]
}

export interface LogLine {
  readonly message: string
  /** Milliseconds since the epoch, or the system's own text. */
  readonly timestamp?: number | string
  readonly level?: string
  readonly logger?: string
}

export interface TableItem extends BaseItem {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  /** Each row has one value per column, in the columns' order. */
  readonly rows: readonly (readonly JsonValue[])[]
  /** Rows in the whole result, where it is longer than `rows`. */
  readonly totalRows?: number
}

export interface TableColumn {
  readonly name: string
  /** The column's type in the system's own words; a number type aligns right. */
  readonly type?: string
}

export interface ImageItem extends BaseItem {
  readonly kind: 'image'
  /** image/png, image/jpeg, image/gif, image/webp, image/svg+xml, … */
  readonly mimeType: string
  /** Base64; for image/svg+xml the SVG's text. */
  readonly data: string
  readonly alt?: string
  /** CSS pixels. */
  readonly width?: number
  /** CSS pixels. */
  readonly height?: number
}

export interface FileItem extends BaseItem {
  readonly kind: 'file'
  readonly name: string
  readonly mimeType?: string
  /** The content in base64, where it is at hand. */
  readonly data?: string
  /** Bytes. */
  readonly size?: number
  readonly url?: string
}

export interface ErrorItem extends BaseItem {
  readonly kind: 'error'
  /** The exception's class. */
  readonly name: string
  readonly message: string
  /** ANSI escapes allowed; one text, or frames as IPython gives them. */
  readonly traceback?: string | readonly string[]
}

export interface MetricsItem extends BaseItem {
  readonly kind: 'metrics'
  readonly metrics: readonly Metric[]
}

export interface Metric {
  readonly name: string
  readonly value: JsonValue
  readonly unit?: string
  readonly step?: number
  /** Milliseconds since the epoch. */
  readonly timestamp?: number
}

export interface ParamsItem extends BaseItem {
  readonly kind: 'params'
  readonly params: readonly Param[]
}

export interface MarkdownItem extends BaseItem {
  readonly kind: 'markdown'
  readonly text: string
}

/** Untrusted HTML; sanitised when rendered. */
export interface HtmlItem extends BaseItem {
  readonly kind: 'html'
  readonly html: string
}

export interface JsonItem extends BaseItem {
  readonly kind: 'json'
  readonly value: JsonValue
}

export interface TextItem extends BaseItem {
  readonly kind: 'text'
  readonly text: string
}

/** A returned value: a task's result, an XCom, an output parameter. */
export interface ValueItem extends BaseItem {
  readonly kind: 'value'
  readonly name?: string
  readonly value: JsonValue
}

export interface LinkItem extends BaseItem {
  readonly kind: 'link'
  readonly label?: string
  readonly url: string
}

export interface ProgressItem extends BaseItem {
  readonly kind: 'progress'
  readonly label?: string
  readonly value: number
  /** Default 100. */
  readonly total?: number
  readonly unit?: string
}

/** Results of checks or tests. */
export interface ChecksItem extends BaseItem {
  readonly kind: 'checks'
  readonly checks: readonly Check[]
}

export interface Check {
  readonly name: string
  readonly status: 'passed' | 'failed' | 'warning' | 'skipped' | 'error' | 'unknown'
  readonly group?: string
  readonly severity?: string
  readonly message?: string
  readonly remediation?: string
  /** Milliseconds. */
  readonly duration?: number
}

/** Another run or object whose output is elsewhere. */
export interface RefItem extends BaseItem {
  readonly kind: 'ref'
  /** What is pointed at: `run`, `notebook`, `dashboard`, … */
  readonly type: string
  readonly id: string
  readonly label?: string
  readonly url?: string
  readonly state?: RunState
}

/** What no other kind fits; shown as JSON, never dropped. */
export interface UnknownItem extends BaseItem {
  readonly kind: 'unknown'
  /** What the job system calls it. */
  readonly type?: string
  readonly value: JsonValue
}
