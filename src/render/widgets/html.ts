import { renderHtmlWithMath } from '../markdown/html-with-math.ts'
import { htmlRenderer } from '../mime/html.ts'
import { html } from '../safe-html.ts'
import { decodeText } from '../sanitize/escape.ts'
import { field, typeset } from './frame.ts'
import { textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** HTML. Most of it has no tags, as in progress bars, and needs no styles for prose. */
export const htmlWidget: WidgetRenderer = (widget) => {
  const { scope } = widget
  const source = textOf(widget.state.value)
  if (widget.name === 'HTMLMath' && /[$\\]/.test(source))
    return field(widget, html`<div class="pl-markdown">${renderHtmlWithMath(source, scope)}</div>`)
  if (!source.includes('<'))
    return field(widget, html`<span class="pl-widget-text">${decodeText(source)}</span>`)
  const context = { mimeType: 'text/html', metadata: {}, bundle: { 'text/html': source }, scope }
  return field(widget, htmlRenderer.render(source, context))
}

export const labelWidget: WidgetRenderer = (widget) =>
  field(
    widget,
    html`<span class="pl-widget-text">${typeset(textOf(widget.state.value), widget.scope)}</span>`,
  )
