import { PlatenError } from '../../errors.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import { describe } from '../../model/schema/describe.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { JsonNumber } from '../../text/json/number.ts'
import type { OnWarning } from '../../warnings.ts'
import { invalidNotebook, own } from './reading.ts'

/** A notebook's object and the version of nbformat it claims. */
export interface Versioned {
  readonly notebook: JsonObject
  readonly major: number
  /** Undefined where the file does not say. */
  readonly minor: number | undefined
}

/**
 * Tells whether this is a notebook, and of which version.
 *
 * @throws PlatenError NOT_A_NOTEBOOK; INVALID_NOTEBOOK where the version is no number
 */
export function readVersion(value: JsonValue): Versioned {
  if (!isJsonObject(value)) throw notANotebook(`found ${describe(value)}`)
  const major = readNumber(value, 'nbformat') ?? majorByShape(value)
  if (major === undefined)
    throw notANotebook(`found ${describe(value)}, without "nbformat" or a list of "cells"`)
  return { notebook: value, major, minor: readNumber(value, 'nbformat_minor') }
}

/** The minor version of a notebook of version 4; what the file does not say is assumed, and reported. */
export function assumeMinor({ notebook, minor }: Versioned, onWarning: OnWarning): number {
  const missing = (key: string, value: number): void =>
    onWarning({ code: 'REPAIRED', message: `a missing key became ${value}`, pointer: `/${key}` })
  if (notebook.nbformat === undefined) missing('nbformat', 4)
  if (minor === undefined) missing('nbformat_minor', 0)
  return minor ?? 0
}

function readNumber(notebook: JsonObject, key: string): number | undefined {
  const value = own(notebook, key)
  if (value === undefined) return undefined
  const number = typeof value === 'number' || value instanceof JsonNumber ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(number) || number < 0) throw invalidNotebook(value, 'integer', `/${key}`)
  return number
}

/** nbformat 1 had no version number; from 4 on, cells have a source. */
function majorByShape(notebook: JsonObject): number | undefined {
  if (isJsonArray(own(notebook, 'worksheets'))) return 3
  const cells = own(notebook, 'cells')
  if (!isJsonArray(cells)) return undefined
  const isOld = cells.some(
    (cell) =>
      isJsonObject(cell) &&
      !Object.hasOwn(cell, 'source') &&
      (Object.hasOwn(cell, 'code') || Object.hasOwn(cell, 'text')),
  )
  return isOld ? 1 : 4
}

function notANotebook(problem: string): PlatenError {
  return new PlatenError({
    code: 'NOT_A_NOTEBOOK',
    message: `Not a notebook: ${problem}.`,
    help: 'A notebook is a JSON object with "nbformat" and "cells".',
  })
}
