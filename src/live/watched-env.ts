import type { RenderEnv } from '../kernel.ts'

/** What of the options and the notebook's metadata may change while a cell stays, and not every cell looks at. */
export interface Surroundings {
  readonly language: string
  readonly assets: RenderEnv['assets']
  /** The saved widgets of the metadata: the same object where they are the same. */
  readonly widgets: unknown
}

/** The options for one cell, which remember what of the surroundings it asked for. */
export class WatchedEnv {
  readonly #asked: Partial<Record<keyof Surroundings, unknown>> = {}
  readonly env: RenderEnv

  constructor(env: RenderEnv, surroundings: Surroundings) {
    const ask = (what: keyof Surroundings): void => {
      this.#asked[what] = surroundings[what]
    }
    this.env = {
      ...env,
      get language() {
        ask('language')
        return env.language
      },
      get assets() {
        ask('assets')
        return env.assets
      },
      findWidget(id) {
        ask('widgets')
        return env.findWidget(id)
      },
    }
  }

  /** Whether all that the cell asked for is the same now. */
  holdsIn(surroundings: Surroundings): boolean {
    return Object.entries(this.#asked).every(
      ([what, value]) => surroundings[what as keyof Surroundings] === value,
    )
  }
}
