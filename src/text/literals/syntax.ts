import type { JsonValue } from '../../model/json.ts'

/** How a language spells parameters. */
export interface ParameterSyntax {
  /** Starts a comment that ends with the line. */
  readonly comment: string
  /** A statement that gives a variable a value; undefined where the language has no way to write it. */
  readonly assign: (name: string, value: JsonValue) => string | undefined
}
