import { WIDGET_VIEW } from '../../model/widget-types.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { preformatted } from '../preformatted.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { showWidget } from '../widgets/show.ts'
import { widgetRenderer as rendererOf } from '../widgets/table.ts'

/**
 * Widgets as they were when the notebook was saved. Where it does not hold the widget, or only the widget's own program
 * could draw it, the HTML or image beside it is shown; where there is none, a placeholder with the output's text.
 */
export const widgetRenderer: MimeRenderer = {
  mimeTypes: [WIDGET_VIEW],
  rank: 40,
  render(data, { bundle, scope }) {
    const id = isJsonObject(data) && typeof data.model_id === 'string' ? data.model_id : undefined
    const model = id === undefined ? undefined : scope.env.findWidget(id)
    const renderer = model && rendererOf(model)
    const { [WIDGET_VIEW]: _view, 'text/plain': plain, ...others } = bundle
    if (renderer === undefined && Object.keys(others).length > 0) return undefined
    const text =
      typeof plain === 'string' && plain !== ''
        ? preformatted('pl-text', renderAnsi(plain, scope))
        : undefined
    if (id === undefined || model === undefined) {
      scope.warn('FALLBACK', 'A widget is shown as its text, because its state is not in the notebook')
      return html`<div class="pl-placeholder"><p>${scope.env.words.widgetWithoutState}</p>${text}</div>`
    }
    scope.needs('widgets')
    return html`<div class="pl-widget">${showWidget(id, model, scope, text)}</div>`
  },
}
