import { PlatenError } from '../../errors.ts'
import { type Limits, limitsOf } from '../../limits.ts'
import type { JsonObject } from '../../model/json.ts'
import { invalidNotebook } from '../../read/from-ipynb/reading.ts'
import { readVersion } from '../../read/from-ipynb/version.ts'
import { type JsonInput, loadJson } from '../../read/load-json.ts'
import { isJsonArray } from '../../text/json/kinds.ts'
import { writeJson } from '../../text/json/write.ts'
import { normalizeV2, normalizeV3 } from './v3.ts'
import { normalizeV4 } from './v4.ts'

export interface NormalizeOptions {
  /** Overrides of `limits`; `jsonDepth` matters here. */
  readonly limits?: Partial<Limits>
}

/**
 * The text Jupyter would write for this file without upgrading it: that of Python's `nbformat.writes` after
 * `nbformat.reads(…, NO_CONVERT)`, and a line break. Mends nothing and keeps what it does not know; only cells of
 * 4.5 that lack an id, or repeat one, get the id `fromIpynb` gives them.
 *
 * In 4.x, normalising twice changes nothing more. In 2.0, as with nbformat, a text loses the line break it ends in.
 *
 * @param input nbformat 2, 3 or 4, as text, bytes or, second best, a parsed object
 * @throws PlatenError INVALID_ENCODING, INVALID_JSON, NOT_A_NOTEBOOK, UNSUPPORTED_NBFORMAT, INVALID_NOTEBOOK,
 *   LIMIT_EXCEEDED
 */
export function normalizeIpynb(input: JsonInput, options: NormalizeOptions = {}): string {
  const { notebook, major, minor } = readVersion(loadJson(input, limitsOf(options.limits)))
  if (major === 4) return `${writeJson(normalizeV4(expectList(notebook, 'cells'), minor ?? 0))}\n`
  if (major === 3) return `${toAscii(writeJson(normalizeV3(expectList(notebook, 'worksheets'))))}\n`
  if (major === 2) return `${toAscii(writeJson(normalizeV2(expectList(notebook, 'worksheets'))))}\n`
  throw new PlatenError({
    code: 'UNSUPPORTED_NBFORMAT',
    message: `Found nbformat ${major}, allowed: 2, 3, 4.`,
    pointer: '/nbformat',
    help: 'Open the notebook in Jupyter and save it there.',
  })
}

function expectList(notebook: JsonObject, key: string): JsonObject {
  const list = Object.hasOwn(notebook, key) ? notebook[key] : undefined
  if (!isJsonArray(list)) throw invalidNotebook(list, 'array', `/${key}`)
  return notebook
}

/** What is not ASCII stands in strings only. The writers of versions 2 and 3 escape it, and DEL. */
function toAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
