import type { JsonObject, JsonValue } from '../../model/json.ts'
import { JsonNumber } from '../../text/json/number.ts'
import { invalidNotebook, own, type Reading } from './reading.ts'

/** A count, and what the model cannot hold of it. */
export interface ExecutionCount {
  readonly count: number | null
  /** The number as it came, where it is none that counts executions. */
  readonly kept?: JsonObject
}

/** `execution_count` of a code cell or a result: a whole number from 0 to 2^53, or null. */
export function readExecutionCount(holder: JsonObject, pointer: string, reading: Reading): ExecutionCount {
  const at = `${pointer}/execution_count`
  const value = own(holder, 'execution_count')
  if (value === null || isCount(value)) return { count: value }
  if (value === undefined) {
    reading.repaired(at, 'a missing key became null')
    return { count: null }
  }
  if (typeof value !== 'number' && !(value instanceof JsonNumber)) {
    throw invalidNotebook(value, 'integer or null', at)
  }
  const number = Number(value)
  if (isCount(number)) {
    reading.repaired(at, `${value} became ${number}`)
    return { count: number }
  }
  reading.repaired(at, `${value} is no count; it became null`)
  return { count: null, kept: { execution_count: value } }
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
