import type { JsonObject, JsonValue } from '../../model/json.ts'
import { checkSchema } from '../../model/schema/check.ts'
import type { JsonSchema } from '../../model/schema/json-schema.ts'
import {
  type CellType,
  cellMetadataSchema,
  notebookMetadataSchema,
} from '../../model/schema/metadata-schemas.ts'
import { NEWEST_MINOR } from '../../model/schema/notebook-schema.ts'
import { WIDGET_STATE } from '../../model/widget-types.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { joinPointer, splitPointer } from '../../text/pointer.ts'
import { own, type Reading, readObject } from './reading.ts'

/** Metadata that nbformat allows, and the entries it does not. */
export interface ReadMetadata {
  readonly metadata: JsonObject
  readonly kept?: JsonObject | undefined
}

// What nbformat never writes to a file.
const TRANSIENT_IN_NOTEBOOK = ['orig_nbformat', 'orig_nbformat_minor', 'signature']
const TRANSIENT_IN_CELL = ['trusted']

const NOTEBOOK_SCHEMA = notebookMetadataSchema(NEWEST_MINOR)
const CELL_SCHEMAS: { readonly [type in CellType]: JsonSchema } = {
  code: cellMetadataSchema('code', NEWEST_MINOR),
  markdown: cellMetadataSchema('markdown', NEWEST_MINOR),
  raw: cellMetadataSchema('raw', NEWEST_MINOR),
}

export function readNotebookMetadata(notebook: JsonObject, reading: Reading): ReadMetadata {
  const metadata = withoutKeys(readObject(notebook, 'metadata', '', reading), TRANSIENT_IN_NOTEBOOK)
  reportWidgets(metadata, reading)
  const { metadata: valid, kept } = moveInvalid(
    withNames(metadata, reading),
    NOTEBOOK_SCHEMA,
    '/metadata',
    reading,
  )
  // Once more, as a name that is no text is gone now.
  return { metadata: withNames(valid, reading), kept }
}

/**
 * Colab leaves out the `state` around the widgets' models, on which nbconvert fails. To nbformat it is valid, so
 * it is written as it came.
 */
function reportWidgets(metadata: JsonObject, reading: Reading): void {
  const widgets = own(metadata, 'widgets')
  const state = isJsonObject(widgets) ? own(widgets, WIDGET_STATE) : undefined
  if (state === undefined || (isJsonObject(state) && Object.hasOwn(state, 'state'))) return
  reading.odd(
    joinPointer('/metadata/widgets', WIDGET_STATE),
    'widgets without a `state` are kept as they are',
  )
}

export function readCellMetadata(
  cell: JsonObject,
  type: CellType,
  pointer: string,
  reading: Reading,
): ReadMetadata {
  const metadata = withoutKeys(readObject(cell, 'metadata', pointer, reading), TRANSIENT_IN_CELL)
  return moveInvalid(metadata, CELL_SCHEMAS[type], `${pointer}/metadata`, reading)
}

/** Metadata whose kernelspec and language_info have the names they need; an empty one is as good as none. */
function withNames(metadata: JsonObject, reading: Reading): JsonObject {
  const named = complete(
    metadata,
    'kernelspec',
    (kernelspec) => {
      return { name: '', display_name: own(kernelspec, 'name') ?? '' }
    },
    reading,
  )
  return complete(named, 'language_info', () => ({ name: '' }), reading)
}

function complete(
  metadata: JsonObject,
  key: string,
  defaultsOf: (value: JsonObject) => JsonObject,
  reading: Reading,
): JsonObject {
  const value = own(metadata, key)
  if (!isJsonObject(value)) return metadata
  const defaults = defaultsOf(value)
  const missing = Object.keys(defaults).filter((name) => own(value, name) === undefined)
  if (missing.length === 0) return metadata
  for (const name of missing) reading.repaired(`/metadata/${key}`, `the missing key "${name}" was added`)
  return { ...metadata, [key]: { ...defaults, ...value } }
}

/** Takes out what breaks the schema: a whole entry, or only the part of one that is wrong. */
function moveInvalid(
  metadata: JsonObject,
  schema: JsonSchema,
  pointer: string,
  reading: Reading,
): ReadMetadata {
  // Most metadata has none of the keys that the schema is about.
  if (!Object.keys(schema.properties ?? {}).some((key) => Object.hasOwn(metadata, key))) return { metadata }
  const wrong = new Map<string, Set<string | undefined>>()
  for (const violation of checkSchema(schema, metadata)) {
    reading.repaired(pointer + violation.pointer, `${violation.message}; kept under metadata.platen`)
    const [key = '', part] = splitPointer(violation.pointer)
    wrong.set(key, (wrong.get(key) ?? new Set()).add(part))
  }
  if (wrong.size === 0) return { metadata }
  const kept: [string, JsonValue][] = []
  const valid: [string, JsonValue | undefined][] = []
  for (const [key, value] of Object.entries(metadata)) {
    const parts = wrong.get(key)
    const [good, bad] = parts ? divide(value!, parts) : [value, undefined]
    if (good !== undefined) valid.push([key, good])
    if (bad !== undefined) kept.push([key, bad])
  }
  return { metadata: Object.fromEntries(valid), kept: Object.fromEntries(kept) }
}

/** What may stay of a value, and what has to go. A list goes as a whole too, so that its order is kept. */
function divide(
  value: JsonValue,
  wrong: ReadonlySet<string | undefined>,
): readonly (JsonValue | undefined)[] {
  if (wrong.has(undefined)) return [undefined, value]
  if (isJsonArray(value)) return [value.filter((_, i) => !wrong.has(String(i))), value]
  const entries = Object.entries(value as JsonObject)
  return [
    Object.fromEntries(entries.filter(([key]) => !wrong.has(key))),
    Object.fromEntries(entries.filter(([key]) => wrong.has(key))),
  ]
}

function withoutKeys(object: JsonObject, keys: readonly string[]): JsonObject {
  if (!keys.some((key) => Object.hasOwn(object, key))) return object
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
}
