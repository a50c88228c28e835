import { checkOptions, YES_OR_NO } from '../check-options.ts'
import { type CellTransform, eachCodeCell } from './cell-transform.ts'
import { withEntry } from './metadata.ts'

export interface HideInputsOptions {
  /** Leave the code out of the page instead of folding it. Default false. */
  readonly remove?: boolean
}

/**
 * Hides the code of every code cell in the page. Folded (`metadata.jupyter.source_hidden: true`, which JupyterLab
 * obeys, too) the reader can open it; with `remove` (`metadata.platen.input: 'removed'`) it is not in the page.
 *
 * The source stays in the notebook either way, and so in an IPYNB made from it or embedded in the page.
 *
 * Throws `INVALID_OPTION` for another option.
 */
export function hideInputs(options: HideInputsOptions = {}): CellTransform {
  const { remove } = checkOptions(options, { remove: YES_OR_NO })
  return eachCodeCell((cell) => {
    const metadata = remove
      ? withEntry(cell.metadata, 'platen', 'input', 'removed')
      : withEntry(cell.metadata, 'jupyter', 'source_hidden', true)
    return metadata === cell.metadata ? cell : { ...cell, metadata }
  })
}
