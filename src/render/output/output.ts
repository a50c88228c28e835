import type { JsonObject } from '../../model/json.ts'
import type { Output } from '../../model/notebook.ts'
import { writeJson } from '../../text/json/write.ts'
import { renderBundle, type ShownOutput } from '../mime/bundle.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { renderError } from './error.ts'
import { renderStream } from './stream.ts'

/** One output, by its type. */
export function renderOutput(output: Output, scope: CellScope): ShownOutput {
  switch (output.output_type) {
    case 'stream':
      return { html: renderStream(output, scope) }
    case 'error':
      return { html: renderError(output, scope) }
    case 'display_data':
    case 'execute_result':
      return renderBundle(output.data, output.metadata, scope)
    case 'unknown':
      return { html: renderUnknown(output.value, scope) }
  }
}

function renderUnknown(value: JsonObject, scope: CellScope): SafeHtml {
  const { words } = scope.env
  const type = typeof value.output_type === 'string' ? value.output_type : undefined
  const named = type === undefined ? 'Output without a type' : `Output of type ${type}`
  scope.warn('FALLBACK', `${named} is shown as JSON`)
  const summary =
    type === undefined ? html`${words.noType}` : html`${words.outputOfType} <code>${type}</code>`
  return html`<details class="pl-placeholder"><summary>${summary}</summary>${preformatted('pl-source', html`${writeJson(value)}`)}</details>`
}
