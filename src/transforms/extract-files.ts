import { checkOptions, YES_OR_NO } from '../check-options.ts'
import { invalidOption } from '../errors.ts'
import { expectNotebook } from '../model/expect-notebook.ts'
import type { Cell, CodeCell, Notebook } from '../model/notebook.ts'
import { joinPointer } from '../text/pointer.ts'
import type { OnWarning } from '../warnings.ts'
import { extractAttachments } from './files/extract-attachments.ts'
import { extractOutput } from './files/extract-output.ts'
import { createFileList, type FileList } from './files/file-list.ts'
import { FILE_TYPES, isFileType } from './files/media.ts'
import { mapCells, mapShared } from './map-cells.ts'

export interface ExtractFilesOptions {
  /** Take images out of outputs. Default true. */
  readonly outputs?: boolean
  /** Take attachments out of Markdown and raw cells. Default true. */
  readonly attachments?: boolean
  /** The folder of the files, from the notebook's, with `/`. Default `files`; empty for none. */
  readonly folder?: string
  /**
   * What becomes a file. Default all that can: the types browsers show as images, application/pdf, audio/wav,
   * audio/mpeg, video/mp4, video/webm.
   */
  readonly mimeTypes?: readonly string[]
  readonly onWarning?: OnWarning
}

export interface ExtractedFiles {
  readonly notebook: Notebook
  /** Path (folder and name, with `/`) → content. Nothing is written anywhere. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

const OPTIONS = {
  outputs: YES_OR_NO,
  attachments: YES_OR_NO,
  folder: 'a string',
  mimeTypes: 'a list',
  onWarning: 'a function',
} as const

/**
 * Takes images and other media out of a notebook into files of their own, and refers to them instead: nbconvert's
 * ExtractOutputPreprocessor and ExtractAttachmentsPreprocessor.
 *
 * An output gets `metadata.filenames` (MIME type → path), and an `<img>` or a link as its text/html where it
 * has none. In Markdown `attachment:name` becomes the file's path. Files are called after the cell's id, and after
 * the place among the cell's outputs or the attachment's name: a cell that is inserted renames none, an image that
 * changes keeps its name, and no name can lead out of the folder, whatever an attachment is called. To have the
 * images in a page again, give `prepareAssets` a `resolveImage` that finds them.
 *
 * What is not base64 stays where it is, with an `INVALID_DATA` warning.
 *
 * Throws `NOT_A_NOTEBOOK`, and `INVALID_OPTION` for a folder that is none, a type that cannot become a file, or another option.
 */
export function extractFiles(notebook: Notebook, options: ExtractFilesOptions = {}): ExtractedFiles {
  expectNotebook(notebook)
  checkOptions(options, OPTIONS)
  const list = createFileList(options.folder ?? 'files')
  const types = typesOf(options.mimeTypes)
  const extracted = mapCells(notebook, (cell, index) => extractCell(cell, index, list, types, options))
  return { notebook: extracted, files: list.files }
}

function extractCell(
  cell: Cell,
  index: number,
  list: FileList,
  types: readonly string[],
  { outputs = true, attachments = true, onWarning }: ExtractFilesOptions,
): Cell {
  const refuse = (...place: (string | number)[]): void =>
    onWarning?.({
      code: 'INVALID_DATA',
      message: `Not a file: ${place.at(-1)} that is not base64`,
      pointer: joinPointer('', 'cells', index, ...place),
    })
  if (cell.cell_type === 'code') return outputs ? extractOutputs(cell, list, types, refuse) : cell
  return attachments && cell.attachments ? extractAttachments(cell, list, types, refuse) : cell
}

function extractOutputs(
  cell: CodeCell,
  list: FileList,
  types: readonly string[],
  refuse: (...place: (string | number)[]) => void,
): CodeCell {
  const outputs = mapShared(cell.outputs, (output, index) =>
    extractOutput(output, [cell.id, String(index)], list, types, (type) =>
      refuse('outputs', index, 'data', type),
    ),
  )
  return outputs === cell.outputs ? cell : { ...cell, outputs }
}

function typesOf(chosen: readonly string[] | undefined): readonly string[] {
  const unknown = chosen?.find((type) => !isFileType(type))
  if (unknown === undefined) return chosen ? FILE_TYPES.filter((type) => chosen.includes(type)) : FILE_TYPES
  throw invalidOption(
    '/mimeTypes',
    `${JSON.stringify(unknown)} cannot become a file`,
    `mimeTypes takes ${FILE_TYPES.join(', ')}.`,
  )
}
