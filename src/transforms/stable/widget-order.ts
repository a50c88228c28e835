import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Notebook } from '../../model/notebook.ts'
import { WIDGET_STATE, WIDGET_VIEW } from '../../model/widget-types.ts'
import { hashText } from '../../text/hash.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { writeJson } from '../../text/json/write.ts'
import { idKey } from './random-ids.ts'

const ID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const ANY_ID = /[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const REFERENCE = /^IPY_MODEL_(.+)$/

/**
 * The keys of all widget models of a notebook, in an order that does not depend on their ids, which are random: those
 * that are shown as they appear, each followed by those it refers to; then the rest by content.
 */
export function widgetOrder({ cells, metadata }: Notebook): ReadonlySet<string> {
  const models = modelsOf(metadata)
  const order = new Set<string>()
  for (const cell of cells) {
    if (cell.cell_type !== 'code') continue
    for (const output of cell.outputs) {
      if (output.output_type !== 'display_data' && output.output_type !== 'execute_result') continue
      const view = Object.hasOwn(output.data, WIDGET_VIEW) ? output.data[WIDGET_VIEW] : undefined
      const id = isJsonObject(view) && Object.hasOwn(view, 'model_id') ? view.model_id : undefined
      if (typeof id === 'string' && ID.test(id)) follow(idKey(id), models, order)
    }
  }
  for (const key of byContent(models)) follow(key, models, order)
  return order
}

interface Model {
  /** Keys of the models it refers to. */
  readonly references: readonly string[]
  readonly value: JsonValue
}

function modelsOf(metadata: JsonObject): ReadonlyMap<string, Model> {
  const widgets = own(metadata, 'widgets')
  const saved = own(widgets, WIDGET_STATE)
  // Colab writes the models where `state` should be.
  const state = own(saved, 'state') ?? saved
  if (!isJsonObject(state)) return new Map()
  return new Map(
    Object.entries(state).flatMap(([id, value]) =>
      ID.test(id) && value !== undefined ? [[idKey(id), { references: referencesOf(value), value }]] : [],
    ),
  )
}

function own(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** By key and place, so that it does not matter in which order an object was written. */
function referencesOf(root: JsonValue): readonly string[] {
  const found: string[] = []
  const stack: JsonValue[] = [root]
  while (stack.length > 0) {
    const value = stack.pop()!
    if (typeof value === 'string') {
      const [, id] = REFERENCE.exec(value) ?? []
      if (id !== undefined) found.push(idKey(id))
    } else if (isJsonArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) stack.push(value[i]!)
    } else if (isJsonObject(value)) {
      for (const key of Object.keys(value).sort().reverse()) {
        const item = value[key]
        if (item !== undefined) stack.push(item)
      }
    }
  }
  return found
}

/** Depth first, without recursion: notebooks may chain any number of models. */
function follow(first: string, models: ReadonlyMap<string, Model>, order: Set<string>): void {
  const stack = [first]
  while (stack.length > 0) {
    const key = stack.pop()!
    if (order.has(key)) continue
    order.add(key)
    const references = models.get(key)?.references ?? []
    for (let i = references.length - 1; i >= 0; i--)
      if (models.has(references[i]!)) stack.push(references[i]!)
  }
}

/** References that are followed to tell models of equal content apart: a box, its rows, what is in them, their looks. */
const ROUNDS = 4

/** Those nothing refers to come first, since they lead to others. */
function byContent(models: ReadonlyMap<string, Model>): readonly string[] {
  const inner = new Set([...models.values()].flatMap(({ references }) => references))
  const own = new Map(
    [...models].map(([key, { value }]) => [
      key,
      (inner.has(key) ? '1' : '0') + hashText(writeJson(value).replace(ANY_ID, '')),
    ]),
  )
  let deep: ReadonlyMap<string, string> = own
  for (let round = 0; round < ROUNDS; round++) {
    const before = deep
    deep = new Map(
      [...models].map(([key, { references }]) => [
        key,
        own.get(key)! + hashText(references.map((reference) => before.get(reference)).join()),
      ]),
    )
  }
  const rank = (key: string): string => deep.get(key)!
  return [...models.keys()].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}
