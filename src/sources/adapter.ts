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
  /**
   * What a payload can be: JSON (the default), text, or either. Text that is not JSON, and JSON that is neither an
   * object nor a list, is given to `detect` and `convert` as a string.
   */
  readonly input?: 'json' | 'text' | 'either'
  /**
   * Whether its shape is one that much else has too (any text can be a log). Such an adapter is asked only where no
   * other knows the payload, and must be the only one of its like that does.
   */
  readonly isWeak?: boolean
  /** What files of it are called; settles what shape alone cannot. */
  readonly fileNames?: RegExp
  /** Whether the payload is this system's; quick, and never throws. */
  readonly detect: (payload: JsonValue) => boolean
  /** Throws a `PlatenError` where the payload is not what the system documents. */
  readonly convert: (payload: JsonValue, options: SourceOptions) => TaskRunOutput
}
