import type { JsonObject, JsonValue } from '../model/json.ts'
import { isJsonMimeType } from '../model/mime-text.ts'
import type { JsonSchema } from '../model/schema/json-schema.ts'
import { taskRunOutputSchema } from '../model/task-run-schema.ts'
import { isJsonArray, isJsonObject } from '../text/json/kinds.ts'
import type { Place } from './place.ts'
import type { Treatment } from './treatment.ts'

const NONE: ReadonlySet<string> = new Set()

/** JSON of the run's own. */
export const data: Place = { isData: true, fixed: NONE, isKept: () => false, under: () => data }

const NBFORMAT_KEYS = new Set(
  (
    'cells worksheets metadata source input outputs output_type cell_type text data name traceback ename evalue id ' +
    'execution_count prompt_number nbformat nbformat_minor attachments language level header parent_header content ' +
    'msg_type msg_id code png jpeg svg html latex json javascript run value output_type display_id transient'
  ).split(' '),
)
const NBFORMAT_WORDS =
  /^(?:code|markdown|raw|heading|html|stream|stdout|stderr|display_data|update_display_data|execute_(?:input|result|reply)|error|pyout|pyerr|clear_output|status|comm_\w+|unknown)$/
const NBFORMAT_TYPES = new Set(['cell_type', 'output_type', 'msg_type', 'name', 'stream'])

/** A notebook of any version, in a file or in memory; also the messages that make one. */
export const notebook: Place = {
  isData: false,
  fixed: NBFORMAT_KEYS,
  separator: '',
  isKept: (key, value) => NBFORMAT_TYPES.has(key) && typeof value === 'string' && NBFORMAT_WORDS.test(value),
  under(key) {
    if (key === 'traceback') return traceback
    if (key === 'data') return bundle
    if (key === 'run') return run
    return key === 'metadata' || key === 'value' || key === 'state' ? data : notebook
  },
  prepare: joinStreams,
}

const traceback: Place = { ...notebook, separator: '\n' }
/** MIME types are keys, values are text or JSON. */
const bundle: Place = { ...data, under: (type) => (isJsonMimeType(type) ? data : lines) }
const lines: Place = { ...data, separator: '' }

/** The keys of a task run and of its items. */
export const RUN_KEYS: Set<string> = new Set()
const RUN_WORDS = new Set<unknown>()
collect(taskRunOutputSchema)

/** A task run. Its keys and the words its schema lists are from the schema. */
export const run: Place = {
  isData: false,
  fixed: RUN_KEYS,
  isKept: (key, value) => RUN_KEYS.has(key) && RUN_WORDS.has(value),
  under(key) {
    if (key === 'vendor' || key === 'value' || key === 'rows') return data
    if (key === 'traceback') return traceback
    return key === 'content' || key === 'messages' ? notebook : run
  },
}

function collect(schema: JsonSchema): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    RUN_KEYS.add(key)
    for (const word of property.enum ?? []) RUN_WORDS.add(word)
    RUN_WORDS.add(property.const)
  }
  for (const definition of Object.values(schema.definitions ?? {})) collect(definition)
}

function joinStreams(object: JsonObject, treatment: Treatment): JsonObject {
  const outputs = Object.hasOwn(object, 'outputs') ? object.outputs : undefined
  if (!isJsonArray(outputs)) return object
  const joined = joinStreamList(outputs, treatment)
  return joined === outputs ? object : { ...object, outputs: joined }
}

/** The stream texts of a cell, or of messages that answer one request, are one text in however many pieces. */
export function joinStreamList(list: readonly JsonValue[], treatment: Treatment): readonly JsonValue[] {
  const groups = new Map<string, number[]>()
  list.forEach((item, i) => {
    const stream = streamOf(item)
    if (!stream) return
    const group = groups.get(stream.name)
    if (group) group.push(i)
    else groups.set(stream.name, [i])
  })
  const changed = new Map<number, JsonObject>()
  for (const members of groups.values()) {
    if (members.length < 2) continue
    const texts = members.map((i) => streamOf(list[i]!)!.text)
    const after = treatment.pieces(texts, '')
    members.forEach((i, n) => {
      if (after[n] !== texts[n]) changed.set(i, withText(list[i] as JsonObject, after[n]!))
    })
  }
  return changed.size === 0 ? list : list.map((item, i) => changed.get(i) ?? item)
}

/** The text of a stream output or message, and what it shares with the other pieces. */
function streamOf(item: JsonValue): { readonly name: string; readonly text: string } | undefined {
  if (!isJsonObject(item)) return undefined
  const holder = isJsonObject(item.content) ? item.content : item
  const type =
    holder === item ? item.output_type : isJsonObject(item.header) ? item.header.msg_type : item.msg_type
  if (type !== 'stream') return undefined
  const parent = isJsonObject(item.parent_header) ? item.parent_header.msg_id : ''
  const { text } = holder
  const joined = isJsonArray(text) && text.every((line) => typeof line === 'string') ? text.join('') : text
  return typeof joined === 'string'
    ? { name: `${String(parent)} ${String(holder.name ?? holder.stream)}`, text: joined }
    : undefined
}

function withText(item: JsonObject, text: string): JsonObject {
  return isJsonObject(item.content) ? { ...item, content: { ...item.content, text } } : { ...item, text }
}
