import type { Cell, DisplayDataOutput, Notebook, Output } from '../../../src/model/notebook.ts'
import type { OutputItem, TaskRunOutput } from '../../../src/model/task-run.ts'
import { fromTaskRun } from '../../../src/read/from-task-run/from-task-run.ts'
import type { FromTaskRunOptions } from '../../../src/read/from-task-run/options.ts'
import type { Warning } from '../../../src/warnings.ts'

export function runOf(...outputs: readonly OutputItem[]): TaskRunOutput {
  return { version: 1, meta: { system: 'test' }, outputs }
}

export function notebookOf(outputs: readonly OutputItem[], options: FromTaskRunOptions = {}): Notebook {
  return fromTaskRun(runOf(...outputs), options)
}

/** The notebook and the warnings of a run. */
export function withWarnings(outputs: readonly OutputItem[]): { notebook: Notebook; warnings: Warning[] } {
  const warnings: Warning[] = []
  const notebook = notebookOf(outputs, { onWarning: (warning) => warnings.push(warning) })
  return { notebook, warnings }
}

/** The cells one item becomes. */
export function cellsOf(item: OutputItem): readonly Cell[] {
  return notebookOf([item]).cells
}

export function outputsOf(cell: Cell | undefined): readonly Output[] {
  if (cell?.cell_type !== 'code') throw new Error('not a code cell')
  return cell.outputs
}

/** The outputs of the one cell an item becomes, as display_data. */
export function displaysOf(item: OutputItem): readonly DisplayDataOutput[] {
  const cells = cellsOf(item)
  if (cells.length !== 1) throw new Error(`${cells.length} cells`)
  return outputsOf(cells[0]) as readonly DisplayDataOutput[]
}

export const sources = (notebook: Notebook): readonly string[] => notebook.cells.map(({ source }) => source)
