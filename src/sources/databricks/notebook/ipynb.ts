import type { JsonObject, JsonValue, TaskRunMeta, TaskRunOutput } from '../../../index.ts'
import { compact, Fields, isObject } from '../../fields.ts'
import { headingCell, outputsOf } from '../../notebook-parts.ts'
import { isPapermill } from '../../papermill.ts'
import { printed } from './ansi-out.ts'
import { commandError, isSkipped } from './command-error.ts'
import { widgetParams } from './from-model.ts'
import { commandOf } from './magic.ts'

const NOTEBOOK = 'application/vnd.databricks.v1+notebook'
const CELL = 'application/vnd.databricks.v1+cell'
const OUTPUT = 'application/vnd.databricks.v1+output'

/** Tells an .ipynb that Databricks wrote, unless Papermill ran it afterwards and knows more of the run. */
export function isDatabricksIpynb(value: JsonValue): value is JsonObject {
  if (!isObject(value) || !Array.isArray(value.cells)) return false
  const { metadata } = value
  return isObject(metadata) && isObject(metadata[NOTEBOOK]) && !isPapermill(value)
}

/**
 * An .ipynb as Databricks exports it (docs.databricks.com/notebooks/notebook-export-import): errors, which it writes as
 * display_data, become errors; printed text becomes streams; shown titles become headings; widgets the run's
 * parameters. Cells keep their metadata, and an output that was changed is kept in that of its cell.
 */
export function fromDatabricksIpynb(value: JsonObject): TaskRunOutput {
  const notebook = new Fields(new Fields(value).fields('metadata')?.fields(NOTEBOOK)?.object ?? {})
  const title = notebook.text('notebookName')
  const params = widgetParams(notebook.peek('widgets'))
  const cells = Array.isArray(value.cells) ? (value.cells as readonly JsonValue[]).flatMap(cellsOf) : []
  const meta = compact<TaskRunMeta>({ system: 'databricks', title, params })
  return { version: 1, meta, outputs: [{ kind: 'notebook', content: { ...value, cells } }] }
}

function cellsOf(value: JsonValue): readonly JsonValue[] {
  if (!isObject(value)) return [value]
  const cell = new Fields(value)
  const ours = cell.fields('metadata')?.fields(CELL)
  const title = ours?.flag('showTitle') === true ? ours.text('title') : undefined
  const heading = title === undefined ? [] : [headingCell(title, 4)]
  return [...heading, cellOf(value)]
}

function cellOf(cell: JsonObject): JsonObject {
  const source = textOf(cell.source)
  const command = source === undefined ? undefined : commandOf(source)
  if (cell.cell_type === 'markdown')
    return command?.type === 'markdown' ? { ...cell, source: command.source } : cell
  if (cell.cell_type !== 'code') return cell
  if (command?.type === 'markdown') {
    const { outputs: _, execution_count: __, ...rest } = cell
    return { ...rest, cell_type: 'markdown', source: command.source }
  }
  const outputs = Array.isArray(cell.outputs) ? (cell.outputs as readonly JsonValue[]) : []
  const mended = outputs.map(outputOf)
  const replaced = outputs.filter((output, i) => mended[i]![0] !== output)
  const metadata = isObject(cell.metadata) ? cell.metadata : {}
  return {
    ...cell,
    ...(command && { source: command.source }),
    // Databricks counts no executions and writes 0.
    ...(cell.execution_count === 0 && { execution_count: null }),
    outputs: mended.flat(),
    ...(replaced.length > 0 && { metadata: { ...metadata, databricks: { outputs: replaced } } }),
  }
}

/** The same output, or what it means. */
function outputOf(output: JsonValue): readonly JsonValue[] {
  const about = isObject(output) ? new Fields(output).fields('metadata')?.fields(OUTPUT) : undefined
  if (about === undefined) return [output]
  return (
    (about.peek('type') === 'ipynbError' ? errorOutput(about) : printedOutput(output as JsonObject)) ?? [
      output,
    ]
  )
}

function errorOutput(about: Fields): readonly JsonObject[] | undefined {
  const summary = about.text('errorSummary')
  const trace = textOf(about.peek('data')) || undefined
  if (isSkipped(summary, trace)) return outputsOf([{ kind: 'text', text: summary! }])
  const error = commandError(summary, trace, about.text('errorTraceType'))
  return error && outputsOf([error])
}

function printedOutput({ data }: JsonObject): readonly JsonObject[] | undefined {
  const html = isObject(data) ? textOf(data['text/html']) : undefined
  const text = html === undefined ? undefined : printed(html)
  if (text === undefined) return undefined
  return text === '' ? [] : outputsOf([{ kind: 'logs', text }])
}

/** Text of an .ipynb, given whole or as lines. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value
  const isLines = Array.isArray(value) && value.every((line) => typeof line === 'string')
  return isLines ? (value as readonly string[]).join('') : undefined
}
