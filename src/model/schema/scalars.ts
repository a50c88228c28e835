import { type Check, report, type Task } from './check-state.ts'
import { describe, type Kind } from './describe.ts'
import type { JsonSchema, SchemaConstant, SchemaType } from './json-schema.ts'

export function kindFits(type: JsonSchema['type'], kind: Kind): boolean {
  if (type === undefined) return true
  if (typeof type !== 'string') return type.some((one) => kindFits(one, kind))
  return type === kind || (type === 'number' && kind === 'integer')
}

/** `string`, `integer or null`, … */
export function typeNames(types: readonly SchemaType[]): string {
  return [...new Set(types)].join(' or ')
}

export function constantNames(constants: readonly SchemaConstant[]): string {
  return constants.map((constant) => JSON.stringify(constant)).join(', ')
}

export function checkConstants(check: Check, { value, path }: Task, schema: JsonSchema): void {
  const allowed = schema.const === undefined ? schema.enum : [schema.const]
  if (allowed && !allowed.includes(value as SchemaConstant)) {
    report(check, path, `found ${describe(value)}, allowed: ${constantNames(allowed)}`)
  }
  if (schema.not?.enum.includes(value as SchemaConstant)) {
    report(check, path, `found ${describe(value)}, allowed: anything but ${constantNames(schema.not.enum)}`)
  }
}

export function checkNumber(check: Check, { value, path }: Task, schema: JsonSchema): void {
  const { minimum, maximum } = schema
  const number = Number(value)
  if (minimum !== undefined && !(number >= minimum)) {
    report(check, path, `found ${describe(value)}, allowed: at least ${minimum}`)
  }
  if (maximum !== undefined && !(number <= maximum)) {
    report(check, path, `found ${describe(value)}, allowed: at most ${maximum}`)
  }
}

// Patterns come from schemas of our own, so there are few of them.
const compiled = new Map<string, RegExp>()

export function matchesPattern(pattern: string, text: string): boolean {
  const known = compiled.get(pattern)
  if (known) return known.test(text)
  const regExp = new RegExp(pattern, 'u')
  compiled.set(pattern, regExp)
  return regExp.test(text)
}

export function checkString(check: Check, { value, path }: Task, schema: JsonSchema): void {
  const text = value as string
  const { minLength, maxLength, pattern } = schema
  if (minLength !== undefined && text.length < minLength * 2 && countCodePoints(text) < minLength) {
    report(check, path, `found ${describe(text)}, allowed: at least ${characters(minLength)}`)
  }
  if (maxLength !== undefined && text.length > maxLength && countCodePoints(text) > maxLength) {
    report(
      check,
      path,
      `found ${describe(text)} of ${text.length}, allowed: at most ${characters(maxLength)}`,
    )
  }
  if (pattern !== undefined && !matchesPattern(pattern, text)) {
    report(check, path, `found ${describe(text)}, allowed: text that matches ${pattern}`)
  }
}

function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

function characters(count: number): string {
  return `${count} character${count === 1 ? '' : 's'}`
}
