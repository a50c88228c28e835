import type { JsonObject } from '../../model/json.ts'
import { formatCount, formatSize } from '../../text/format-number.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { jsonText } from '../../text/json-text.ts'
import { resolveImage } from '../image-reference.ts'
import { renderJson } from '../mime/json-tree.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import type { WidgetModel } from './models.ts'

/** What the placeholder has said already, and programs that draw the widget. */
const NOT_DATA = /^_(?:(?:model|view)_(?:name|module|module_version|count)|esm|css|dom_classes)$/
/** Some programs leave a picture of what they drew, by itself or in a text of JSON. */
const PICTURE = /data:image\/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/]+={0,2}/g

/** A widget by name, with the data it was to show. */
export function placeholder(model: WidgetModel, why: string, scope: CellScope, text?: SafeHtml): SafeHtml {
  const { name, module, version } = model
  const { words } = scope.env
  const origin = [module, version].filter(Boolean).join(' ')
  return html`<div class="pl-placeholder"><p>${words.aWidget} <code>${name || words.noName}</code>${
    origin !== '' && html` (<code>${origin}</code>)`
  }: ${why}</p>${text}${dataOf(model, scope)}</div>`
}

/** A line for a widget that is not shown here. */
export function widgetNote(text: string): SafeHtml {
  return html`<p class="pl-note">${text}</p>`
}

function dataOf({ name, state, buffers }: WidgetModel, scope: CellScope): SafeHtml | null {
  const { words } = scope.env
  // Whatever else it is called there, a password is not for everybody who reads a report.
  if (/password/i.test(name) || state.type === 'password') return null
  const pictures: SafeHtml[] = []
  const show = (uri: string): string => {
    const { source } = resolveImage(uri, scope)
    if (source === undefined) return uri
    pictures.push(html`<p class="pl-widget-media"><img src="${source}" alt="${name}"></p>`)
    return words.picture
  }
  const data: JsonObject = Object.fromEntries(
    Object.entries(state).flatMap(([key, value]) =>
      NOT_DATA.test(key) ? [] : [[key, typeof value === 'string' ? value.replace(PICTURE, show) : value]],
    ),
  )
  if (Object.keys(data).length === 0 && buffers.length === 0) return null
  const bytes = buffers
    .filter(isJsonObject)
    .reduce((sum, buffer) => sum + (typeof buffer.data === 'string' ? (buffer.data.length * 3) / 4 : 0), 0)
  return html`${pictures}<details><summary>${words.itsData}</summary>${shown(data, scope)}${
    buffers.length > 0 && widgetNote(words.binaryNotShown(formatSize(Math.floor(bytes), words.bytes)))
  }</details>`
}

function shown(data: JsonObject, scope: CellScope): SafeHtml {
  const { widgetData } = scope.env.limits
  const text = jsonText(data)
  if (text.length <= widgetData) return renderJson(data, scope)
  const rest = formatCount(text.length - widgetData)
  scope.warn('TRUNCATED', `Of a widget's data, ${rest} more characters are left out (limits.widgetData)`)
  const note = widgetNote(scope.env.words.moreCharacters(rest, 'limits.widgetData'))
  return html`${preformatted('pl-source', html`${text.slice(0, widgetData).toWellFormed()}…`)}${note}`
}
