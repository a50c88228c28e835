/**
 * What `prepareAssets` resolved before rendering, so that rendering itself needs no I/O. Immutable; keys are
 * image references exactly as the notebook spells them.
 */
export interface Assets {
  /** Reference → `data:` URI of an image. */
  readonly images: ReadonlyMap<string, string>
  /** References that were looked for in vain and warned about; rendering does not warn again. */
  readonly reported?: ReadonlySet<string>
  /** The specification of a Vega or Vega-Lite chart, as JSON on one line → what came of drawing it. */
  readonly charts?: ReadonlyMap<string, PreparedChart>
}

/** A chart that was drawn, as an SVG document, or why it was not. */
export type PreparedChart = { readonly svg: string } | { readonly problem: string }
