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
  /** image/png, image/jpeg, image/gif, image/webp, image/svg+xml, … */
  readonly mimeType: string
  readonly data: Uint8Array
}

/**
 * Finds an image a notebook refers to, such as `figures/plot.png`. Called once per reference. Resolve to
 * undefined to leave the image out; rejecting does too, with the reason in the warning.
 */
export type ResolveImage = (reference: string) => Promise<ImageFile | undefined>

/** Draws the charts of a notebook; the result is what `Assets.charts` is. */
export type PrepareCharts = (
  notebook: Notebook,
  onWarning?: OnWarning,
) => Promise<ReadonlyMap<string, PreparedChart>>

export interface PrepareAssetsOptions {
  /**
   * DANGER: references come from the notebook. A resolver that reads files must stay inside a folder
   * (`createFolderImageResolver` of `platen/node` does), one that fetches must not reach internal hosts.
   */
  readonly resolveImage?: ResolveImage
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
 * one that a transform or redaction changes afterwards is not shown.
 */
export async function prepareAssets(notebook: Notebook, options: PrepareAssetsOptions = {}): Promise<Assets> {
  expectNotebook(notebook)
  const images = await prepareImages(notebook, options)
  const charts = await options.charts?.(notebook, options.onWarning)
  return charts ? { ...images, charts } : images
}

async function prepareImages(notebook: Notebook, options: PrepareAssetsOptions): Promise<Assets> {
  const images = new Map<string, string>()
  if (options.resolveImage === undefined) return { images }
  const reported = new Set<string>()
  for (const [reference, pointer] of imageReferences(notebook)) {
    const warn = (message: string) => {
      if (options.onWarning) reported.add(reference)
      options.onWarning?.({ code: 'IMAGE_NOT_INLINED', message, pointer })
    }
    try {
      const file = await options.resolveImage(reference)
      const uri = file && imageFileUri(file.mimeType, file.data)
      if (uri !== undefined) images.set(reference, uri)
      else if (file)
        warn(`${JSON.stringify(reference)} is of type ${file.mimeType}, not an image a browser can show`)
    } catch (error) {
      warn(
        `${JSON.stringify(reference)} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return { images, reported }
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

const IMAGE_MARKUP = /!\[|<img\b/i

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
