import { formatSize } from '../../text/format-number.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { html } from '../safe-html.ts'
import { field } from './frame.ts'
import { listOf, numberOf, textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** FileUpload: the names of the files. Before ipywidgets 8 they were kept beside the files. */
export const uploadWidget: WidgetRenderer = (widget) => {
  const { words } = widget.scope.env
  const files = [...listOf(widget.state.metadata), ...listOf(widget.state.value)].filter(isJsonObject)
  const shown = files.map(({ name, type, size }) => {
    const about = [textOf(type), formatSize(numberOf(size, 0), words.bytes)].filter(Boolean).join(', ')
    return html`<span class="pl-widget-chip">${textOf(name)} <span class="pl-note">${about}</span></span>`
  })
  return field(widget, files.length === 0 ? html`<span class="pl-note">${words.noFile}</span>` : shown)
}
