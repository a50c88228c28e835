import type { CodeCell, Notebook, Output } from '../../model/notebook.ts'
import { mapShared } from '../map-cells.ts'
import { type Rule, WORD_START } from './rule.ts'

const PROMPT = new RegExp(`(${WORD_START}(?:In|Out) ?\\[)(\\d{1,9})(?=\\])`, 'g')
const FILE = /((?:<|&lt;)ipython-input-)(\d{1,9})(?=-[0-9a-f]{12}(?![0-9a-f]))/g

/** Execution counts become 1, 2, 3 … for the code cells that have one. */
export interface Counts {
  readonly ofCell: (cell: CodeCell) => number | null
  /** What a count mentioned outside of the cell that has it becomes; that of the first cell where several have it. */
  readonly mentioned: ReadonlyMap<number, number>
}

export function numberCounts({ cells }: Notebook): Counts {
  const numbers = new Map<CodeCell, number>()
  const mentioned = new Map<number, number>()
  for (const cell of cells) {
    if (cell.cell_type !== 'code' || cell.execution_count === null) continue
    numbers.set(cell, numbers.size + 1)
    if (!mentioned.has(cell.execution_count)) mentioned.set(cell.execution_count, numbers.size)
  }
  return { ofCell: (cell) => numbers.get(cell) ?? null, mentioned }
}

/** The cell and its results with another count. */
export function withCount(cell: CodeCell, count: number | null): CodeCell {
  const outputs = mapShared(cell.outputs, (output): Output => {
    if (output.output_type !== 'execute_result' || output.execution_count === count) return output
    return { ...output, execution_count: count }
  })
  if (outputs === cell.outputs && count === cell.execution_count) return cell
  return { ...cell, execution_count: count, outputs }
}

/** `In[12]`, `Out[12]` and `<ipython-input-12-…>` in tracebacks; the number becomes `…` where no cell has it. */
export function countRule({ mentioned }: Counts): Rule {
  return (text, { count }) => {
    const replace = (_: string, opening: string, digits: string): string => {
      const before = Number(digits)
      return opening + (before === count.before ? count.after : (mentioned.get(before) ?? '…'))
    }
    const out = text.includes('ipython-input-') ? text.replace(FILE, replace) : text
    return out.includes('[') ? out.replace(PROMPT, replace) : out
  }
}
