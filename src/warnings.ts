/**
 * Stable codes of {@link Warning}: something was repaired, shortened or shown in a plainer way than asked.
 * Nothing is lost without one.
 */
export type WarningCode =
  /** The input broke its schema and was mended without loss. */
  | 'REPAIRED'
  /** Something was too large or too deep to render richly, or is not in the notebook; it is shown as plain text. */
  | 'FALLBACK'
  /** Part of an output is left out of the page; the page says so and how much. */
  | 'TRUNCATED'
  /** Active content (script, style, event handler, forbidden URL …) was removed. */
  | 'REMOVED'
  /** No renderer knows this MIME type; it is shown by name and size. */
  | 'UNKNOWN_MIME'
  /** An image is not in the page: it is remote, missing or was refused. */
  | 'IMAGE_NOT_INLINED'
  /** An image is larger, or all come to more, than the option `images` allows: left out, or kept where that was asked. */
  | 'IMAGE_TOO_LARGE'
  /** Base64, colours, widths … that are not what they should be; shown as what they are. */
  | 'INVALID_DATA'
  /** An item, message or widget of a kind this release does not know; shown as JSON. */
  | 'UNKNOWN_KIND'
  /** Something was masked, as asked for: how many places, never what. */
  | 'REDACTED'

export interface Warning {
  readonly code: WarningCode
  readonly message: string
  /** JSON pointer into the notebook or task run. */
  readonly pointer: string
}

/** Receives warnings as they occur, in document order. The default ignores them. */
export type OnWarning = (warning: Warning) => void
