import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'

/** A widget that is being rendered. */
export interface Widget {
  /** Without `Model`: `IntSlider`. */
  readonly name: string
  /** Its traits, of any type whatever; those with their default value may be missing. */
  readonly state: JsonObject
  readonly scope: CellScope
  /** The state of another model that a trait refers to (`layout`, `style`); empty where there is none. */
  part(trait: string): JsonObject
  /** A binary trait as base64; undefined where there is none. */
  bytes(trait: string): string | undefined
  /** The markup of a widget within this one. */
  child(reference: JsonValue): SafeHtml
}

/** Renders the widgets of one family, read-only. */
export type WidgetRenderer = (widget: Widget) => SafeHtml
