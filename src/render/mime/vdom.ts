import type { JsonObject, JsonValue } from '../../model/json.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { isJsonArray, isJsonObject } from '../../text/json/kinds.ts'
import { parsedJson } from '../../text/json/parsed.ts'
import { html } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { MimeRenderer } from '../scope.ts'

const NAME = /^[a-z][a-z0-9:-]{0,60}$/i
/** Elements as data, `{tagName, attributes, children}`: written as HTML, which is sanitised as any other. */
export const vdomRenderer: MimeRenderer = {
  mimeTypes: ['application/vdom.v1+json', 'application/vdom+json'],
  rank: 100,
  render(data, { scope }) {
    const root = typeof data === 'string' ? (parsedJson(data) ?? data) : data
    const safe = sanitize(htmlOf(root), scope)
    return safe.value === '' ? undefined : html`<div class="pl-html">${safe}</div>`
  },
}

/** The source of HTML; whatever stands in it has no more rights than HTML of the notebook. Not recursive. */
function htmlOf(root: JsonValue): string {
  let out = ''
  const pending: (JsonValue | undefined | (() => string))[] = [root]
  while (pending.length > 0) {
    const node = pending.pop()
    if (typeof node === 'function') out += node()
    else if (isJsonArray(node)) for (let i = node.length; i-- > 0; ) pending.push(node[i])
    else if (isJsonObject(node)) {
      const { tagName, children } = node
      if (typeof tagName !== 'string' || !NAME.test(tagName)) {
        pending.push(children)
        continue
      }
      out += `<${tagName}${attributesOf(node.attributes)}>`
      // HTML takes the end of a line break for another one; of other elements without content it ignores it.
      if (tagName.toLowerCase() !== 'br') pending.push(() => `</${tagName}>`)
      pending.push(children)
    } else if (typeof node !== 'boolean' && node !== null && node !== undefined)
      out += escapeHtml(String(node))
  }
  return out
}

function attributesOf(attributes: JsonValue | undefined): string {
  if (!isJsonObject(attributes)) return ''
  let out = ''
  for (const [name, value] of Object.entries(attributes)) {
    const text = isJsonObject(value) ? (name === 'style' ? styleOf(value) : '') : String(value)
    if (NAME.test(name)) out += ` ${name === 'className' ? 'class' : name}="${escapeHtml(text)}"`
  }
  return out
}

/** `{backgroundColor: 'red'}` as CSS. */
function styleOf(style: JsonObject): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
}
