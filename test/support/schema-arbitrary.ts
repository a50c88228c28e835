import fc from 'fast-check'
import type { JsonSchema } from '../../src/model/schema/json-schema.ts'
import { anyJson, anyMetadata, anyText } from './notebook-arbitrary.ts'

/** Values that match a schema; where it takes any JSON, any JSON. */
export function arbitraryOf(schema: JsonSchema, root: JsonSchema = schema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice('#/definitions/'.length)
    return arbitraryOf(root.definitions![name]!, root)
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const alternatives = schema.oneOf ?? schema.anyOf
  if (alternatives) return fc.oneof(...alternatives.map((one) => arbitraryOf(one, root)))
  if (schema.type === 'string')
    return schema.not ? fc.constantFrom('hologram', '__proto__', 'constructor', '') : anyText
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? -1_000, max: 1_000_000 })
  if (schema.type === 'number') return numberFrom(schema.minimum)
  if (schema.type === 'array') return fc.array(arbitraryOf(schema.items ?? {}, root), { maxLength: 3 })
  return schema.type === 'object' ? objectOf(schema, root) : anyJson
}

function numberFrom(minimum: number | undefined): fc.Arbitrary<number> {
  const some = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.constantFrom(0, 1, 1_700_000_000_000.25, 1e300),
  )
  return minimum === undefined ? some : some.map((number) => Math.max(minimum, Math.abs(number)))
}

function objectOf(schema: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> {
  if (!schema.properties) return anyMetadata
  const fields = Object.fromEntries(
    Object.entries(schema.properties).map(([name, one]) => [name, arbitraryOf(one, root)]),
  )
  const known = fc.record(fields, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true })
  if (schema.additionalProperties === false) return known
  return fc.tuple(anyMetadata, known).map(([more, object]) => ({ ...more, ...object }))
}
