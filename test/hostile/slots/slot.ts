import type { HtmlOptions, IndexEntry } from '../../../src/index.ts'
import type { JsonObject, JsonValue } from '../../../src/model/json.ts'

/** How text of a slot would get into a page that is written without care; `controls.ts` writes such pages. */
export type Family =
  | 'text'
  | 'html'
  | 'markdown'
  | 'mathematics'
  | 'attribute'
  | 'link'
  | 'image'
  | 'svg'
  | 'code'
  | 'data'
  | 'title'

/** A place where text of others reaches a page, by what the text is put into. */
export type Slot = { readonly family: Family } & (
  | { readonly kind: 'cell'; readonly make: (payload: string) => JsonObject | readonly JsonObject[] }
  | { readonly kind: 'item'; readonly make: (payload: string) => JsonObject }
  | { readonly kind: 'widget'; readonly make: (payload: string, id?: string) => JsonObject }
  | { readonly kind: 'metadata'; readonly make: (payload: string) => JsonObject }
  | { readonly kind: 'run'; readonly make: (payload: string) => JsonObject }
  | { readonly kind: 'options'; readonly make: (payload: string) => HtmlOptions }
  | { readonly kind: 'fragment'; readonly make: (payload: string) => readonly JsonObject[] }
  | { readonly kind: 'index'; readonly make: (payload: string) => IndexEntry }
  | { readonly kind: 'wire'; readonly make: (payload: string) => JsonValue }
)

export type Slots = Readonly<Record<string, Slot>>
type Make<K extends Slot['kind']> = Extract<Slot, { kind: K }>['make']

/** A cell, or a few in a row. */
export const cell = (family: Family, make: Make<'cell'>): Slot => ({ family, kind: 'cell', make })
/** An item of a task run. */
export const item = (family: Family, make: Make<'item'>): Slot => ({ family, kind: 'item', make })
/** Saved models of widgets by id, of which the first is shown; ids begin with the one that is passed. */
export const widget = (family: Family, make: Make<'widget'>): Slot => ({ family, kind: 'widget', make })
/** Metadata of the notebook. */
export const metadata = (family: Family, make: Make<'metadata'>): Slot => ({ family, kind: 'metadata', make })
/** Metadata of the run. */
export const run = (family: Family, make: Make<'run'>): Slot => ({ family, kind: 'run', make })
/** What the caller passes on from elsewhere. */
export const options = (family: Family, make: Make<'options'>): Slot => ({ family, kind: 'options', make })
/** Cells of a report that is put into somebody else's page. */
export const fragment = (family: Family, make: Make<'fragment'>): Slot => ({ family, kind: 'fragment', make })
/** An entry of an index page. */
export const index = (family: Family, make: Make<'index'>): Slot => ({ family, kind: 'index', make })
/** A payload of a job system, read by `fromAny`. */
export const wire = (family: Family, make: Make<'wire'>): Slot => ({ family, kind: 'wire', make })

export const oneLine = (text: string): string => text.replace(/\s*[\r\n]\s*/g, ' ')

export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export const code = (...outputs: readonly JsonObject[]): JsonObject => ({
  cell_type: 'code',
  execution_count: 1,
  metadata: {},
  source: 'show()',
  outputs,
})

export const output = (data: JsonObject, about: JsonObject = {}): JsonObject =>
  code({ output_type: 'display_data', data, metadata: about })

export const markdown = (source: string, rest: JsonObject = {}): JsonObject => ({
  cell_type: 'markdown',
  metadata: {},
  source,
  ...rest,
})

export const raw = (source: string, format: string): JsonObject => ({
  cell_type: 'raw',
  metadata: { format, raw_mimetype: format },
  source,
})
