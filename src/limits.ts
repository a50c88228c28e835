import { AMOUNT, checkOptions } from './check-options.ts'

/**
 * What one export may cost. Every limit has a visible fallback that loses nothing, or a `LIMIT_EXCEEDED` error
 * where there is none. Raise one for input you trust; lowering one is always safe.
 */
export interface Limits {
  /** Nesting of JSON values. Deeper input is refused. Default 1,000. */
  readonly jsonDepth: number
  /** Cells in a notebook. More are refused. Default 1,000,000. */
  readonly cells: number
  /** UTF-16 units of one Markdown source; longer ones are shown as plain text. Default 1,000,000. */
  readonly markdownLength: number
  /** Nesting of quotes and lists in one Markdown source; deeper ones are shown as plain text. Default 64. */
  readonly markdownNesting: number
  /** Cells in the tables of one Markdown source, short rows filled up; with more it is shown as plain text. Of a table that comes as data, those that are shown. Default 100,000. */
  readonly tableCells: number
  /**
   * UTF-16 units that one Markdown source or HTML fragment may repeat, once for link targets by reference and once
   * for images it shows again, and a page for widgets it shows again, whose units count five times. Beyond, links are
   * shown as their text, images and widgets by their name. Default 5,000,000.
   */
  readonly repeatedLength: number
  /** UTF-16 units of one HTML fragment; longer ones are shown as source. Default 20,000,000. */
  readonly htmlLength: number
  /** Nesting of elements in one HTML fragment; deeper elements are flattened to their text. Default 200. */
  readonly htmlNesting: number
  /** UTF-16 units of one source that is highlighted; longer ones are shown plain. Default 100,000. */
  readonly highlightLength: number
  /** UTF-16 units of one line in a source that is highlighted. Default 5,000. */
  readonly highlightLineLength: number
  /** UTF-16 units of one formula; longer ones are shown as their source. Default 10,000. */
  readonly mathLength: number
  /** Nesting of braces in one formula; deeper ones are shown as their source. Default 100. */
  readonly mathNesting: number
  /** UTF-16 units of one output's data, images and files aside; larger ones are shown as plain text. Default 20,000,000. */
  readonly outputLength: number
  /** Values in one JSON output that is shown as a tree; larger ones are shown as text. Default 20,000. */
  readonly jsonValues: number
  /** Nesting of widgets in each other; deeper ones are shown as their data. Default 50. */
  readonly widgetNesting: number
  /** UTF-16 units of the data of one widget that only its own program could draw; more is left out. Default 100,000. */
  readonly widgetData: number
  /** UTF-16 units of a script, or of a chart's data as text, that are shown folded; the rest is left out. Default 5,000. */
  readonly scriptLength: number
  /** Rows of a table that comes as data (CSV, GeoJSON, table schemas); the rest is left out. Default 1,000. */
  readonly tableRows: number
  /** UTF-16 units of a whole page or .ipynb in one string. Longer ones are refused. Default 500,000,000. */
  readonly documentLength: number
  /** Bytes one compressed value may grow to. More is refused. Default 64 MiB. */
  readonly decompressedBytes: number
}

export const limits: Limits = Object.freeze({
  jsonDepth: 1_000,
  cells: 1_000_000,
  markdownLength: 1_000_000,
  markdownNesting: 64,
  tableCells: 100_000,
  repeatedLength: 5_000_000,
  htmlLength: 20_000_000,
  htmlNesting: 200,
  highlightLength: 100_000,
  highlightLineLength: 5_000,
  mathLength: 10_000,
  mathNesting: 100,
  outputLength: 20_000_000,
  jsonValues: 20_000,
  widgetNesting: 50,
  widgetData: 100_000,
  scriptLength: 5_000,
  tableRows: 1_000,
  documentLength: 500_000_000,
  decompressedBytes: 64 * 1024 * 1024,
})

/**
 * The limits with some overridden: all of them, checked. Undefined is the default.
 *
 * @throws PlatenError `INVALID_OPTION` for a name that is none and a value that is no number of at least 0: a
 *   limit must not be off because it was misspelt
 */
export function limitsOf(overrides: Partial<Limits> | undefined): Limits {
  return overrides === undefined ? limits : { ...limits, ...checkOptions(overrides, KINDS, 'limits') }
}

const KINDS = Object.fromEntries(Object.keys(limits).map((name) => [name, AMOUNT] as const))
