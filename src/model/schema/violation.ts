/** One place where a value breaks its schema. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the offending value; where a key is missing, to the object that lacks it. */
  readonly pointer: string
  /** What was found and what is allowed. */
  readonly message: string
}
