import { type Check, report, type Task } from './check-state.ts'
import { describe, quote } from './describe.ts'
import type { JsonSchema } from './json-schema.ts'
import { matchesPattern } from './scalars.ts'

export function checkArray(check: Check, { value, path }: Task, schema: JsonSchema): void {
  const items = value as readonly unknown[]
  if (schema.minItems !== undefined && items.length < schema.minItems) {
    report(check, path, `found ${describe(items)}, allowed: at least ${schema.minItems}`)
  }
  if (schema.uniqueItems) reportRepeats(check, path, items)
  if (!schema.items) return
  // Last first: the stack hands them out in order then.
  for (let i = items.length - 1; i >= 0; i--) {
    check.stack.push({ schema: schema.items, value: items[i], path: { parent: path, token: i } })
  }
}

/** Of scalars only, which is all that our schemas ask for. */
function reportRepeats(check: Check, path: Task['path'], items: readonly unknown[]): void {
  const seen = new Set<unknown>()
  for (const [i, item] of items.entries()) {
    if (seen.has(item))
      report(check, { parent: path, token: i }, `found ${describe(item)} again, allowed: once`)
    seen.add(item)
  }
}

export function checkObject(check: Check, { value, path }: Task, schema: JsonSchema): void {
  const object = value as { readonly [key: string]: unknown }
  for (const key of schema.required ?? []) {
    if (!has(object, key)) report(check, path, `missing key ${quote(key)}`)
  }
  if (!schema.properties && !schema.patternProperties && schema.additionalProperties === undefined) return
  const tasks: Task[] = []
  for (const key of Object.keys(object)) {
    if (object[key] === undefined) continue
    const at = { parent: path, token: key }
    const schemas = schemasOf(schema, key)
    if (schemas) for (const one of schemas) tasks.push({ schema: one, value: object[key], path: at })
    else
      tasks.push({
        schema: {},
        value: undefined,
        path: at,
        problem: `found key ${quote(key)}, ${allowedKeys(schema)}`,
      })
  }
  for (const task of tasks.reverse()) check.stack.push(task)
}

function has(object: { readonly [key: string]: unknown }, key: string): boolean {
  return Object.hasOwn(object, key) && object[key] !== undefined
}

/** The schemas one property has to match; undefined where the property is not allowed. */
function schemasOf(schema: JsonSchema, key: string): readonly JsonSchema[] | undefined {
  const schemas: JsonSchema[] = []
  if (schema.properties && Object.hasOwn(schema.properties, key)) schemas.push(schema.properties[key]!)
  for (const [pattern, one] of Object.entries(schema.patternProperties ?? {})) {
    if (matchesPattern(pattern, key)) schemas.push(one)
  }
  if (schemas.length > 0) return schemas
  const { additionalProperties } = schema
  if (additionalProperties === false) return undefined
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}

function allowedKeys(schema: JsonSchema): string {
  const names = Object.keys(schema.properties ?? {})
  return names.length === 0 ? 'allowed: none' : `allowed: ${names.map(quote).join(', ')}`
}
