import type { StylePart } from '../generated/templates.ts'
import type { Limits } from '../limits.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import type { MimeBundle } from '../model/notebook.ts'
import type { WarningCode } from '../warnings.ts'
import type { Words } from '../words/words.ts'
import type { Assets } from './assets.ts'
import type { Macros } from './context.ts'
import type { CodeDisplay, ImageBudget } from './options.ts'
import type { SafeHtml } from './safe-html.ts'
import type { FindWidget } from './widgets/models.ts'
import type { ShownWidgets } from './widgets/shown.ts'

/** What is the same for every cell of a page: the options, resolved. */
export interface RenderEnv {
  readonly limits: Limits
  readonly assets: Assets
  readonly imageBudget: Required<ImageBudget>
  readonly idPrefix: string
  /** Whether the cells go into somebody else's page. */
  readonly isFragment: boolean
  /** How the code of code cells is shown where their metadata says nothing else. */
  readonly code: CodeDisplay
  readonly lineNumbers: boolean
  /** The notebook's language (`metadata.language_info.name`), lower case; `''` where unknown. */
  readonly language: string
  /** The widgets saved in the notebook's metadata. */
  readonly findWidget: FindWidget
  /** What the page says by itself, in its language. */
  readonly words: Words
  /** Sorted by rank. */
  readonly mimeRenderers: readonly MimeRenderer[]
  readonly warn: (code: WarningCode, message: string, pointer: string) => void
}

/**
 * What the parts of one cell share while it is rendered: the options, where in the notebook they are, and what
 * the cell adds to the outline and to the context of later cells.
 */
export interface CellScope {
  readonly env: RenderEnv
  readonly cellId: string
  /** JSON pointer of what is being rendered. */
  readonly pointer: string
  /** The cell's attachments. */
  readonly attachments: { readonly [name: string]: MimeBundle }
  /** TeX macros in force; those a formula defines are added with {@link defineMacros}. */
  readonly macros: Macros
  /** Images shown at this place so far, which may not be repeated without end. */
  readonly images: ShownImages
  /** Widgets shown in the cell so far, for the same reason. */
  readonly widgets: ShownWidgets
  /**
   * Bytes of the images up to here, those of earlier cells among them; nothing where `images.maxTotalBytes` is not given.
   * Who gives up what was rendered sets it back to what it was.
   */
  imageBytes: number
  /** The same cell, at a place within it. */
  at(pointer: string): CellScope
  /** Claims a page-wide unique anchor for a heading and adds it to the outline. Returns the element id. */
  heading(level: number, text: string): string
  /** Claims a page-wide unique anchor for an id of notebook content; undefined where it is empty or taken. */
  anchor(id: string): string | undefined
  /** Adds an error to the outline. Returns the element id to put on it. */
  error(text: string): string
  defineMacros(macros: Macros): void
  /** Says that the page needs this part of the style sheet. */
  needs(part: StylePart): void
  /** Reports a warning at this scope's pointer. */
  warn(code: WarningCode, message: string): void
}

export interface ShownImages {
  /** Reference → `data:` URI; undefined where there is no such image. */
  readonly found: Map<string, string | undefined>
  readonly sources: Set<string>
  /** UTF-16 units of sources shown again. */
  repeated: number
}

/** Renders one family of MIME types. */
export interface MimeRenderer {
  /** Exact types, or `*` at either end: `image/*`, `*+json`. Lower case. */
  readonly mimeTypes: readonly string[]
  /** Where a bundle has several types, the lowest rank is shown. JupyterLab's order; ours are multiples of 10. */
  readonly rank: number
  /** Returns undefined where it cannot show this data; the next best type is tried then. */
  render(data: JsonValue, context: MimeContext): SafeHtml | undefined
}

export interface MimeContext {
  readonly mimeType: string
  /** The output's metadata for this MIME type, or the whole of it where it is not keyed by type. */
  readonly metadata: JsonObject
  /** All of the output, for renderers that take a hint (alt text, a fallback image) from another type. */
  readonly bundle: MimeBundle
  /** The cell the output belongs to. */
  readonly scope: CellScope
}
