import type { JsonSchema } from './json-schema.ts'
import { type CellType, cellMetadataSchema, notebookMetadataSchema } from './metadata-schemas.ts'
import { EXECUTION_COUNT, MULTILINE, mimeBundleSchema, outputSchema, unrecognized } from './output-schemas.ts'

/** The newest minor version of nbformat 4 that we know in full. */
export const NEWEST_MINOR = 5

const CELL_TYPES = ['raw', 'markdown', 'code'] as const
const CELL_ID: JsonSchema = { type: 'string', minLength: 1, maxLength: 64, pattern: '^[a-zA-Z0-9_-]+$' }

/**
 * The schema of a whole notebook in nbformat 4.`minor`
 * (https://nbformat.readthedocs.io/en/latest/format_description.html). Of a minor version newer than ours, keys,
 * cell types and output types we do not know are allowed, as nbformat itself does.
 */
export function notebookSchema(minor: number): JsonSchema {
  const open = minor > NEWEST_MINOR
  const known = CELL_TYPES.map((type) => cellSchema(type, minor, open))
  return {
    type: 'object',
    required: ['metadata', 'nbformat_minor', 'nbformat', 'cells'],
    properties: {
      metadata: notebookMetadataSchema(minor),
      nbformat_minor: { type: 'integer', minimum: Math.min(minor, NEWEST_MINOR) },
      nbformat: { type: 'integer', minimum: 4, maximum: 4 },
      cells: {
        type: 'array',
        items: { oneOf: open ? [...known, unrecognizedCell(minor)] : known },
      },
    },
    additionalProperties: open,
  }
}

function unrecognizedCell(minor: number): JsonSchema {
  return unrecognized('cell_type', CELL_TYPES, { metadata: cellMetadataSchema('markdown', minor) })
}

function cellSchema(type: CellType, minor: number, open: boolean): JsonSchema {
  const hasId = minor >= 5
  const own: { readonly [key: string]: JsonSchema } =
    type === 'code'
      ? { outputs: { type: 'array', items: outputSchema(open) }, execution_count: EXECUTION_COUNT }
      : {}
  return {
    type: 'object',
    required: [...(hasId ? ['id'] : []), 'cell_type', 'metadata', 'source', ...Object.keys(own)],
    properties: {
      ...(hasId && { id: CELL_ID }),
      cell_type: { enum: [type] },
      metadata: cellMetadataSchema(type, minor),
      source: MULTILINE,
      ...(type !== 'code' && {
        attachments: { type: 'object', additionalProperties: mimeBundleSchema(open) },
      }),
      ...own,
    },
    additionalProperties: open,
  }
}
