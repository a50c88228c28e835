import type * as nbformat from '@jupyterlab/nbformat'
import type { JsonObject, JsonValue } from './json.ts'
import type { TaskRunMeta } from './task-run.ts'

/**
 * The notebook in memory: nbformat 4.5 with every multi-line string joined and every cell with an id.
 * Immutable; a transform returns a new one and shares what it left alone. Field names are nbformat's
 * (https://nbformat.readthedocs.io/en/latest/format_description.html).
 */
export interface Notebook {
  readonly nbformat: 4
  readonly nbformat_minor: 5
  readonly metadata: NotebookMetadata
  readonly cells: readonly Cell[]
  /**
   * The run this notebook was made from, as its job system reported it. Set by `fromTaskRun` only, never by
   * `fromIpynb`: a file cannot claim a state for the report's header. `toIpynb` writes it to `metadata.platen.run`.
   */
  readonly run?: TaskRunMeta
}

/** All of a notebook but its cells. */
export type NotebookFrame = Omit<Notebook, 'cells'>

export interface NotebookMetadata extends JsonObject {
  readonly kernelspec?: JsonObject & Pick<nbformat.IKernelspecMetadata, 'name' | 'display_name'>
  readonly language_info?: JsonObject & { readonly name: string }
}

export type Cell = CodeCell | MarkdownCell | RawCell

interface BaseCell {
  /** 1–64 characters of `A–Z a–z 0–9 - _`, unique in the notebook. */
  readonly id: string
  readonly metadata: JsonObject
  readonly source: string
}

export interface CodeCell extends BaseCell {
  readonly cell_type: nbformat.ICodeCell['cell_type']
  readonly execution_count: nbformat.ExecutionCount
  readonly outputs: readonly Output[]
}

export interface MarkdownCell extends BaseCell {
  readonly cell_type: nbformat.IMarkdownCell['cell_type']
  readonly attachments?: Attachments
}

export interface RawCell extends BaseCell {
  readonly cell_type: nbformat.IRawCell['cell_type']
  readonly attachments?: Attachments
}

/** Attachment file name → MIME bundle. */
export type Attachments = { readonly [name: string]: MimeBundle }

/**
 * MIME type → data. Text-like data is one joined string, binary data a base64 string, `*+json` and
 * `application/json` any JSON value.
 */
export type MimeBundle = { readonly [mimeType: string]: JsonValue }

export type Output = StreamOutput | DisplayDataOutput | ExecuteResultOutput | ErrorOutput | UnknownOutput

export interface StreamOutput {
  readonly output_type: nbformat.IStream['output_type']
  readonly name: string
  readonly text: string
}

export interface DisplayDataOutput {
  readonly output_type: nbformat.IDisplayData['output_type']
  readonly data: MimeBundle
  readonly metadata: JsonObject
}

export interface ExecuteResultOutput {
  readonly output_type: nbformat.IExecuteResult['output_type']
  readonly execution_count: nbformat.ExecutionCount
  readonly data: MimeBundle
  readonly metadata: JsonObject
}

export interface ErrorOutput {
  readonly output_type: nbformat.IError['output_type']
  readonly ename: string
  readonly evalue: string
  readonly traceback: readonly string[]
}

/** An output type of a newer nbformat minor: kept and shown as it came. */
export interface UnknownOutput {
  readonly output_type: 'unknown'
  readonly value: JsonObject
}
