export type SchemaType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

export type SchemaConstant = string | number | boolean | null

/**
 * The part of JSON Schema that {@link checkSchema} understands (the same in drafts 6 to 2020-12, with
 * `definitions` for `$defs`). A keyword that is not listed here does not compile.
 */
export interface JsonSchema {
  readonly $schema?: string
  readonly $id?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly definitions?: { readonly [name: string]: JsonSchema }
  /** `#/definitions/<name>`. Keywords beside it are ignored. */
  readonly $ref?: string
  readonly type?: SchemaType | readonly SchemaType[]
  readonly enum?: readonly SchemaConstant[]
  readonly const?: SchemaConstant
  /** Only as the opposite of `enum`. */
  readonly not?: { readonly enum: readonly SchemaConstant[] }
  readonly required?: readonly string[]
  readonly properties?: { readonly [name: string]: JsonSchema }
  /** Regular expression → schema of the properties whose names match. */
  readonly patternProperties?: { readonly [pattern: string]: JsonSchema }
  /** Schema of the properties no other keyword names; `false` forbids them. Default `true`. */
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly uniqueItems?: boolean
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  /** In code points. */
  readonly minLength?: number
  /** In code points. */
  readonly maxLength?: number
}
