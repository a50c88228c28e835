import type { JsonSchema, SchemaConstant } from './json-schema.ts'

const TEXT: JsonSchema = { type: 'string' }

/** One text, or its lines. */
export const MULTILINE: JsonSchema = { oneOf: [TEXT, { type: 'array', items: TEXT }] }

export const EXECUTION_COUNT: JsonSchema = { type: ['integer', 'null'], minimum: 0 }

/** Text or lines for every type but JSON ones, which take anything. A later minor version may allow more. */
export function mimeBundleSchema(open: boolean): JsonSchema {
  if (open) return { type: 'object' }
  return {
    type: 'object',
    patternProperties: { '^application/([^\\n]*\\+)?json$': {} },
    additionalProperties: MULTILINE,
  }
}

/** An output of a code cell. `open` allows keys and types that a later minor version may have added. */
export function outputSchema(open: boolean): JsonSchema {
  const data = mimeBundleSchema(open)
  const metadata: JsonSchema = { type: 'object' }
  const outputs = {
    execute_result: { data, metadata, execution_count: EXECUTION_COUNT },
    display_data: { data, metadata },
    stream: { name: TEXT, text: MULTILINE },
    error: { ename: TEXT, evalue: TEXT, traceback: { type: 'array', items: TEXT } },
  } as const satisfies { readonly [type: string]: JsonSchema['properties'] }
  const known = Object.entries(outputs).map(
    ([type, properties]): JsonSchema => ({
      type: 'object',
      required: ['output_type', ...Object.keys(properties)],
      properties: { output_type: { enum: [type] }, ...properties },
      additionalProperties: open,
    }),
  )
  return { oneOf: open ? [...known, unrecognized('output_type', Object.keys(outputs))] : known }
}

/** An object whose `tag` says that it is none of those known. */
export function unrecognized(
  tag: string,
  known: readonly SchemaConstant[],
  others: { readonly [key: string]: JsonSchema } = {},
): JsonSchema {
  return {
    type: 'object',
    required: [tag, ...Object.keys(others)],
    properties: { [tag]: { not: { enum: known } }, ...others },
  }
}
