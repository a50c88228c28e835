import { html } from '../safe-html.ts'
import { descriptionOf, field, frame, mark, toned } from './frame.ts'
import { textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

export const checkboxWidget: WidgetRenderer = (widget) => {
  const sign = widget.state.value === true ? mark('☑', 'checked') : mark('☐', 'not checked')
  return frame(widget, 'pl-widget-field', html`<span>${sign}${descriptionOf(widget)}</span>`)
}

export const validWidget: WidgetRenderer = (widget) =>
  field(
    widget,
    widget.state.value === true
      ? mark('✓', 'valid')
      : html`<span>${mark('✗', 'not valid')}${textOf(widget.state.readout ?? 'Invalid')}</span>`,
  )

/** Button and ToggleButton. Icons need a font of their own, and are left out. */
export const buttonWidget: WidgetRenderer = (widget) => {
  const isOn = widget.state.value === true
  return frame(
    widget,
    `${toned('pl-widget-chip', widget.state.button_style)}${isOn ? ' pl-widget-on' : ''}`,
    [isOn && mark('●', 'pressed'), descriptionOf(widget)],
  )
}
