import { checkOptions } from './check-options.ts'
import { invalidOption } from './errors.ts'
import { expectNotebook } from './model/expect-notebook.ts'
import type { Cell, Notebook } from './model/notebook.ts'
import { WIDGET_VIEW } from './model/widget-types.ts'
import type { Assets, PreparedChart } from './render/assets.ts'
import { renderCell } from './render/cell/cell.ts'
import { DocumentContext } from './render/context.ts'
import { makeEnv } from './render/env.ts'
import { imageFileUri } from './render/image.ts'
import type { OnWarning } from './warnings.ts'

/** An image's bytes, as a resolver found them. */
export interface ImageFile {
  /** What it is said to be: `image/…`. What it is, its bytes tell; only an SVG has to be called one. */
  readonly mimeType: string
  readonly data: Uint8Array
}

/**
 * Finds an image a notebook refers to and does not hold. References are what the notebook has: relative paths
 * (`figures/plot.png`), addresses (`https://…`, `//host/…`), anything at all. Each is asked for once, one after the
 * other, in document order. Resolve to undefined where it is none of yours; rejecting leaves the image out, with the
 * reason in the warning.
 */
export type ResolveImage = (reference: string) => Promise<ImageFile | undefined>

/** Draws the charts of a notebook; the result is what `Assets.charts` is. */
export type PrepareCharts = (
  notebook: Notebook,
  onWarning?: OnWarning,
) => Promise<ReadonlyMap<string, PreparedChart>>

export interface PrepareAssetsOptions {
  /**
   * Finds the images; of several, the first that has one is taken. Without it nothing is looked up. DANGER: references
   * come from the notebook. A resolver that reads files must stay inside a folder, one that fetches must not reach
   * internal hosts: `createFolderImageResolver` and `createRemoteImageResolver` of `platen/node` do.
   */
  readonly resolveImage?: ResolveImage | readonly ResolveImage[]
  /**
   * Draws Vega and Vega-Lite charts: `vegaCharts()` of `platen/vega`. Without it they are placeholders with their data.
   *
   * DANGER: charts are programs from the notebook. `platen/vega` keeps them from files, networks and code of their own, and
   * stops those that do not end.
   */
  readonly charts?: PrepareCharts
  readonly onWarning?: OnWarning
}

/**
 * The one asynchronous step: looks up what a notebook's Markdown and HTML refer to and does not hold, and draws its
 * charts. The notebook is not changed; hand the result to `toHtml` as `assets`. Charts are known by their specification:
 * one that a transform or redaction changes afterwards is not shown. What could not be had is reported to `onWarning`
 * here, and not again by `toHtml`.
 *
 * @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION` for a `resolveImage` that is no function, nor a list of them, and
 *   `charts` that are none
 */
export async function prepareAssets(notebook: Notebook, options: PrepareAssetsOptions = {}): Promise<Assets> {
  checkOptions(options)
  expectNotebook(notebook)
  const { charts, onWarning } = options
  const assets = await prepareImages(notebook, options)
  return charts ? { ...assets, charts: await charts(notebook, onWarning) } : assets
}

async function prepareImages(notebook: Notebook, options: PrepareAssetsOptions): Promise<Assets> {
  const images = new Map<string, string>()
  const resolvers = resolversOf(options)
  if (resolvers.length === 0) return { images }
  const reported = new Set<string>()
  for (const [reference, pointer] of imageReferences(notebook)) {
    const warn = (message: string) => {
      if (options.onWarning) reported.add(reference)
      options.onWarning?.({ code: 'IMAGE_NOT_INLINED', message, pointer })
    }
    try {
      const file = await firstFound(resolvers, reference)
      const uri = file && imageFileUri(file.mimeType, file.data)
      if (uri !== undefined) images.set(reference, uri)
      else if (file)
        warn(`${named(reference)} is of type ${file.mimeType}, or damaged, and no image a browser can show`)
    } catch (error) {
      warn(`${named(reference)} could not be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { images, reported }
}

function resolversOf({ resolveImage = [] }: PrepareAssetsOptions): readonly ResolveImage[] {
  const resolvers = typeof resolveImage === 'function' ? [resolveImage] : resolveImage
  if (Array.isArray(resolvers) && resolvers.every((resolver) => typeof resolver === 'function'))
    return resolvers
  throw invalidOption(
    '/resolveImage',
    'resolveImage is neither a function nor a list of functions',
    'Pass what createFolderImageResolver of platen/node returns, or a function of your own.',
  )
}

async function firstFound(
  resolvers: readonly ResolveImage[],
  reference: string,
): Promise<ImageFile | undefined> {
  for (const resolve of resolvers) {
    const file = await resolve(reference)
    if (file !== undefined) return file
  }
  return undefined
}

function named(reference: string): string {
  return JSON.stringify(reference.length > 200 ? `${reference.slice(0, 200).toWellFormed()}…` : reference)
}

/** Image references of the notebook that it does not hold itself → JSON pointer of the first cell that has it. */
function imageReferences(notebook: Notebook): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let pointer = ''
  const recorder = new Recorder((reference) => {
    if (!found.has(reference)) found.set(reference, pointer)
  })
  const env = makeEnv(notebook.metadata, { assets: { images: recorder } })
  const context = new DocumentContext()
  for (const [index, cell] of notebook.cells.entries()) {
    if (!mayReferToImages(cell)) continue
    pointer = `/cells/${index}`
    // Rendering asks for each image it would show, so what is looked up is exactly what is needed.
    context.advance(renderCell(cell, context, env, pointer).effects)
  }
  return found
}

class Recorder extends Map<string, string> {
  readonly #record: (reference: string) => void

  constructor(record: (reference: string) => void) {
    super()
    this.#record = record
  }

  override get(reference: string): undefined {
    this.#record(reference)
  }
}

const IMAGE_MARKUP = /!\[|<im(?:g|age)\b/i

function mayReferToImages(cell: Cell): boolean {
  if (cell.cell_type !== 'code') return IMAGE_MARKUP.test(cell.source)
  return cell.outputs.some(
    (output) =>
      'data' in output &&
      // What a widget holds is not in the output.
      (Object.hasOwn(output.data, WIDGET_VIEW) ||
        Object.values(output.data).some((data) => typeof data === 'string' && IMAGE_MARKUP.test(data))),
  )
}
