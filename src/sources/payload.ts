import { JsonNumber, type JsonValue, type Limits, limitsOf, type OnWarning, PlatenError } from '../index.ts'
import { decodeText } from '../text/decode.ts'
import { parseJson } from '../text/json/parse.ts'
import { plainJson } from './plain-json.ts'

/**
 * What a job system sent: text (JSON, for most), or its bytes in UTF-8 (`Uint8Array` or `ArrayBuffer`). A value somebody has parsed
 * is second best, because `JSON.parse` has already rounded ids beyond 2^53.
 */
export type SourcePayload = unknown

/** Options of every adapter. */
export interface SourceOptions {
  /** What the payload's file is called, where it is one: a hint at what it is, and the title of what has none. */
  readonly name?: string
  /** Overrides of `limits`; adapters heed `jsonDepth` and `decompressedBytes`. */
  readonly limits?: Partial<Limits>
  /** Receives what could not be taken over as its system means it. Pointers are into the payload. */
  readonly onWarning?: OnWarning
}

/**
 * The payload as JSON, all numbers intact.
 *
 * @throws PlatenError `INVALID_OPTION` for limits that are none, `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function readPayload(payload: SourcePayload, options: SourceOptions): JsonValue {
  const maxDepth = limitsOf(options.limits).jsonDepth
  if (tagOf(payload) === 'ArrayBuffer') return readPayload(new Uint8Array(payload as ArrayBuffer), options)
  if (!isText(payload)) return plainJson(payload, maxDepth)
  // Until it has been read, any payload may be a notebook, and those may hold a bare NaN.
  return parseJson(decodeText(payload), { nan: true, maxDepth })
}

/** A payload that may be text, and why it is no JSON where it is not. */
export interface TextOrJson {
  readonly value: JsonValue
  readonly error?: PlatenError
}

/**
 * The payload as JSON where it is an object or a list, else as its text.
 *
 * @throws PlatenError as {@link readPayload}, but `INVALID_JSON`
 */
export function readTextOrJson(payload: SourcePayload, options: SourceOptions): TextOrJson {
  const text = textOf(payload)
  if (text === undefined) return { value: readPayload(payload, options) }
  try {
    const value = readPayload(text, options)
    return {
      value: typeof value === 'object' && value !== null && !(value instanceof JsonNumber) ? value : text,
    }
  } catch (error) {
    if (error instanceof PlatenError && error.code === 'INVALID_JSON') return { value: text, error }
    throw error
  }
}

/** The payload as text, also where that is JSON; undefined for values that somebody has parsed. */
export function textOf(payload: SourcePayload): string | undefined {
  if (tagOf(payload) === 'ArrayBuffer') return decodeText(new Uint8Array(payload as ArrayBuffer))
  return isText(payload) ? decodeText(payload) : undefined
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

/** Bytes by tag, not by prototype: they may come from another realm. */
function isText(payload: SourcePayload): payload is string | Uint8Array {
  return typeof payload === 'string' || tagOf(payload) === 'Uint8Array'
}
