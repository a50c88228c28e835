import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { isJsonArray } from '../../../text/json/kinds.ts'
import { type Message, objectAt, textAt } from './message.ts'

/** The state of ipywidgets, put together from comm messages as nbclient does it. */
export interface Widgets {
  /** Takes in a `comm_open` or `comm_msg`. False where it is not about the state of a widget. */
  update(message: Message): boolean
  /** All widgets for `metadata.widgets`; undefined where there is none. */
  state(): JsonObject | undefined
}

export function createWidgets(): Widgets {
  const models = new Map<string, Map<string, JsonValue | undefined>>()
  return {
    update({ content, raw }) {
      const id = textAt(content, 'comm_id')
      const data = objectAt(content, 'data')
      const state = objectAt(data, 'state')
      const isKnown = id !== undefined && (models.has(id) || Object.hasOwn(state, '_model_name'))
      // Binary values travel beside the message; without them the state is not all there is.
      if (!isKnown || !Object.hasOwn(data, 'state') || hasItems(raw.buffers)) return false
      const model = models.get(id) ?? new Map<string, JsonValue | undefined>()
      models.set(id, model)
      for (const [key, value] of Object.entries(state)) model.set(key, value)
      return true
    },
    state() {
      if (models.size === 0) return undefined
      const entries = [...models].map(([id, model]) => [id, modelState(Object.fromEntries(model))] as const)
      return { version_major: 2, version_minor: 0, state: Object.fromEntries(entries) }
    },
  }
}

function modelState(state: JsonObject): JsonObject {
  return {
    model_name: state._model_name ?? null,
    model_module: state._model_module ?? null,
    model_module_version: state._model_module_version ?? null,
    state,
  }
}

function hasItems(value: JsonValue | undefined): boolean {
  return isJsonArray(value) && value.length > 0
}
