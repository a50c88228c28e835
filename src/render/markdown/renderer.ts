import { Renderer, type Token, type Tokens } from 'marked'
import { escapeHtml } from '../../text/escape-html.ts'
import { highlight } from '../highlight/highlight.ts'
import { renderImage } from '../image-reference.ts'
import type { SafeHtml } from '../safe-html.ts'
import { safeUrl } from '../sanitize/urls.ts'
import type { CellScope } from '../scope.ts'
import { fragmentHref } from '../slug.ts'
import { escapeVisible } from '../visible-controls.ts'
import { alertOf } from './alert.ts'
import type { MarkupAttributes, OpenTag } from './markup.ts'
import { decodeReferences } from './references.ts'
import { type Slot, toSource } from './slots.ts'

const ADDRESS = /^(?:s?ftp|file|s3|gs|hdfs|dbfs|abfss?|wasbs?|adl|oci|git|ssh|tel):/i

export interface RendererParts {
  readonly scope: CellScope
  readonly slots: readonly Slot[]
  readonly open: OpenTag
  /** Puts finished HTML into the text, past the sanitiser. */
  readonly insert: (source: string, content: SafeHtml) => string
  /** Puts the notebook's own HTML into the text. */
  readonly insertHtml: (markup: string) => string
  /** The value of a heading's id, which a link to it repeats. */
  readonly anchor: (level: number, text: string) => string
}

/** marked's renderer, where ours differs from it. */
export function createRenderer({ scope, slots, open, insert, insertHtml, anchor }: RendererParts): Renderer {
  const renderer = new Renderer()
  const { words } = scope.env
  const sourceOf = (text: string) => toSource(text, slots)
  const plain = (text: string) => decodeReferences(sourceOf(text))
  const repeats = repetition(scope)
  let links = 0

  renderer.heading = function ({ tokens, depth }) {
    const id = anchor(depth, plainText(tokens, sourceOf).replace(/\s+/g, ' ').trim())
    const link = `${open('a', { class: 'pl-anchor', href: `#${id}`, 'aria-label': words.headingLink })}#</a>`
    return `${open(`h${depth}`, { id })}${this.parser.parseInline(tokens)}${link}</h${depth}>\n`
  }

  renderer.code = ({ text, lang }) => {
    const code = sourceOf(text)
    const language = /^\s*([^\s,{]*)/.exec(plain(lang ?? ''))?.[1] ?? ''
    // Only the code itself passes the sanitiser by: its elements must end a paragraph of the author that is open.
    return `${open('pre', { class: 'pl-fence' })}<code>${insert(code, highlight(code, language, scope))}</code></pre>\n`
  }

  renderer.codespan = ({ text }) => `<code>${escapeVisible(sourceOf(text))}</code>`

  renderer.blockquote = function (token) {
    const alert = alertOf(token)
    if (alert === undefined) return `<blockquote>\n${this.parser.parse(token.tokens)}</blockquote>\n`
    const title = `${open('p', { class: 'pl-alert-title' })}${escapeHtml(words[alert.kind])}</p>\n`
    return `${open('div', { class: `pl-alert pl-alert-${alert.kind}` })}\n${title}${this.parser.parse(alert.tokens)}</div>\n`
  }

  renderer.table = function (token) {
    return `${open('div', { class: 'pl-table-wrap' })}${Renderer.prototype.table.call(this, token)}</div>\n`
  }

  // No form controls: a checkbox is a picture of one.
  renderer.checkbox = ({ checked }) => {
    const [classes, label] = checked ? ['pl-task pl-task-done', words.done] : ['pl-task', words.toDo]
    return `${open('span', { class: classes, role: 'img', 'aria-label': label })}</span> `
  }

  renderer.link = function ({ href, title, tokens, raw }) {
    links++
    const content = this.parser.parseInline(tokens)
    links--
    // marked finds `<a@b.example>` in the text of a link, too; a link cannot hold another.
    if (links > 0) return content
    // By reference, a target that stands in the source once can be in the page many times.
    if (!repeats(href.length + (title?.length ?? 0) - raw.length)) return content
    const source = sourceOf(href)
    const tip: MarkupAttributes = title ? { title: plain(title) } : {}
    const url = safeUrl(decodeReferences(source))
    if (url === undefined) {
      scope.warn('REMOVED', `The link target ${JSON.stringify(source.slice(0, 100))} is not allowed`)
      // A reader may want to know a file's or a bucket's address; a script's is of no use.
      if (!ADDRESS.test(source)) return content
      return `${open('span', { title: source.slice(0, 500) })}${content}</span>`
    }
    if (url.startsWith('#'))
      return `${open('a', { href: fragmentHref(url.slice(1), scope.env.idPrefix), ...tip })}${content}</a>`
    return `${open('a', { href: encoded(url), ...tip, rel: 'noopener noreferrer' })}${content}</a>`
  }

  renderer.image = ({ href, title, text, tokens, raw }) => {
    const alt = tokens ? plainText(tokens, sourceOf) : plain(text)
    return insert(
      sourceOf(raw),
      renderImage(sourceOf(href), { alt, title: title ? plain(title) : null }, scope, links === 0),
    )
  }

  renderer.html = ({ text }) => insertHtml(text)

  renderer.text = function (token) {
    if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens)
    // Decoded and escaped again, so that no half of a character reference is left over.
    return escapeHtml(decodeReferences(token.text))
  }

  return renderer
}

/** Tells whether the source may yet repeat so much, and warns once where it may not. */
function repetition(scope: CellScope): (length: number) => boolean {
  let left = scope.env.limits.repeatedLength
  return (length) => {
    if (length <= 0) return true
    const had = left >= 0
    left -= length
    if (left < 0 && had)
      scope.warn(
        'FALLBACK',
        'Links by reference repeat too much; from here on they are shown as text (limits.repeatedLength)',
      )
    return left >= 0
  }
}

/** What a reader sees of inline tokens, without markup; mathematics as its source. */
function plainText(tokens: readonly Token[], sourceOf: (text: string) => string): string {
  let out = ''
  for (const token of tokens) {
    if (token.type === 'html') continue
    if (token.type === 'br') out += ' '
    else if (token.type === 'codespan') out += sourceOf(token.text)
    else if ('tokens' in token && token.tokens) out += plainText(token.tokens, sourceOf)
    else if ('text' in token) out += sourceOf(decodeReferences((token as Tokens.Text).text))
  }
  return out
}

/** Blanks and the like as `%20`, as CommonMark has it; what is encoded already stays. */
function encoded(url: string): string {
  return encodeURI(url.toWellFormed()).replaceAll('%25', '%')
}
