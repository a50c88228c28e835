import type { Limits } from '../limits.ts'
import type { MimeBundle } from '../model/notebook.ts'
import type { WarningCode } from '../warnings.ts'
import type { Assets } from './assets.ts'
import type { Macros } from './context.ts'
import type { MimeRenderer } from './mime/renderer.ts'

/** What is the same for every cell of a page: the options, resolved. */
export interface RenderEnv {
  readonly limits: Limits
  readonly assets: Assets
  readonly idPrefix: string
  /** The notebook's language (`metadata.language_info.name`), lower case; `''` where unknown. */
  readonly language: string
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
  /** The same cell, at a place within it. */
  at(pointer: string): CellScope
  /** Claims a page-wide unique anchor for a heading and adds it to the outline. Returns the element id. */
  heading(level: number, text: string): string
  /** Adds an error to the outline. Returns the element id to put on it. */
  error(text: string): string
  defineMacros(macros: Macros): void
  /** Reports a warning at this scope's pointer. */
  warn(code: WarningCode, message: string): void
}

