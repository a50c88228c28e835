import { type Check, report, resolve, type Task } from './check-state.ts'
import { describe, kindOf, quote } from './describe.ts'
import type { JsonSchema, SchemaConstant } from './json-schema.ts'
import { constantNames, kindFits, typeNames } from './scalars.ts'
import type { Violation } from './violation.ts'

// Undecided alternatives inside undecided alternatives: our own schemas need one or two.
const MAX_TRIALS = 5

type RunTrial = (check: Check, root: Task) => readonly Violation[]

/**
 * Checks `oneOf` and `anyOf`. What the value is and what its constant property says picks the alternative to be
 * checked; only where that leaves more than one, they are tried out.
 */
export function checkAlternatives(check: Check, task: Task, schema: JsonSchema, run: RunTrial): void {
  const all = (schema.oneOf ?? schema.anyOf ?? []).map((one) => resolve(check, one))
  const { value, path } = task
  const kind = kindOf(value)
  const ofKind = all.filter((one) => kindFits(one.type, kind))
  if (ofKind.length === 0) {
    report(
      check,
      path,
      `found ${describe(value)}, allowed: ${typeNames(all.flatMap((one) => one.type ?? []))}`,
    )
    return
  }
  const candidates = ofKind.length > 1 && kind === 'object' ? pickByTag(check, task, ofKind) : ofKind
  if (candidates.length === 1) check.stack.push({ schema: candidates[0]!, value, path })
  if (candidates.length > 1) tryAll(check, task, candidates, schema.oneOf !== undefined, run)
}

/** The alternatives whose constant property agrees with the value; `[]` after reporting that none does. */
function pickByTag(check: Check, { value, path }: Task, all: readonly JsonSchema[]): readonly JsonSchema[] {
  const tag = findTag(all)
  if (tag === undefined) return all
  const object = value as { readonly [key: string]: unknown }
  const found = Object.hasOwn(object, tag) ? object[tag] : undefined
  const allowed = constantNames(all.flatMap((one) => constantsOf(one.properties?.[tag]) ?? []))
  if (found === undefined) {
    report(check, path, `missing key ${quote(tag)}, allowed: ${allowed}`)
    return []
  }
  const picked = all.filter((one) => tagFits(one.properties?.[tag], found))
  if (picked.length === 0) {
    report(check, { parent: path, token: tag }, `found ${describe(found)}, allowed: ${allowed}`)
  }
  return picked
}

function findTag(all: readonly JsonSchema[]): string | undefined {
  const names = Object.keys(all[0]?.properties ?? {})
  return names.find((name) => all.every((one) => isTag(one.properties?.[name])))
}

function isTag(schema: JsonSchema | undefined): boolean {
  return constantsOf(schema) !== undefined || schema?.not !== undefined
}

function constantsOf(schema: JsonSchema | undefined): readonly SchemaConstant[] | undefined {
  return schema?.const === undefined ? schema?.enum : [schema.const]
}

function tagFits(schema: JsonSchema | undefined, found: unknown): boolean {
  const constants = constantsOf(schema)
  if (constants) return constants.includes(found as SchemaConstant)
  return kindFits(schema?.type, kindOf(found)) && !schema?.not?.enum.includes(found as SchemaConstant)
}

function tryAll(
  check: Check,
  task: Task,
  all: readonly JsonSchema[],
  exactlyOne: boolean,
  run: RunTrial,
): void {
  if (check.trials >= MAX_TRIALS) {
    report(check, task.path, 'nested too deeply to tell which of the allowed shapes it has')
    return
  }
  const results = all.map((schema) =>
    run({ ...check, violations: [], stack: [], trials: check.trials + 1 }, { ...task, schema }),
  )
  const fitting = results.filter((violations) => violations.length === 0).length
  if (fitting === 0) for (const violation of closest(results)) check.violations.push(violation)
  if (fitting > 1 && exactlyOne)
    report(check, task.path, `fits ${fitting} of the allowed shapes, allowed: one`)
}

function closest(results: readonly (readonly Violation[])[]): readonly Violation[] {
  return results.reduce((best, one) => (one.length < best.length ? one : best))
}
