import { Renderer, type Token, type Tokens } from 'marked'
import { highlight } from '../highlight/highlight.ts'
import { renderImage } from '../image.ts'
import { escapeHtml, html, type SafeHtml } from '../safe-html.ts'
import { safeHref } from '../sanitize/urls.ts'
import type { CellScope } from '../scope.ts'
import { fragmentHref } from '../slug.ts'
import { alertOf } from './alert.ts'
import type { MarkupAttributes, OpenTag } from './markup.ts'
import { decoded, type Slots } from './slots.ts'

export interface RendererParts {
  readonly scope: CellScope
  readonly slots: Slots
  readonly open: OpenTag
  /** Puts finished HTML into the text, past the sanitiser. */
  readonly insert: (source: string, content: SafeHtml) => string
}

/** marked's renderer, where ours differs from it. */
export function createRenderer({ scope, slots, open, insert }: RendererParts): Renderer {
  const renderer = new Renderer()

  renderer.heading = function ({ tokens, depth }) {
    const id = scope.heading(depth, plainText(tokens, slots).trim())
    const link = `${open('a', { class: 'pl-anchor', href: `#${id}`, 'aria-label': 'Link to this heading' })}#</a>`
    return `${open(`h${depth}`, { id })}${this.parser.parseInline(tokens)}${link}</h${depth}>\n`
  }

  renderer.code = ({ text, lang }) => {
    const code = slots.toSource(text)
    const language =
      decoded(lang ?? '')
        .trim()
        .split(/[\s,{]/, 1)[0] ?? ''
    return insert(text, html`<pre><code>${highlight(code, language, scope)}</code></pre>\n`)
  }

  renderer.codespan = ({ text }) => `<code>${escapeHtml(slots.toSource(text))}</code>`

  renderer.blockquote = function (token) {
    const alert = alertOf(token)
    if (alert === undefined) return `<blockquote>\n${this.parser.parse(token.tokens)}</blockquote>\n`
    const title = `${open('p', { class: 'pl-alert-title' })}${alert.title}</p>\n`
    return `${open('div', { class: `pl-alert pl-alert-${alert.kind}` })}\n${title}${this.parser.parse(alert.tokens)}</div>\n`
  }

  renderer.table = function (token) {
    return `${open('div', { class: 'pl-table-wrap' })}${Renderer.prototype.table.call(this, token)}</div>\n`
  }

  // No form controls: a checkbox is a picture of one.
  renderer.checkbox = ({ checked }) => {
    const [classes, label] = checked ? ['pl-task pl-task-done', 'done'] : ['pl-task', 'to do']
    return `${open('span', { class: classes, role: 'img', 'aria-label': label })}</span> `
  }

  renderer.link = function ({ href, title, tokens }) {
    const content = this.parser.parseInline(tokens)
    const source = slots.toSource(href)
    const url = safeHref(source)
    if (url === undefined) {
      scope.warn('REMOVED', `The link target ${JSON.stringify(source.slice(0, 100))} is not allowed`)
      return content
    }
    const tip: MarkupAttributes = title ? { title: decoded(slots.toSource(title)) } : {}
    if (url.startsWith('#'))
      return `${open('a', { href: fragmentHref(url.slice(1), scope.env.idPrefix), ...tip })}${content}</a>`
    return `${open('a', { href: url, ...tip, rel: 'noopener noreferrer' })}${content}</a>`
  }

  renderer.image = ({ href, title, text, tokens, raw }) => {
    const alt = tokens ? plainText(tokens, slots) : decoded(slots.toSource(text))
    const tip = title ? decoded(slots.toSource(title)) : null
    return insert(slots.toSource(raw), renderImage(slots.toSource(href), { alt, title: tip }, scope))
  }

  renderer.html = ({ text }) => slots.toSourceInTags(text)

  return renderer
}

/** What a reader sees of inline tokens, without markup; mathematics as its source. */
function plainText(tokens: readonly Token[], slots: Slots): string {
  let out = ''
  for (const token of tokens) {
    if (token.type === 'html') continue
    if (token.type === 'br') out += ' '
    else if (token.type === 'codespan') out += slots.toSource(token.text)
    else if ('tokens' in token && token.tokens) out += plainText(token.tokens, slots)
    else if ('text' in token) out += decoded(slots.toSource((token as Tokens.Text).text))
  }
  return out
}
