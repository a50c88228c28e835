import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { defaultTransforms, PlatenError } from '../index.ts'
import { expectOptions } from './expect-options.ts'
import { type ExportFileOptions, exportInMemory, type WrittenFile } from './export-file.ts'
import { formatFor } from './file-format.ts'
import { titledAfter } from './file-title.ts'
import { fitsInMemory } from './streaming/memory.ts'
import { NotStreamable } from './streaming/notebook-file.ts'
import { NotebookSource } from './streaming/notebook-source.ts'
import { canStream, renderSource } from './streaming/render-source.ts'
import { writeFileAtomic } from './write-file-atomic.ts'

export type ExportNotebookFileOptions = Omit<ExportFileOptions, 'read'>

const OPTIONS = ['transforms', 'html', 'limits', 'remoteImages', 'onWarning', 'format', 'images', 'signal']

/**
 * {@link exportFile} for a notebook of any size: one cell of it is in memory at a time, beside the headings and the
 * ids that were made, so half a gigabyte goes through a heap of 256 MB. The same bytes, warnings and errors. The
 * file is read four times, so nobody may write to it meanwhile.
 *
 * What has to be in memory as a whole is, if it fits: notebooks before nbformat 4, those that a page embeds, those that come through a pipe, and
 * those that go through a transform which is no {@link CellTransform}.
 *
 * @throws PlatenError as `exportFile`, and `LIMIT_EXCEEDED` for what does not fit into memory
 */
export async function exportNotebookFile(
  input: string,
  output: string,
  options: ExportNotebookFileOptions = {},
): Promise<WrittenFile> {
  expectOptions(options, OPTIONS, 'exportNotebookFile')
  const format = formatFor(output, options.format)
  try {
    return await exportStreaming(input, output, format, options)
  } catch (error) {
    if (!(error instanceof NotStreamable)) throw error
    await expectFit(input, error.reason)
    return exportInMemory(input, output, format, options)
  }
}

async function exportStreaming(
  input: string,
  output: string,
  format: WrittenFile['format'],
  options: ExportNotebookFileOptions,
): Promise<WrittenFile> {
  const { transforms = defaultTransforms, images = {}, remoteImages, signal, html, ...rest } = options
  if (!canStream(transforms)) throw new NotStreamable('goes through a transform that needs all of it')
  const source = await NotebookSource.open(input, options)
  try {
    const content = await renderSource(source, format, {
      ...rest,
      html: titledAfter(input, html ?? {}),
      transforms,
      ...(images === false ? {} : { images, imageFolder: dirname(input) }),
      ...(remoteImages && { remoteImages: signal ? { signal, ...remoteImages } : remoteImages }),
    })
    const size = await writeFileAtomic(output, content, signal ? { signal } : {})
    return { path: output, format, size }
  } finally {
    await source.close()
  }
}

/** @throws PlatenError `LIMIT_EXCEEDED` */
export async function expectFit(input: string, reason: string): Promise<void> {
  const { size } = await stat(input)
  if (fitsInMemory(size)) return
  throw new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `The file has ${size} bytes and ${reason}, so it cannot be read cell by cell, and all of it does not fit into memory.`,
    help: 'Give the process more memory (NODE_OPTIONS=--max-old-space-size=…), or save the notebook as nbformat 4.',
  })
}
