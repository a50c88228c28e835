import { html } from '../safe-html.ts'
import { descriptionOf, field, frame, mark, toned } from './frame.ts'
import { textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

export const checkboxWidget: WidgetRenderer = (widget) => {
  const { words } = widget.scope.env
  const sign = widget.state.value === true ? mark('☑', words.checked) : mark('☐', words.notChecked)
  return frame(widget, 'pl-widget-field', html`<span>${sign}${descriptionOf(widget)}</span>`)
}

export const validWidget: WidgetRenderer = (widget) => {
  const { words } = widget.scope.env
  return field(
    widget,
    widget.state.value === true
      ? mark('✓', words.valid)
      : html`<span>${mark('✗', words.notValid)}${textOf(widget.state.readout ?? words.invalid)}</span>`,
  )
}

/** Button and ToggleButton. Icons need a font of their own, and are left out. */
export const buttonWidget: WidgetRenderer = (widget) => {
  const isOn = widget.state.value === true
  return frame(
    widget,
    `${toned('pl-widget-chip', widget.state.button_style)}${isOn ? ' pl-widget-on' : ''}`,
    [isOn && mark('●', widget.scope.env.words.pressed), descriptionOf(widget)],
  )
}
