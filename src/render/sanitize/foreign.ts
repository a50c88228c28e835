import { elementModel } from './elements.ts'
import { decodeAttribute, decodeText } from './escape.ts'
import { isLetter, readTag, skipDeclaration, type Tag } from './tokens.ts'

/** Receives what an `<svg>` holds, balanced: for each start there is an end. */
export interface ForeignSink {
  /** `name` in lower case; attributes as name (as spelled) and value (decoded) in turn. */
  start(name: string, attributes: readonly string[]): void
  end(name: string): void
  /** Plain text. */
  text(text: string): void
}

/** HTML that ends an `<svg>` which was left open (HTML's parsing rules, "foreign content"). */
const BREAKOUT = new Set(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var'.split(
    ' ',
  ),
)
/** Within these HTML may stand. */
const INTEGRATION = new Set('desc foreignobject title'.split(' '))
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const CDATA = '<![CDATA['

/**
 * Reads the element whose tag stands at `open`, with all that it holds, and returns the index after it. Elements
 * nested deeper than `nesting` are passed over.
 */
export function readForeign(source: string, open: number, nesting: number, sink: ForeignSink): number {
  const names: string[] = []
  let skipped = 0
  let inHtml = 0

  function start(tag: Tag): void {
    if (names.length >= nesting) {
      if (!tag.isSelfClosing) skipped++
      return
    }
    sink.start(
      tag.name,
      tag.attributes.map((part, i) => (i % 2 === 0 ? part : decodeAttribute(part))),
    )
    if (tag.isSelfClosing || (inHtml > 0 && VOID.has(tag.name))) {
      sink.end(tag.name)
      return
    }
    names.push(tag.name)
    if (INTEGRATION.has(tag.name)) inHtml++
  }

  function end(): void {
    const name = names.pop()!
    if (INTEGRATION.has(name)) inHtml--
    sink.end(name)
  }

  let at = open
  while (at < source.length) {
    const next = source.indexOf('<', at)
    if (next < 0 || next > at) sink.text(decodeText(source.slice(at, next < 0 ? undefined : next)))
    if (next < 0) break
    at = next
    if (source.startsWith(CDATA, at)) {
      const close = source.indexOf(']]>', at)
      sink.text(source.slice(at + CDATA.length, close < 0 ? undefined : close))
      at = close < 0 ? source.length : close + 3
      continue
    }
    const isEnd = source[at + 1] === '/'
    const nameAt = at + (isEnd ? 2 : 1)
    if (!isLetter(source.charCodeAt(nameAt))) {
      const isMarkup = isEnd || source[nameAt] === '!' || source[nameAt] === '?'
      if (!isMarkup) sink.text('<')
      at = isMarkup ? skipDeclaration(source, at) : at + 1
      continue
    }
    const tag = readTag(source, nameAt)
    if (tag === undefined) break
    if (!isEnd) {
      if (inHtml === 0 && BREAKOUT.has(tag.name)) return closeAll(at)
      start(tag)
      if (names.length === 0) return tag.end
    } else if (skipped > 0) {
      skipped--
    } else {
      const match = names.lastIndexOf(tag.name)
      if (match < 0 && inHtml === 0 && elementModel(tag.name) !== undefined) return closeAll(at)
      while (match >= 0 && names.length > match) end()
      if (names.length === 0) return tag.end
    }
    at = tag.end
  }
  return closeAll(source.length)

  function closeAll(index: number): number {
    while (names.length > 0) end()
    return index
  }
}
