import type { JsonObject } from '../../src/model/json.ts'
import type {
  Cell,
  CodeCell,
  DisplayDataOutput,
  ErrorOutput,
  MarkdownCell,
  Notebook,
  Output,
  StreamOutput,
} from '../../src/model/notebook.ts'

let count = 0

export function notebookOf(...cells: Cell[]): Notebook {
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells }
}

export function code(outputs: readonly Output[], metadata: JsonObject = {}): CodeCell {
  count++
  return { cell_type: 'code', id: `cell-${count}`, metadata, source: 'run()', execution_count: 1, outputs }
}

export function markdown(source: string, metadata: JsonObject = {}): MarkdownCell {
  count++
  return { cell_type: 'markdown', id: `cell-${count}`, metadata, source }
}

export function stream(text: string, name = 'stdout'): StreamOutput {
  return { output_type: 'stream', name, text }
}

export function display(data: JsonObject, metadata: JsonObject = {}): DisplayDataOutput {
  return { output_type: 'display_data', data: data as DisplayDataOutput['data'], metadata }
}

export function error(...traceback: string[]): ErrorOutput {
  return { output_type: 'error', ename: 'E', evalue: 'v', traceback }
}

/** The first cell, which has to be a code cell. */
export function firstCode({ cells }: Notebook): CodeCell {
  const cell = cells[0]
  if (cell?.cell_type !== 'code') throw new Error('no code cell')
  return cell
}
