import { isJsonObject } from '../../text/json/kinds.ts'
import { html } from '../safe-html.ts'
import { frame, toned } from './frame.ts'
import { listOf, numberOf, textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** Tab, Accordion, Stack: panes that fold, the chosen one open. In print all are. */
export const panesWidget: WidgetRenderer = (widget) => {
  const { titles, _titles, children, selected_index, box_style } = widget.state
  const chosen = numberOf(selected_index, -1)
  const panes = listOf(children).map((child, index) => {
    // Before ipywidgets 8, titles were kept by number.
    const title = listOf(titles)[index] ?? (isJsonObject(_titles) ? _titles[index] : undefined)
    return html`<details class="pl-widget-pane"${index === chosen && html` open`}><summary>${
      textOf(title) || String(index + 1)
    }</summary><div>${widget.child(child)}</div></details>`
  })
  return frame(widget, toned('pl-widget-panes', box_style), panes)
}
