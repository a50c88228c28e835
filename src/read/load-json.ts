import { PlatenError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { findNonJson } from '../model/find-non-json.ts'
import type { JsonValue } from '../model/json.ts'
import { decodeText } from '../text/decode.ts'
import { parseJson } from '../text/json/parse.ts'

/** A file's text, its bytes, or what a JSON parser made of it. */
export type JsonInput = string | Uint8Array | object

/**
 * JSON as Jupyter reads it (bare NaN and infinities allowed), from any kind of input. An object is checked and
 * taken as it is, so it must not be changed afterwards.
 *
 * @throws PlatenError INVALID_ENCODING, INVALID_JSON, LIMIT_EXCEEDED
 */
export function loadJson(input: JsonInput, limits: Limits): JsonValue {
  // What `response.arrayBuffer()` gives.
  if (isArrayBuffer(input)) return loadJson(new Uint8Array(input), limits)
  if (typeof input !== 'string' && !isBytes(input)) return checkObject(input, limits.jsonDepth)
  const text = decodeText(input)
  if (text.trim() === '') throw emptyInput()
  return parseJson(text, { nan: true, maxDepth: limits.jsonDepth })
}

/** The error for a text with nothing but white space in it. */
export function emptyInput(): PlatenError {
  return new PlatenError({
    code: 'INVALID_JSON',
    message: 'Not JSON: the input is empty.',
    help: 'Check that the file was written to the end.',
    line: 1,
    column: 1,
  })
}

/** Not instanceof, as the bytes may come from another realm. */
export function isBytes(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && Object.prototype.toString.call(input) === '[object Uint8Array]'
}

function isArrayBuffer(input: unknown): input is ArrayBuffer {
  return Object.prototype.toString.call(input) === '[object ArrayBuffer]'
}

function checkObject(input: unknown, maxDepth: number): JsonValue {
  const problem = findNonJson(input, maxDepth)
  if (!problem) return input as JsonValue
  const tooDeep = problem.kind === 'too-deep'
  throw new PlatenError({
    code: tooDeep ? 'LIMIT_EXCEEDED' : 'INVALID_JSON',
    message: `The object is not JSON: found ${problem.found}.`,
    pointer: problem.pointer,
    help: tooDeep
      ? 'Check that the object does not contain itself, or raise limits.jsonDepth.'
      : 'Pass what JSON.parse gives, or better the text of the file.',
  })
}
