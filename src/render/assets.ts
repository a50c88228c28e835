/**
 * What `prepareAssets` resolved before rendering, so that rendering itself needs no I/O. Immutable; keys are
 * image references exactly as the notebook spells them.
 */
export interface Assets {
  /** Reference → `data:` URI of an image. */
  readonly images: ReadonlyMap<string, string>
  /** References that were looked for in vain and warned about; rendering does not warn again. */
  readonly reported?: ReadonlySet<string>
}
