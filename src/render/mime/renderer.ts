import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { MimeBundle } from '../../model/notebook.ts'
import type { SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'

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
