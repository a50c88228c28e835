import { dirname } from 'node:path'
import { fromHtml, fromIpynb, isHtml, type Notebook } from '../index.ts'
import { expectOptions } from './expect-options.ts'
import { type FileFormat, formatFor } from './file-format.ts'
import { titledAfter } from './file-title.ts'
import type { FolderImageOptions } from './folder-images.ts'
import { readInput } from './read-input.ts'
import { type RenderOutputOptions, renderOutput } from './render-output.ts'
import { writeFileAtomic } from './write-file-atomic.ts'

export interface ExportFileOptions
  extends Pick<RenderOutputOptions, 'transforms' | 'html' | 'limits' | 'remoteImages' | 'onWarning'> {
  /**
   * How the input's bytes become a notebook. Default `fromIpynb`, and `fromHtml` for a page; for what a job system
   * returned `(bytes) => fromTaskRun(fromAny(bytes))`.
   */
  readonly read?: (bytes: Uint8Array) => Notebook
  /** Default: by the ending of the output's name. */
  readonly format?: FileFormat
  /**
   * Images that Markdown and HTML refer to by relative path are read from the input's folder and nowhere else;
   * `false` reads none. Default `{}`.
   */
  readonly images?: FolderImageOptions | false
  /** Stops the export; the output keeps its old content. */
  readonly signal?: AbortSignal
}

/** What {@link exportFile} wrote. */
export interface WrittenFile {
  readonly path: string
  readonly format: FileFormat
  /** In bytes. */
  readonly size: number
}

const OPTIONS = [
  'transforms',
  'html',
  'limits',
  'remoteImages',
  'onWarning',
  'read',
  'format',
  'images',
  'signal',
]

/**
 * One file to another: a notebook to an HTML report or an .ipynb. The output is replaced all at once or not at
 * all, see `writeFileAtomic`. A report without a title of its own is called after the input. The notebook is in memory as a whole; {@link exportNotebookFile} takes any size.
 *
 * @throws PlatenError `READ_FAILED`, `WRITE_FAILED`, `INVALID_OPTION`, `INVALID_FORMAT` for another format, or where the output's name tells none, and
 *   what reading its content throws
 */
export async function exportFile(
  input: string,
  output: string,
  options: ExportFileOptions = {},
): Promise<WrittenFile> {
  expectOptions(options, OPTIONS, 'exportFile')
  return exportInMemory(input, output, formatFor(output, options.format), options)
}

/** {@link exportFile}, once its options are checked. */
export async function exportInMemory(
  input: string,
  output: string,
  format: FileFormat,
  options: ExportFileOptions,
): Promise<WrittenFile> {
  const { images = {}, signal, read = readerOf(options), remoteImages, html, ...rest } = options
  const notebook = read(await readInput(input))
  const content = await renderOutput(notebook, format, {
    ...rest,
    html: titledAfter(input, html ?? {}),
    ...(images === false ? {} : { images, imageFolder: dirname(input) }),
    ...(remoteImages && { remoteImages: signal ? { signal, ...remoteImages } : remoteImages }),
  })
  const size = await writeFileAtomic(output, content, signal ? { signal } : {})
  return { path: output, format, size }
}

function readerOf({ limits, onWarning }: ExportFileOptions): (bytes: Uint8Array) => Notebook {
  const options = { ...(limits && { limits }), ...(onWarning && { onWarning }) }
  return (bytes) => (isHtml(bytes) ? fromHtml(bytes, options) : fromIpynb(bytes, options))
}
