import {
  type Assets,
  applyTransforms,
  defaultTransforms,
  type HtmlOptions,
  type Limits,
  type Notebook,
  type OnWarning,
  type PrepareCharts,
  prepareAssets,
  type ResolveImage,
  type Transform,
  toIpynb,
} from '../index.ts'
import { htmlPieces } from '../kernel.ts'
import { expectFormat, type FileFormat } from './file-format.ts'
import { createFolderImageResolver, type FolderImageOptions } from './folder-images.ts'
import { createRemoteImageResolver, type RemoteImageOptions } from './remote-images.ts'
import { withinLength } from './within-length.ts'

export interface RenderOutputOptions {
  /** Default `defaultTransforms`. */
  readonly transforms?: readonly Transform[]
  /** Options of the HTML page. */
  readonly html?: Omit<HtmlOptions, 'assets' | 'onWarning'>
  /**
   * Overrides of `limits`, for both formats; those in `html` go first. The pieces of a page need not fit into one
   * string, so its `documentLength` holds only where it is given.
   */
  readonly limits?: Partial<Limits>
  /** The folder relative image references start at. Without one, no images are read. */
  readonly imageFolder?: string
  readonly images?: FolderImageOptions
  /** Draws Vega and Vega-Lite charts: `vegaCharts()` of `platen/vega`. Without it they are placeholders. */
  readonly charts?: PrepareCharts
  /** Fetches images on the web, from hosts of a list. Without it, none are. */
  readonly remoteImages?: RemoteImageOptions
  /** Pointers are into the notebook as it was before the transforms. */
  readonly onWarning?: OnWarning
}

/**
 * A notebook as the text of a file, in pieces that follow each other.
 *
 * @throws PlatenError `INVALID_FORMAT`, `INVALID_OPTION`, `LIMIT_EXCEEDED` beyond `documentLength`
 */
export async function renderOutput(
  notebook: Notebook,
  format: FileFormat,
  options: RenderOutputOptions = {},
): Promise<readonly string[]> {
  expectFormat(format)
  const ready = applyTransforms(notebook, options.transforms ?? defaultTransforms)
  const limits = { ...options.limits, ...options.html?.limits }
  if (format === 'ipynb') return [toIpynb(ready, { limits })]
  const onWarning = options.onWarning && atOriginalCells(options.onWarning, notebook, ready)
  const warning = onWarning ? { onWarning } : {}
  const assets = await findAssets(ready, options, warning)
  // All of it, so that a file is not begun that cannot be finished.
  const pieces = htmlPieces(ready, { ...options.html, limits, assets, ...warning })
  return withinLength(pieces, limits.documentLength)
}

function findAssets(
  notebook: Notebook,
  options: RenderOutputOptions,
  warning: { onWarning?: OnWarning },
): Promise<Assets> {
  const { charts } = options
  return prepareAssets(notebook, {
    resolveImage: imageResolvers(options),
    ...(charts && { charts }),
    ...warning,
  })
}

/** What finds the images that a notebook does not hold; may be nothing. */
export function imageResolvers({
  imageFolder,
  images,
  remoteImages,
}: Pick<RenderOutputOptions, 'imageFolder' | 'images' | 'remoteImages'>): readonly ResolveImage[] {
  return [
    ...(imageFolder === undefined ? [] : [createFolderImageResolver(imageFolder, images)]),
    ...(remoteImages === undefined ? [] : [createRemoteImageResolver(remoteImages)]),
  ]
}

const CELL = /^\/cells\/(\d+)(?=\/|$)/

/** Transforms may have removed cells; the reader of a warning has the file before them. */
function atOriginalCells(onWarning: OnWarning, original: Notebook, transformed: Notebook): OnWarning {
  if (original.cells.length === transformed.cells.length) return onWarning
  const places = new Map(original.cells.map(({ id }, index) => [id, index]))
  return (warning) => {
    const pointer = warning.pointer.replace(CELL, (same, index: string) => {
      const place = places.get(transformed.cells[Number(index)]?.id ?? '')
      return place === undefined ? same : `/cells/${place}`
    })
    onWarning({ ...warning, pointer })
  }
}
