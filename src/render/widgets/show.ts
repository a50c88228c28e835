import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { english } from '../../words/english.ts'
import type { Say } from '../../words/words.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import type { WidgetModel } from './models.ts'
import { placeholder, widgetNote } from './placeholder.ts'
import { widgetRenderer } from './table.ts'
import { textOf } from './values.ts'
import type { Widget } from './widget.ts'

const REFERENCE = 'IPY_MODEL_'

/**
 * A widget of the notebook as read-only markup, with all that is in it. Widgets may refer to each other as they like:
 * what is within itself, nested too deep (`limits.widgetNesting`) or shown too often (`limits.repeatedLength`) is named.
 *
 * @param text What stands beside a widget that only its own program could draw.
 */
export function showWidget(id: string, model: WidgetModel, cell: CellScope, text?: SafeHtml): SafeHtml {
  const scope = cell.at(model.pointer)
  const { open } = scope.widgets
  const { words, limits } = scope.env
  const { widgetNesting, repeatedLength } = limits
  if (open.has(id)) return widgetNote(words.holdsThis(nameOf(model)))
  if (!scope.widgets.admits(id, repeatedLength)) {
    scope.warn('FALLBACK', 'A widget that was shown before is only named (limits.repeatedLength)')
    return widgetNote(words.shownAbove(nameOf(model)))
  }
  open.add(id)
  const { shown, inner } = open.size > widgetNesting ? tooDeep(model, scope) : renderModel(model, scope, text)
  open.delete(id)
  scope.widgets.add(id, Math.max(lengthOf(model), shown.value.length - inner))
  return shown
}

interface Shown {
  readonly shown: SafeHtml
  /** UTF-16 units of it that are other widgets'. */
  readonly inner: number
}

function tooDeep(model: WidgetModel, scope: CellScope): Shown {
  const { words, limits } = scope.env
  const why: Say = ({ widgetTooDeep }) => widgetTooDeep(limits.widgetNesting, 'limits.widgetNesting')
  scope.warn('FALLBACK', `A widget is shown as its data, because it is ${why(english)}`)
  return { shown: placeholder(model, why(words), scope), inner: 0 }
}

function renderModel(model: WidgetModel, scope: CellScope, text: SafeHtml | undefined): Shown {
  const render = widgetRenderer(model)
  if (render === undefined) {
    scope.warn('UNKNOWN_KIND', `Widget ${model.name} of ${model.module} is shown as its data`)
    return { shown: placeholder(model, scope.env.words.widgetNotRun, scope, text), inner: 0 }
  }
  let inner = 0
  const widget: Widget = {
    name: nameOf(model),
    state: model.state,
    scope,
    part: (trait) => partOf(model.state[trait], scope),
    bytes: (trait) => bytesOf(model, trait),
    child(reference) {
      const child = childOf(reference, scope)
      inner += child.value.length
      return child
    },
  }
  return { shown: render(widget), inner }
}

function nameOf({ name }: WidgetModel): string {
  return name.replace(/Model$/, '')
}

function childOf(reference: JsonValue, scope: CellScope): SafeHtml {
  const id = idIn(reference)
  if (id === undefined) return html`${textOf(reference)}`
  const model = scope.env.findWidget(id)
  return model === undefined ? widgetNote(scope.env.words.widgetNotSaved) : showWidget(id, model, scope)
}

function partOf(reference: JsonValue | undefined, scope: CellScope): JsonObject {
  const id = idIn(reference)
  return (id === undefined ? undefined : scope.env.findWidget(id)?.state) ?? {}
}

function idIn(reference: JsonValue | undefined): string | undefined {
  return typeof reference === 'string' && reference.startsWith(REFERENCE)
    ? reference.slice(REFERENCE.length)
    : undefined
}

function bytesOf({ buffers }: WidgetModel, trait: string): string | undefined {
  for (const buffer of buffers) {
    if (!isJsonObject(buffer) || !isJsonArray(buffer.path) || typeof buffer.data !== 'string') continue
    // The format knows hexadecimal digits too, which nobody writes.
    if (buffer.path.length === 1 && buffer.path[0] === trait && buffer.encoding !== 'hex') return buffer.data
  }
  return undefined
}

/** About how many UTF-16 units a model takes in the file. */
function lengthOf({ state, buffers }: WidgetModel): number {
  const pending: JsonValue[] = [state, buffers]
  let length = 0
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    length += typeof value === 'string' ? value.length + 3 : 4
    if (isJsonArray(value)) for (const item of value) pending.push(item)
    else if (isJsonObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        length += key.length
        if (item !== undefined) pending.push(item)
      }
    }
  }
  return length
}
