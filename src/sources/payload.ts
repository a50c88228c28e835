import { type JsonValue, type Limits, limitsOf, type OnWarning } from '../index.ts'
import { decodeText } from '../text/decode.ts'
import { parseJson } from '../text/json/parse.ts'
import { plainJson } from './plain-json.ts'

/**
 * What a job system sent: JSON text, or its bytes in UTF-8 (`Uint8Array` or `ArrayBuffer`). A value somebody has parsed
 * is second best, because `JSON.parse` has already rounded ids beyond 2^53.
 */
export type SourcePayload = unknown

/** Options of every adapter. */
export interface SourceOptions {
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

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

/** Bytes by tag, not by prototype: they may come from another realm. */
function isText(payload: SourcePayload): payload is string | Uint8Array {
  return typeof payload === 'string' || tagOf(payload) === 'Uint8Array'
}
