// Raw HTML in Markdown ends where Markdown says, and that may be in the midst of a tag, a comment or a script. A
// parser of HTML would go on from there and swallow what follows, so each piece is made whole first.

/** Elements whose content a parser takes as text until their end tag. */
const RAW_TEXT = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)$/i
const TAG_NAME = /<\/?([a-zA-Z][^\s/>]*)/y
const MAX_INCOMPLETE = 50

/**
 * The piece with every comment, tag and raw text element closed; a tag that never ends becomes text.
 *
 * @param insideTag Rewrites what stands within tags, comments and raw text.
 */
export function completeHtml(html: string, insideTag: (markup: string) => string): string {
  let out = ''
  let at = 0
  let incomplete = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    out += html.slice(at, open)
    const end = incomplete < MAX_INCOMPLETE ? markupEnd(html, open) : open
    if (end === undefined) return out + insideTag(html.slice(open)) + closing(html, open)
    if (end === open) {
      if (/^[a-zA-Z/!?]/.test(html.slice(open + 1, open + 2))) incomplete++
      out += '&lt;'
      at = open + 1
      continue
    }
    out += insideTag(html.slice(open, end))
    at = end
  }
  return out + html.slice(at)
}

/** Where what starts at `open` ends; `open` itself where it is no markup, undefined where the piece ends first. */
function markupEnd(html: string, open: number): number | undefined {
  if (html.startsWith('<!--', open)) return commentEnd(html, open)
  if (html[open + 1] === '!' || html[open + 1] === '?') {
    const end = html.indexOf('>', open)
    return end < 0 ? open : end + 1
  }
  TAG_NAME.lastIndex = open
  const name = TAG_NAME.exec(html)?.[1]
  if (name === undefined) return open
  const end = tagEnd(html, TAG_NAME.lastIndex)
  if (end === undefined) return open
  if (html[open + 1] === '/' || !RAW_TEXT.test(name)) return end
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = end
  const found = close.exec(html)
  return found && tagEnd(html, close.lastIndex) !== undefined ? found.index : undefined
}

function commentEnd(html: string, open: number): number | undefined {
  // `<!-->` and `<!--->` are whole comments.
  const found = /-->|--!>/g
  found.lastIndex = open + 2
  return found.exec(html) ? found.lastIndex : undefined
}

function closing(html: string, open: number): string {
  if (html.startsWith('<!--', open)) return '-->'
  TAG_NAME.lastIndex = open
  return `</${TAG_NAME.exec(html)?.[1] ?? ''}>`
}

/** Past the `>` of a tag; a quote matters only where a value starts. */
function tagEnd(html: string, from: number): number | undefined {
  for (let i = from; i < html.length; i++) {
    const char = html[i]
    if (char === '>') return i + 1
    if (char !== '=') continue
    while (/\s/.test(html[i + 1] ?? '')) i++
    const quote = html[i + 1]
    if (quote !== '"' && quote !== "'") continue
    const close = html.indexOf(quote, i + 2)
    if (close < 0) return undefined
    i = close
  }
  return undefined
}
