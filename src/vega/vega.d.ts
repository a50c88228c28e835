// What Vega exports and its own declarations leave out.
import type {} from 'vega'

declare module 'vega' {
  /** Replaces the source of random numbers of all charts. */
  export function setRandom(random: () => number): void
  /** A linear congruential generator: the same numbers for the same seed. */
  export function randomLCG(seed: number): () => number
  /** `width` measures text where it is drawn without a canvas; it may be replaced. */
  export const textMetrics: {
    width: (item: TextItem, text: unknown) => number
  }

  export interface TextItem {
    readonly font?: string
    readonly fontSize?: number
    readonly fontWeight?: string | number
    readonly limit?: number
  }
}
