import type { Environment } from '../environment.ts'
import type { Summary } from '../stats.ts'
import type { MemoryScore } from './memory.ts'
import type { PeersResult } from './peers.ts'
import type { ScalingCurve } from './scaling.ts'
import type { SetScore } from './scores.ts'
import type { StartScore } from './start.ts'

/** One run of the benchmark, as it is saved and compared. */
export interface Result {
  readonly format: 1
  readonly date: string
  /** Which build of ours. */
  readonly code: string
  readonly mode: string
  readonly samples: number
  readonly about: { readonly [candidate: string]: string }
  readonly environment: Environment
  readonly sets: readonly SetScore[]
  /** The same for the steps of our pipeline. */
  readonly stages: readonly SetScore[]
  /** The functions inside `toHtml`, by set. */
  readonly functions: readonly FunctionScore[]
  readonly notes: readonly string[]
  // Parts that were not asked for are not there.
  readonly peers?: PeersResult
  readonly scaling?: readonly ScalingCurve[]
  readonly start?: readonly StartScore[]
  readonly memory?: readonly MemoryScore[]
}

export interface FunctionScore {
  readonly set: string
  readonly name: string
  readonly pieces: number
  readonly characters: number
  /** CPU milliseconds for all pieces. */
  readonly cpu: Summary
}
