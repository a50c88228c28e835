import type { JsonObject, JsonValue } from '../model/json.ts'
import type { Treatment } from './treatment.ts'

/** What a part of a tree is: which of its keys are the format's own, and which of its lists are one text. */
export interface Place {
  /** Anything may stand here: keys are names, numbers may be values. */
  readonly isData: boolean
  /** Keys of the format, which are never taken for somebody's names. */
  readonly fixed: ReadonlySet<string>
  /** What stands between the strings of a list that are pieces of one text; undefined where they are not. */
  readonly separator?: string
  /** Whether the value is a word of the format, without which nothing could be read. */
  readonly isKept: (key: string, value: JsonValue) => boolean
  readonly under: (key: string) => Place
  /** Treats what only makes sense together. */
  readonly prepare?: (object: JsonObject, treatment: Treatment) => JsonObject
}
