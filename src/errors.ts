/**
 * Stable codes of {@link PlatenError}. A code is never renamed or reused; new ones may be added in minor releases.
 */
export type ErrorCode =
  /** The text is not JSON. `line` and `column` say where. */
  | 'INVALID_JSON'
  /** The bytes are not text in the encoding they claim. */
  | 'INVALID_ENCODING'
  /** JSON, but not a notebook of any version. */
  | 'NOT_A_NOTEBOOK'
  /** A notebook of an nbformat version that cannot be read. */
  | 'UNSUPPORTED_NBFORMAT'
  /** A notebook that breaks its schema in a way that cannot be repaired without loss. */
  | 'INVALID_NOTEBOOK'
  /** A task run that does not match the `TaskRunOutput` schema. */
  | 'INVALID_TASK_RUN'
  /** A payload whose job system could not be recognised. */
  | 'UNKNOWN_SOURCE'
  /** A payload that is not what its job system documents. */
  | 'INVALID_SOURCE'
  /** A template of a task with fields that are wrong; the message names them. */
  | 'INVALID_TASK_TEMPLATE'
  /** A compression or data type the payload names and we cannot undo. */
  | 'UNSUPPORTED_COMPRESSION'
  /** A file that should be an HTML page and is none. */
  | 'NOT_HTML'
  /** A page that does not hold the notebook it was made from. */
  | 'NOTEBOOK_NOT_EMBEDDED'
  /** A page that holds more than one notebook. */
  | 'SEVERAL_NOTEBOOKS'
  /** Text that should be base64 and is not. */
  | 'INVALID_BASE64'
  /** An export format other than HTML and IPYNB. */
  | 'INVALID_FORMAT'
  /** An option with a value it does not take. */
  | 'INVALID_OPTION'
  /** One of `limits` was exceeded where there is no fallback that loses nothing. */
  | 'LIMIT_EXCEEDED'
  /** A package that only some use has to be installed; `help` says how. */
  | 'PACKAGE_MISSING'
  /** A file could not be read. */
  | 'READ_FAILED'
  /** A file could not be written; the old one, if any, is untouched, unless the message says that the new one is in place. */
  | 'WRITE_FAILED'
  /** The thread that exported a notebook ended before it was done. */
  | 'WORKER_ENDED'

/** What a {@link PlatenError} is made of. */
export interface ErrorDetails {
  readonly code: ErrorCode
  /** What is wrong, in one sentence. */
  readonly message: string
  /** Where: a JSON pointer (RFC 6901) into the input; `''` is the whole input. */
  readonly pointer?: string
  /** What the caller can do about it, in one sentence. */
  readonly help?: string
  /** The error underneath, if there was one. */
  readonly cause?: unknown
  /** For `INVALID_JSON`: 1-based line of the first offending character. */
  readonly line?: number
  /** For `INVALID_JSON`: 1-based column, in UTF-16 code units. */
  readonly column?: number
}

/** A {@link PlatenError} as JSON. */
export interface ErrorJson extends Omit<ErrorDetails, 'cause' | 'pointer'> {
  readonly name: 'PlatenError'
  readonly pointer: string
}

/** The only error Platen throws on bad input. */
export class PlatenError extends Error {
  override readonly name = 'PlatenError'
  readonly code: ErrorCode
  readonly pointer: string
  readonly help: string | undefined
  readonly line: number | undefined
  readonly column: number | undefined

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = details.code
    this.pointer = details.pointer ?? ''
    this.help = details.help
    this.line = details.line
    this.column = details.column
  }

  /** What `JSON.stringify` shows: all but the stack and the cause, which are for whoever debugs. */
  toJSON(): ErrorJson {
    const { name, code, message, pointer, help, line, column } = this
    return {
      name,
      code,
      message,
      pointer,
      ...(help !== undefined && { help }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    }
  }
}

/** The error for an option: its pointer leads into the options. */
export function invalidOption(
  pointer: string,
  message: string,
  help = 'Leave it out for the default.',
): PlatenError {
  return new PlatenError({ code: 'INVALID_OPTION', message, pointer, help })
}
