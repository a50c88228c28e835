import type { JsonObject, JsonValue } from '../../model/json.ts'
import { WIDGET_STATE } from '../../model/widget-types.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { joinPointer } from '../../text/pointer.ts'

/** A widget as it was when the notebook was saved. Nothing in it is checked. */
export interface WidgetModel {
  /** `IntSliderModel`; empty where the notebook does not say. */
  readonly name: string
  /** `@jupyter-widgets/controls`, or a package of somebody else's; with its version. */
  readonly module: string
  readonly version: string
  readonly state: JsonObject
  /** Binary values of the state: `{ path, data, encoding }`. */
  readonly buffers: readonly JsonValue[]
  /** JSON pointer to the model. */
  readonly pointer: string
}

export type FindWidget = (id: string) => WidgetModel | undefined

/** Finds models of the notebook's saved widgets by id. Looks at nothing before it is asked. */
export function widgetFinder(metadata: JsonObject): FindWidget {
  return (id) => {
    const saved = own(own(metadata, 'widgets'), WIDGET_STATE)
    const models = own(saved, 'state')
    // Colab writes the models where `state` should be.
    const model = own(models ?? saved, id)
    if (!isJsonObject(model)) return undefined
    const state = isJsonObject(model.state) ? model.state : {}
    const path = models === undefined ? [WIDGET_STATE, id] : [WIDGET_STATE, 'state', id]
    return {
      name: word(model.model_name) || word(state._model_name),
      module: word(model.model_module) || word(state._model_module),
      version: word(model.model_module_version) || word(state._model_module_version),
      state,
      buffers: isJsonArray(model.buffers) ? model.buffers : [],
      pointer: joinPointer('/metadata/widgets', ...path),
    }
  }
}

function own(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function word(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
