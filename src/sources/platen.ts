import { type JsonValue, parseTaskRun, type TaskRunOutput } from '../index.ts'
import { Fields, isObject } from './fields.ts'
import type { SourceOptions } from './payload.ts'

/** Tells our own model, also where a field of it is wrong: reading it then says which. */
export function isTaskRun(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  return (
    fields.number('version') !== undefined &&
    fields.fields('meta') !== undefined &&
    fields.list('outputs') !== undefined
  )
}

/** A run in our own model, checked. */
export function convertTaskRun(value: JsonValue, { limits }: SourceOptions): TaskRunOutput {
  return parseTaskRun(value, limits ? { limits } : {})
}
