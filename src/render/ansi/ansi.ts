import { escapeHtml } from '../../text/escape-html.ts'
import { nextEscape, stripEscapes } from '../../text/escape-sequence.ts'
import { applyEscape, PLAIN_STYLE, sameStyle, type TextStyle } from '../../text/sgr.ts'
import { type SafeHtml, trustedHtml } from '../safe-html.ts'
import { safeUrl } from '../sanitize/urls.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible, visibleText } from '../visible-controls.ts'
import { styleAttributes } from './style-attributes.ts'

// The OSC 8 specification allows printable ASCII only; anything else has to be percent-encoded.
const LINKED = /^(?:https?|mailto):[!-~]+$/i

const MAX_SPANS = 256

/**
 * Terminal text as HTML for the inside of a `<pre>`: colours and attributes as `<span class="pl-ansi-…">`, OSC 8
 * links to http, https and mailto as `<a>`, every other escape sequence left out, remaining control characters
 * made visible. Takes time linear in the text's length.
 *
 * It does not act on `\r` and `\b`; `terminalText` does.
 */
export function renderAnsi(text: string, scope: CellScope): SafeHtml {
  let found = nextEscape(text, 0)
  // Every piece of text goes through escapeVisible, every attribute is built from numbers or goes through escapeHtml.
  if (!found) return trustedHtml(escapeVisible(text))
  scope.needs('ansi')
  let out = ''
  let style = PLAIN_STYLE
  let shown = PLAIN_STYLE
  let span = ''
  let at = 0
  const spans = new Map<TextStyle, string>([[PLAIN_STYLE, '']])
  const show = (piece: string) => {
    if (!sameStyle(shown, style)) {
      const next = spans.get(style) ?? styleAttributes(style)
      if (spans.size < MAX_SPANS) spans.set(style, next)
      out += transition(shown.link, style.link, span, next)
      shown = style
      span = next
    }
    out += escapeVisible(piece)
  }
  for (; found; found = nextEscape(text, at)) {
    if (found.start > at) show(text.slice(at, found.start))
    style = withSafeLink(applyEscape(style, found), style.link)
    at = found.end
  }
  if (at < text.length) show(text.slice(at))
  out += transition(shown.link, '', span, '')
  return trustedHtml(out)
}

/** Terminal text as plain text: without escape sequences, control characters made visible. */
export function plainOf(text: string): string {
  return visibleText(stripEscapes(text))
}

function withSafeLink(style: TextStyle, safe: string): TextStyle {
  if (style.link === safe) return style
  const url = style.link === '' ? undefined : safeUrl(style.link)
  return { ...style, link: url !== undefined && LINKED.test(url) ? url : '' }
}

/** The tags between two pieces of text: from one link and one span's attributes to others. A link is around its spans. */
function transition(fromLink: string, toLink: string, fromSpan: string, toSpan: string): string {
  if (fromLink === toLink && fromSpan === toSpan) return ''
  let tags = fromSpan === '' ? '' : '</span>'
  if (fromLink !== toLink) {
    if (fromLink !== '') tags += '</a>'
    if (toLink !== '') tags += `<a href="${escapeHtml(toLink)}" rel="noopener noreferrer">`
  }
  return toSpan === '' ? tags : `${tags}<span${toSpan}>`
}
