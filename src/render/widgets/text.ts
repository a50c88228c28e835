import { html } from '../safe-html.ts'
import { field, valueBox } from './frame.ts'
import { textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** What was entered: text, numbers. */
export const textWidget: WidgetRenderer = (widget) => {
  const text = textOf(widget.state.value ?? (/Int|Float/.test(widget.name) ? 0 : ''))
  if (text !== '') return field(widget, valueBox(text))
  return field(widget, valueBox(html`<span class="pl-note">${textOf(widget.state.placeholder)}</span>`))
}

/** Whether there is a password, and not even how long it is. */
export const passwordWidget: WidgetRenderer = (widget) =>
  field(widget, valueBox(textOf(widget.state.value) === '' ? '' : '••••••••'))
