import type { JsonObject, JsonValue } from './json.ts'
import type { JsonSchema, SchemaConstant } from './schema/json-schema.ts'

/**
 * A JSON Schema that the compiler knows the TypeScript type of. Made with the functions below only, so a schema
 * that says something else than its type does not compile: a property forgotten or misspelt, one optional here
 * and required there, a constant too many or too few.
 */
export interface TypedSchema<T> extends JsonSchema {
  // Never there at run time; a function type makes T invariant.
  readonly type_?: (value: T) => T
}

/** A property that may be left out. */
export interface OptionalField<T> {
  readonly optional: TypedSchema<T>
}

/** A schema for each property of T. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? OptionalField<Exclude<T[K], undefined>>
    : TypedSchema<T[K]>
}

export const text = (description?: string): TypedSchema<string> => ({
  ...described(description),
  type: 'string',
})

export const number = (description?: string): TypedSchema<number> => ({
  ...described(description),
  type: 'number',
})

/** A whole number. */
export const count = (minimum: number, description?: string): TypedSchema<number> => ({
  ...described(description),
  type: 'integer',
  minimum,
})

export const atLeast = (minimum: number, description?: string): TypedSchema<number> => ({
  ...described(description),
  type: 'number',
  minimum,
})

export const anyJson = (description?: string): TypedSchema<JsonValue> => described(description)

export const anyObject = (description?: string): TypedSchema<JsonObject> => ({
  ...described(description),
  type: 'object',
})

export const constant = <const C extends SchemaConstant>(value: C): TypedSchema<C> => ({ const: value })

/** One of some constants: the keys of `values`, so that none can be forgotten. */
export const choice = <C extends string>(
  values: Readonly<Record<C, true>>,
  description?: string,
): TypedSchema<C> => ({
  ...described(description),
  enum: Object.keys(values),
})

export const list = <T>(items: TypedSchema<T>, description?: string): TypedSchema<readonly T[]> => ({
  ...described(description),
  type: 'array',
  items,
})

export const either = <A, B>(
  a: TypedSchema<A>,
  b: TypedSchema<B>,
  description?: string,
): TypedSchema<A | B> => ({
  ...described(description),
  anyOf: [a as JsonSchema, b as JsonSchema],
})

/** A schema among the root's `definitions`. Name T. */
export const reference = <T>(name: string, description?: string): TypedSchema<T> => ({
  ...described(description),
  $ref: `#/definitions/${name}`,
})

export const optional = <T>(schema: TypedSchema<T>): OptionalField<T> => ({ optional: schema })

/** An object with these properties and no others. Name T: it is what the fields are checked against. */
export const object = <T>(fields: Fields<T>, description?: string): TypedSchema<T> => {
  const entries = Object.entries(fields as Readonly<Record<string, OptionalField<unknown> | JsonSchema>>)
  return {
    ...described(description),
    type: 'object',
    required: entries.flatMap(([name, field]) => (isOptional(field) ? [] : [name])),
    properties: Object.fromEntries(
      entries.map(([name, field]) => [name, isOptional(field) ? field.optional : field]),
    ),
    additionalProperties: false,
  }
}

function isOptional(field: OptionalField<unknown> | JsonSchema): field is OptionalField<unknown> {
  return Object.hasOwn(field, 'optional')
}

function described(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description }
}
