import { field, valueBox } from './frame.ts'
import { listOf, textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** A game controller, by name, with its axes and buttons. */
export const controllerWidget: WidgetRenderer = (widget) => {
  const { name, axes, buttons } = widget.state
  const { words } = widget.scope.env
  return field(widget, [
    valueBox(textOf(name) === '' ? words.noController : words.controller(textOf(name))),
    ...[...listOf(axes), ...listOf(buttons)].map(widget.child),
  ])
}

export const controllerPartWidget: WidgetRenderer = (widget) =>
  field(widget, valueBox(textOf(widget.state.value ?? 0)))
