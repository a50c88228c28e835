import type { Limits, OnWarning, Transform } from '../../index.ts'
import { isCellTransform } from '../../kernel.ts'
import type { FileFormat } from '../file-format.ts'
import { imageResolvers, type RenderOutputOptions } from '../render-output.ts'
import { eachWithinLength } from '../within-length.ts'
import { findImages } from './find-images.ts'
import { htmlPieces, ipynbPieces } from './notebook-pieces.ts'
import type { NotebookSource } from './notebook-source.ts'

/** Whether a notebook can go through all of these cell by cell. */
export function canStream(transforms: readonly Transform[]): boolean {
  return transforms.every(isCellTransform)
}

/**
 * What `renderOutput` gives for the notebook in memory, as pieces that are made as they are asked for. What can be wrong
 * with the notebook is known before the first.
 *
 * @param transforms such that {@link canStream}
 */
export async function renderSource(
  source: NotebookSource,
  format: FileFormat,
  options: Omit<RenderOutputOptions, 'charts'> & { readonly transforms: readonly Transform[] },
): Promise<AsyncIterable<string>> {
  const cells = await source.cells(options.transforms.filter(isCellTransform))
  const limits: Partial<Limits> = { ...options.limits, ...options.html?.limits }
  if (format === 'ipynb')
    return eachWithinLength(ipynbPieces(cells), limits.documentLength, 'Leave out outputs, or cells.')
  const { onWarning } = options
  const assets = await findImages(cells, imageResolvers(options), onWarning)
  const pieces = await htmlPieces(cells, { ...options.html, limits, assets, ...warning(onWarning) })
  return eachWithinLength(pieces, limits.documentLength)
}

function warning(onWarning: OnWarning | undefined): { onWarning?: OnWarning } {
  return onWarning ? { onWarning } : {}
}
