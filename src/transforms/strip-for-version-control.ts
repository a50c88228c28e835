import { checkOptions, YES_OR_NO } from '../check-options.ts'
import type { CodeCell, NotebookFrame, Output } from '../model/notebook.ts'
import { type CellTransform, startingWith } from './cell-transform.ts'
import { withoutOutputs } from './clear-outputs.ts'
import { mapShared } from './map-cells.ts'
import { hasTag } from './metadata.ts'
import { type MetadataPath, pathTree, withoutPaths } from './metadata-paths.ts'

export interface StripOptions {
  /** Keep all outputs. Default false. */
  readonly keepOutputs?: boolean
  /** Outputs of cells with one of these tags are kept. Default `keep_output`, as in nbstripout. */
  readonly keepOutputTags?: readonly string[]
  /** Keep execution counts, of cells and of outputs that are kept. Default false. */
  readonly keepExecutionCounts?: boolean
  /** What cells' metadata loses. Default `volatileMetadata.cell`; spread it to add to it. */
  readonly cellMetadata?: readonly MetadataPath[]
  /** What the notebook's metadata loses. Default `volatileMetadata.notebook`. */
  readonly notebookMetadata?: readonly MetadataPath[]
  /** Remove cells with nothing but white space in them. Default false. */
  readonly removeBlankCells?: boolean
}

/**
 * Metadata that running a notebook, or looking at it, changes: what nbstripout drops, what papermill and Colab
 * write about a run, and the version of the language. Kernel and language themselves are kept.
 */
export const volatileMetadata: {
  readonly cell: readonly MetadataPath[]
  readonly notebook: readonly MetadataPath[]
} = Object.freeze({
  cell: [
    ...['collapsed', 'scrolled', 'ExecuteTime', 'execution', 'papermill', 'hidden', 'heading_collapsed'],
    ...['executionInfo', 'outputId', 'gather'],
    ['colab', 'referenced_widgets'],
  ],
  notebook: ['widgets', 'signature', 'papermill', ['language_info', 'version'], ['platen', 'run']],
})

const OPTIONS = {
  keepOutputs: YES_OR_NO,
  keepOutputTags: 'a list',
  keepExecutionCounts: YES_OR_NO,
  cellMetadata: 'a list',
  notebookMetadata: 'a list',
  removeBlankCells: YES_OR_NO,
} as const

/**
 * Leaves of a notebook what people wrote: without outputs, execution counts, the run it came from, and metadata
 * that changes by itself. Sources, attachments, cell ids, tags and all other metadata stay. A cell whose metadata
 * says `keep_output: true` or `init_cell: true` keeps its outputs, `false` loses them, as in nbstripout; a
 * notebook's `keep_output` says it for all.
 *
 * Throws `INVALID_OPTION` for what is no list, and for other options.
 */
export function stripForVersionControl(options: StripOptions = {}): CellTransform {
  checkOptions(options, OPTIONS)
  const keepTags = new Set(options.keepOutputTags ?? ['keep_output'])
  const cellTree = pathTree(options.cellMetadata ?? volatileMetadata.cell)
  const notebookTree = pathTree(options.notebookMetadata ?? volatileMetadata.notebook)
  const keepCounts = options.keepExecutionCounts ?? false
  return startingWith((frame) => {
    const keepAll = options.keepOutputs ?? flag(frame.metadata, 'keep_output') ?? false
    return {
      frame: stripFrame(frame, withoutPaths(frame.metadata, notebookTree) as NotebookFrame['metadata']),
      change(cell) {
        if (options.removeBlankCells && cell.source.trim() === '') return undefined
        const bare =
          cell.cell_type === 'code' ? stripRun(cell, keepsOutputs(cell, keepAll, keepTags), keepCounts) : cell
        const metadata = withoutPaths(bare.metadata, cellTree)
        return metadata === bare.metadata ? bare : { ...bare, metadata }
      },
    }
  })
}

function stripFrame(frame: NotebookFrame, metadata: NotebookFrame['metadata']): NotebookFrame {
  if (frame.run === undefined && metadata === frame.metadata) return frame
  const { run: _, ...rest } = frame
  return { ...rest, metadata }
}

function keepsOutputs({ metadata }: CodeCell, otherwise: boolean, tags: ReadonlySet<string>): boolean {
  const own = flag(metadata, 'init_cell') ?? flag(metadata, 'keep_output')
  return hasTag(metadata, tags) || (own ?? otherwise)
}

function flag(metadata: CodeCell['metadata'], key: string): boolean | undefined {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined
  return typeof value === 'boolean' ? value : undefined
}

function stripRun(cell: CodeCell, keepOutputs: boolean, keepCounts: boolean): CodeCell {
  const bare = keepOutputs ? cell : withoutOutputs(cell)
  if (keepCounts) {
    if (bare === cell || bare.execution_count === cell.execution_count) return bare
    return { ...bare, execution_count: cell.execution_count }
  }
  const outputs = mapShared(bare.outputs, withoutCount)
  if (bare.execution_count === null && outputs === bare.outputs) return bare
  return { ...bare, execution_count: null, outputs }
}

function withoutCount(output: Output): Output {
  if (output.output_type !== 'execute_result' || output.execution_count === null) return output
  return { ...output, execution_count: null }
}
