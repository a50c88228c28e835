import { checkAlternatives } from './alternatives.ts'
import { type Check, report, resolve, type Task } from './check-state.ts'
import { checkArray, checkObject } from './containers.ts'
import { describe, kindOf } from './describe.ts'
import type { JsonSchema } from './json-schema.ts'
import { checkConstants, checkNumber, checkString, kindFits, typeNames } from './scalars.ts'
import type { Violation } from './violation.ts'

export type { Violation } from './violation.ts'

/**
 * Checks a value against a schema. Returns every violation, in document order; `[]` where there is none.
 * Numbers may be plain or `JsonNumber`; keys whose value is undefined count as absent.
 *
 * Where an object has to match one of several schemas that a constant property tells apart (`cell_type`,
 * `kind`, …), only the schema it claims to be is checked, so the messages are about what its author meant.
 *
 * Not recursive over the value, and linear in its size. The schema has to be one of our own: patterns are run
 * as they are, and an unknown `$ref` is an ordinary Error.
 */
export function checkSchema(schema: JsonSchema, value: unknown): readonly Violation[] {
  const check: Check = { definitions: schema.definitions ?? {}, violations: [], stack: [], trials: 0 }
  return runCheck(check, { schema, value, path: undefined })
}

function runCheck(check: Check, root: Task): readonly Violation[] {
  check.stack.push(root)
  for (let task = check.stack.pop(); task; task = check.stack.pop()) checkTask(check, task)
  return check.violations
}

function checkTask(check: Check, task: Task): void {
  if (task.problem !== undefined) {
    report(check, task.path, task.problem)
    return
  }
  const schema = resolve(check, task.schema)
  const kind = kindOf(task.value)
  if (!kindFits(schema.type, kind)) {
    const allowed = typeNames([schema.type ?? []].flat())
    report(check, task.path, `found ${describe(task.value)}, allowed: ${allowed}`)
    return
  }
  checkConstants(check, task, schema)
  if (schema.oneOf ?? schema.anyOf) checkAlternatives(check, task, schema, runCheck)
  if (kind === 'string') checkString(check, task, schema)
  else if (kind === 'integer' || kind === 'number') checkNumber(check, task, schema)
  else if (kind === 'array') checkArray(check, task, schema)
  else if (kind === 'object') checkObject(check, task, schema)
}
