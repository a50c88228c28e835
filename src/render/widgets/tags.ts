import type { JsonValue } from '../../model/json.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import { safeStyle } from '../sanitize/css.ts'
import { field, toned } from './frame.ts'
import { formatted, listOf, textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** TagsInput, IntsInput, FloatsInput: values beside each other. */
export const tagsWidget: WidgetRenderer = (widget) => {
  const { value, tag_style, format } = widget.state
  return field(
    widget,
    listOf(value).map(
      (tag) => html`<span class="${toned('pl-widget-chip', tag_style)}">${formatted(tag, format)}</span>`,
    ),
  )
}

/** ColorPicker and ColorsInput: colours with their names. */
export const colorWidget: WidgetRenderer = (widget) => {
  const { value = widget.name === 'ColorPicker' ? 'black' : [] } = widget.state
  return field(widget, Array.isArray(value) ? listOf(value).map(color) : color(value))
}

function color(value: JsonValue): SafeHtml {
  const name = textOf(value)
  const look = safeStyle(`background-color:${name.slice(0, 200)}`)
  return html`<span class="pl-widget-chip"><span class="pl-widget-swatch"${look !== '' && html` style="${look}"`}></span>${name}</span>`
}
