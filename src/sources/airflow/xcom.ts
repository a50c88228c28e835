import { type JsonObject, type JsonValue, type OutputItem, PlatenError } from '../../index.ts'
import { parseJson } from '../../text/json/parse.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { strayItem } from '../stray.ts'

/** Tells an XCom entry. */
export function isXCom(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  return (
    ['key', 'dag_id', 'task_id'].every((key) => fields.text(key) !== undefined) &&
    Object.hasOwn(value, 'timestamp')
  )
}

/** The entries of one, a list of them, or the API's `{xcom_entries, total_entries}`; undefined for another shape. */
export function xcomEntries(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (isXCom(value)) return [value]
  if (Array.isArray(value)) return value as readonly JsonValue[]
  const entries = isObject(value) ? value.xcom_entries : undefined
  return Array.isArray(entries) ? (entries as readonly JsonValue[]) : undefined
}

/** Of several tasks, each entry is named after its own, since most keys are `return_value`. */
export function xcomItems(entries: readonly JsonValue[], maxDepth: number): readonly OutputItem[] {
  const owners = entries.map(ownerOf)
  const told = [0, 1, 2].filter((part) => new Set(owners.flatMap((owner) => owner?.[part] ?? [])).size > 1)
  return entries.map((entry, i) => {
    const owner = told.flatMap((part) => owners[i]?.[part] ?? [])
    return isXCom(entry) ? xcomItem(entry, owner, maxDepth) : strayItem('xcom_entries', i, entry)
  })
}

/** The DAG, its run and the task (with the index of a mapped one), which together are whose an entry is. */
function ownerOf(entry: JsonValue): readonly [string, string, string] | undefined {
  if (!isXCom(entry)) return undefined
  const fields = new Fields(entry)
  const run = fields.peekText('run_id') ?? fields.peekText('dag_run_id') ?? ''
  const index = fields.number('map_index') ?? -1
  const task = fields.peekText('task_id') ?? ''
  return [fields.peekText('dag_id') ?? '', run, index < 0 ? task : `${task}[${index}]`]
}

/** A value; text that is JSON as such. An entry of a list comes without its value, is a reference, and says so. */
function xcomItem(entry: JsonObject, owner: readonly string[], maxDepth: number): OutputItem {
  const fields = new Fields(entry)
  const key = fields.text('key')!
  const name = [...owner, key].join(' › ')
  if (!Object.hasOwn(entry, 'value')) {
    const truncated = {
      omitted: 1,
      unit: 'items',
      reason: 'This XCom was listed without its value.',
    } as const
    return compact({ kind: 'ref', type: 'XCom', id: name, truncated, vendor: fields.rest() } as const)
  }
  const value = structured(fields.value('value') ?? null, maxDepth)
  return compact({ kind: 'value', name, value, vendor: fields.rest() } as const)
}

function structured(value: JsonValue, maxDepth: number): JsonValue {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return parseJson(value, { maxDepth })
  } catch (error) {
    if (error instanceof PlatenError) return value
    throw error
  }
}
