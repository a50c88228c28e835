import { PlatenError } from '../errors.ts'
import { type Limits, limitsOf } from '../limits.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { checkSchema, type Violation } from '../model/schema/check.ts'
import { quote } from '../model/schema/describe.ts'
import { notebookSchema } from '../model/schema/notebook-schema.ts'
import { isJsonArray, isJsonObject } from '../text/json/kinds.ts'
import { readVersion } from './from-ipynb/version.ts'
import { type JsonInput, loadJson } from './load-json.ts'

export interface ValidateOptions {
  /** Overrides of `limits`; `jsonDepth` matters here. */
  readonly limits?: Partial<Limits>
}

/** What {@link validateNotebook} found. */
export interface NotebookValidation {
  /** Whether there are no violations. */
  readonly valid: boolean
  /** The version the notebook claims and was checked against, as `4.5`; absent where it claims none. */
  readonly nbformat?: string
  /** Everything that is wrong, in document order; repeated cell ids come last. */
  readonly violations: readonly Violation[]
}

/**
 * Checks a notebook file strictly against the schema of the nbformat 4 version it claims, mending nothing. What
 * is not even JSON, or no notebook of that version, is a violation too: this never throws on bad input.
 *
 * @throws PlatenError `INVALID_OPTION` for limits that are none
 */
export function validateNotebook(input: JsonInput, options: ValidateOptions = {}): NotebookValidation {
  const limits = limitsOf(options.limits)
  try {
    return validate(loadJson(input, limits))
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    return { valid: false, violations: [{ pointer: error.pointer, message: error.message }] }
  }
}

function validate(value: JsonValue): NotebookValidation {
  const { notebook, major, minor = 0 } = readVersion(value)
  const nbformat = `${major}.${minor}`
  if (major !== 4) {
    const violation = { pointer: '/nbformat', message: `found nbformat ${major}, allowed: 4` }
    return { valid: false, nbformat, violations: [violation] }
  }
  const violations = [
    ...checkSchema(notebookSchema(minor), notebook),
    ...(minor >= 5 ? repeatedIds(notebook) : []),
  ]
  return { valid: violations.length === 0, nbformat, violations }
}

/** What no schema can say: ids are unique. */
function* repeatedIds({ cells }: JsonObject): Iterable<Violation> {
  if (!isJsonArray(cells)) return
  const seen = new Map<JsonValue, number>()
  for (const [i, cell] of cells.entries()) {
    const id = isJsonObject(cell) ? cell.id : undefined
    if (typeof id !== 'string') continue
    const first = seen.get(id)
    if (first === undefined) seen.set(id, i)
    else
      yield {
        pointer: `/cells/${i}/id`,
        message: `found id ${quote(id)} again, allowed: once; /cells/${first} has it`,
      }
  }
}
