import type { JsonSchema } from './json-schema.ts'

export type CellType = 'code' | 'markdown' | 'raw'

const TEXT: JsonSchema = { type: 'string' }
const OBJECT: JsonSchema = { type: 'object' }

const CELL_NAME: JsonSchema = { type: 'string', pattern: '^[^\\n]+\\n?$' }
const CELL_TAGS: JsonSchema = {
  type: 'array',
  uniqueItems: true,
  items: { type: 'string', pattern: '^[^,]+$' },
}

const KERNELSPEC: JsonSchema = {
  type: 'object',
  required: ['name', 'display_name'],
  properties: { name: TEXT, display_name: TEXT },
}

const LANGUAGE_INFO: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: TEXT,
    codemirror_mode: { type: ['string', 'object'] },
    file_extension: TEXT,
    mimetype: TEXT,
    pygments_lexer: TEXT,
  },
}

/** `metadata` of a notebook in nbformat 4.`minor`. Keys it does not name are free. */
export function notebookMetadataSchema(minor: number): JsonSchema {
  return {
    type: 'object',
    properties: {
      kernelspec: KERNELSPEC,
      language_info: LANGUAGE_INFO,
      orig_nbformat: { type: 'integer', minimum: 1 },
      ...(minor >= 2 && { title: TEXT, authors: { type: 'array' } }),
    },
  }
}

/** `metadata` of a cell in nbformat 4.`minor`. Keys it does not name are free. */
export function cellMetadataSchema(type: CellType, minor: number): JsonSchema {
  return {
    type: 'object',
    properties: {
      name: CELL_NAME,
      tags: CELL_TAGS,
      ...(minor >= 3 && { jupyter: OBJECT }),
      ...(type === 'raw' && { format: TEXT }),
      ...(type === 'code' && { collapsed: { type: 'boolean' }, scrolled: { enum: [true, false, 'auto'] } }),
      // When the kernel said what; all of it ISO 8601 text.
      ...(type === 'code' && minor >= 4 && { execution: { type: 'object', additionalProperties: TEXT } }),
    },
  }
}
