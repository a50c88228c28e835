import { checkOptions, YES_OR_NO } from '../check-options.ts'
import type { Cell, Notebook } from '../model/notebook.ts'
import { type CellTransform, startingWith } from './cell-transform.ts'
import { keepPaths, type MetadataPath, pathTree } from './metadata-paths.ts'

export interface ClearMetadataOptions {
  /** Cells of these types lose their metadata. Default `['code']`, as in nbconvert; `[]` for none. */
  readonly cellTypes?: readonly Cell['cell_type'][]
  /** Whether the notebook's metadata is cleared. Default true. */
  readonly notebook?: boolean
  /** What a cell keeps. Default nothing. */
  readonly keepCell?: readonly MetadataPath[]
  /** What the notebook keeps. Default `[['language_info', 'name']]`, as in nbconvert. */
  readonly keepNotebook?: readonly MetadataPath[]
}

/** nbformat does not accept one of these objects without them. */
const REQUIRED: readonly (readonly [string, ...string[]])[] = [
  ['kernelspec', 'name'],
  ['kernelspec', 'display_name'],
  ['language_info', 'name'],
]

/** A mark that says what the page leaves out: removing it would show what an earlier transform hid. */
const HIDDEN_INPUT = ['platen', 'input']

const OPTIONS = {
  cellTypes: 'a list',
  notebook: YES_OR_NO,
  keepCell: 'a list',
  keepNotebook: 'a list',
} as const

/**
 * Removes metadata but for what is to be kept: nbconvert's ClearMetadataPreprocessor. A path leads to one value
 * (there, paths of three keys and two paths under one key come out differently). Of a `kernelspec` or
 * `language_info` that is kept in part, the keys nbformat requires are kept, too. The mark for an input that is
 * left out of the page (`metadata.platen.input`) stays. Metadata of outputs is not touched.
 *
 * Takes `jupyter.source_hidden` away with the rest: put it before `hideInputs`.
 *
 * Throws `INVALID_OPTION` for what is no list, and for other options.
 */
export function clearMetadata(options: ClearMetadataOptions = {}): CellTransform {
  checkOptions(options, OPTIONS)
  const cellTypes = new Set<string>(options.cellTypes ?? ['code'])
  const cellTree = pathTree([HIDDEN_INPUT, ...(options.keepCell ?? [])])
  const notebookTree = pathTree(withRequired(options.keepNotebook ?? [['language_info', 'name']]))
  const change = (cell: Cell): Cell => {
    if (!cellTypes.has(cell.cell_type)) return cell
    const metadata = keepPaths(cell.metadata, cellTree)
    return metadata === cell.metadata ? cell : { ...cell, metadata }
  }
  return startingWith((frame) => {
    if (options.notebook === false) return { frame, change }
    const metadata = keepPaths(frame.metadata, notebookTree) as Notebook['metadata']
    return { frame: metadata === frame.metadata ? frame : { ...frame, metadata }, change }
  })
}

function withRequired(paths: readonly MetadataPath[]): readonly MetadataPath[] {
  const partial = new Set(
    paths.flatMap((path) => (typeof path !== 'string' && path.length > 1 ? [path[0]] : [])),
  )
  return [...paths, ...REQUIRED.filter(([section]) => partial.has(section))]
}
