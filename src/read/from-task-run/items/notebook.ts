import { PlatenError } from '../../../errors.ts'
import type { JsonObject } from '../../../model/json.ts'
import type { ErrorOutput } from '../../../model/notebook.ts'
import { type Draft, displayData, markdownCell, outputCell, withPlaten } from '../draft.ts'
import type { ItemOf, ItemReader } from '../item-reader.ts'
import { jsonBundle } from './json.ts'

/**
 * The notebook's cells as they are. Metadata of a notebook that is not the run's first stay with its first cell.
 * What is no notebook is shown as what it is, under the error that says why.
 */
export const readNotebook: ItemReader<'notebook'> = (item, { prepared: { notebook, isMain } }) => {
  if (notebook === undefined) return []
  if (notebook instanceof PlatenError) return [brokenNotebook(item, notebook)]
  const cells: readonly Draft[] =
    notebook.cells.length > 0
      ? notebook.cells
      : [markdownCell('*The notebook has no cells.*', { kind: 'notebook' })]
  const [first, ...rest] = cells
  if (isMain || Object.keys(notebook.metadata).length === 0) return cells
  return [
    { ...first!, metadata: withPlaten(first!.metadata, { notebook: notebook.metadata as JsonObject }) },
    ...rest,
  ]
}

function brokenNotebook({ content, title }: ItemOf<'notebook'>, error: PlatenError): Draft {
  const output: ErrorOutput = {
    output_type: 'error',
    ename: error.code,
    evalue: error.message,
    traceback: [`This notebook could not be read (${error.code}): ${error.message}`],
  }
  const bundle = typeof content === 'string' ? { 'text/plain': content } : jsonBundle(content)
  return outputCell([output, displayData(bundle)], { kind: 'unknown', type: 'notebook' }, title)
}
