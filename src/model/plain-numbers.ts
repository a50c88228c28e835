import { JsonNumber } from '../text/json/number.ts'
import type { JsonSchema } from './schema/json-schema.ts'

/**
 * A value that matches `schema`, with every `JsonNumber` that stands where the schema asks for a number turned
 * into a plain number. Where the schema takes any JSON, numbers stay as they were read. Returns the value itself
 * where there is nothing to change. `root` holds the definitions.
 */
export function plainNumbers<T>(root: JsonSchema, value: T): T {
  const walk = (schema: JsonSchema, at: unknown): unknown => {
    const resolved = resolve(root, schema)
    if (at instanceof JsonNumber) return takesNumber(resolved) ? at.valueOf() : at
    if (Array.isArray(at)) return resolved.items ? mapArray(at, resolved.items, walk) : at
    if (typeof at !== 'object' || at === null) return at
    const { properties } = alternativeFor(root, resolved, at)
    return properties ? mapObject(at as Readonly<Record<string, unknown>>, properties, walk) : at
  }
  return walk(root, value) as T
}

type Walk = (schema: JsonSchema, value: unknown) => unknown

function resolve(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.slice('#/definitions/'.length)
  return name === undefined ? schema : (root.definitions?.[name] ?? {})
}

function takesNumber({ type, anyOf }: JsonSchema): boolean {
  return type === 'number' || type === 'integer' || (anyOf?.some(takesNumber) ?? false)
}

/** Of an item: the schema of its kind. */
function alternativeFor(root: JsonSchema, schema: JsonSchema, value: object): JsonSchema {
  if (!schema.oneOf) return schema
  const { kind } = value as { readonly kind?: unknown }
  return (
    schema.oneOf.map((one) => resolve(root, one)).find((one) => one.properties?.kind?.const === kind) ?? {}
  )
}

function mapArray(values: readonly unknown[], items: JsonSchema, walk: Walk): readonly unknown[] {
  // Rows of a table: any JSON, nothing to look for.
  if (Object.keys(items).length === 0) return values
  let changed = false
  const mapped = values.map((value) => {
    const plain = walk(items, value)
    changed ||= !Object.is(plain, value)
    return plain
  })
  return changed ? mapped : values
}

function mapObject(
  object: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, JsonSchema>>,
  walk: Walk,
): object {
  const changes = Object.entries(properties).flatMap(([key, schema]) => {
    if (!Object.hasOwn(object, key)) return []
    const plain = walk(schema, object[key])
    return Object.is(plain, object[key]) ? [] : [[key, plain] as const]
  })
  return changes.length === 0 ? object : { ...object, ...Object.fromEntries(changes) }
}
