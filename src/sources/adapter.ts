import type { JsonValue, TaskRunOutput } from '../index.ts'
import type { SourceOptions } from './payload.ts'

/** What Platen knows of one job system. */
export interface SourceAdapter {
  /** For `fromAny`'s option `from`, and `meta.system` of what it makes. */
  readonly name: string
  /** For people. */
  readonly title: string
  /** What it reads, where that is documented, and what is lost. */
  readonly reads: string
  /** Whether the payload is this system's; quick, and never throws. */
  readonly detect: (payload: JsonValue) => boolean
  /** Throws a `PlatenError` where the payload is not what the system documents. */
  readonly convert: (payload: JsonValue, options: SourceOptions) => TaskRunOutput
}
