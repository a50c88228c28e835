import { encodeBase64 } from '../../text/base64.ts'
import { encodePieces } from '../../text/encode-pieces.ts'
import { attribute, safeAttributes } from './attributes.ts'
import { readForeign } from './foreign.ts'
import { pictureCss, staysInside } from './svg-css.ts'
import { svgName } from './svg-names.ts'

// An `<svg>` in HTML becomes an image: there it shows the same picture, but runs nothing and fetches nothing.

/** An `<svg>` of HTML as a picture. */
export interface SvgPicture {
  /** `data:` URI of a well-formed SVG document; undefined where nothing would be seen. */
  readonly source: string | undefined
  /** What the picture says of itself: its title, else the words in it. */
  readonly text: string
  /** Attributes of the `<svg>`: name (lower case) → value. */
  readonly attributes: ReadonlyMap<string, string>
  /** Index after the element. */
  readonly end: number
}

const SVG = 'http://www.w3.org/2000/svg'
const XHTML = 'http://www.w3.org/1999/xhtml'
const XLINK = 'http://www.w3.org/1999/xlink'

/** Nothing in an image acts; it could where a reader opens the image by itself. */
const ACTIVE = new Set(
  'script handler listener iframe frame frameset applet object embed audio video canvas input form button textarea select link meta base metadata'.split(
    ' ',
  ),
)
/** Drawn only where something refers to it. */
const DEFINITIONS = new Set(
  'defs symbol clippath mask pattern marker lineargradient radialgradient filter'.split(' '),
)
const DRAWN = new Set('path rect circle ellipse line polyline polygon text image foreignobject'.split(' '))
const NAME = /^[A-Za-z_][\w.-]*$/
const ATTRIBUTE =
  /^(?!(?:srcset|background|cite|action|formaction|poster|ping|data)$)(?:xlink:|xml:)?[A-Za-z_][\w.-]*$/
/** In HTML within a picture. */
const HTML_ATTRIBUTE =
  /^(?:class|id|style|title|lang|dir|align|valign|width|height|colspan|rowspan|border|cellpadding|cellspacing|color|face|size|src|alt|href)$/
const REFERENCE = /^\s*(?:#|data:image\/)/i
/** What a link in a picture may lead to: from there, a picture would open as a page. */
const LINK = /^\s*#/
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const MAX_TEXT = 250

/**
 * @param css Style sheets of the HTML around it, which may be what colours the picture.
 * @param nesting Elements within each other; deeper ones are left out.
 */
export function svgPicture(source: string, open: number, css: string, nesting: number): SvgPicture {
  const out: string[] = []
  const root = new Map<string, string>()
  const ids = new Set<string>()
  const uses: string[] = []
  const words: string[] = []
  let title = ''
  let hidden = 0
  let undrawn = 0
  let depth = 0
  let inText = ''
  let sheet = ''
  let isDrawn = false
  let parent = ''
  const parents: string[] = []

  const end = readForeign(source, open, nesting, {
    start(name, attributes) {
      depth++
      parents.push(parent)
      const isHtml = parent === 'foreignobject' || parents.includes('foreignobject')
      if (hidden > 0 || parent === 'style' || ACTIVE.has(name) || isRetargeting(name, attributes)) {
        hidden++
        parent = name
        return
      }
      if (DEFINITIONS.has(name)) undrawn++
      if (undrawn === 0 && DRAWN.has(name)) isDrawn = true
      if (name === 'text' || name === 'title') inText = name
      if (NAME.test(name)) {
        out.push(`<${isHtml ? name : svgName(name)}${depth === 1 ? rootAttributes(attributes) : ''}`)
        if (isHtml && parent === 'foreignobject') out.push(` xmlns="${XHTML}"`)
        writeAttributes(name, attributes, isHtml)
        out.push('>')
        if (depth === 1 && css !== '') out.push(`<style>${escapeXml(pictureCss(css))}</style>`)
      }
      parent = name
    },
    end(name) {
      depth--
      parent = parents.pop() ?? ''
      if (hidden > 0) return void hidden--
      if (DEFINITIONS.has(name)) undrawn--
      if (name === inText) inText = ''
      if (name === 'style') {
        out.push(escapeXml(pictureCss(sheet)))
        sheet = ''
      }
      if (NAME.test(name))
        out.push(
          `</${parents.includes('foreignobject') || parent === 'foreignobject' ? name : svgName(name)}>`,
        )
    },
    text(text) {
      if (hidden > 0) return
      if (inText === 'title' && depth === 2) title += text
      else if (inText === 'text') words.push(text)
      if (parent === 'style') sheet += text
      else out.push(escapeXml(text))
    },
  })

  function writeAttributes(name: string, attributes: readonly string[], isHtml: boolean): void {
    const seen = new Set<string>()
    for (let i = 0; i < attributes.length; i += 2) {
      const spelled = attributes[i]!
      const value = attributes[i + 1]!
      const own = isHtml ? spelled.toLowerCase() : svgName(spelled)
      if (seen.has(own) || !(isHtml ? HTML_ATTRIBUTE : ATTRIBUTE).test(own)) continue
      if (/^(?:on|xmlns)/i.test(own) || !staysInside(value)) continue
      const isReference = /^(?:xlink:)?href$|^src$/.test(own)
      if (isReference && !(name === 'a' ? LINK : REFERENCE).test(value)) continue
      seen.add(own)
      if (own === 'id') ids.add(value)
      if (isReference && name === 'use') uses.push(value.trim().slice(1))
      out.push(` ${own}="${escapeXml(value)}"`)
    }
  }

  function rootAttributes(attributes: readonly string[]): string {
    for (let i = 0; i < attributes.length; i += 2) {
      const name = attributes[i]!.toLowerCase()
      if (!root.has(name)) root.set(name, attributes[i + 1]!)
    }
    const font = root.has('font-family') ? '' : ' font-family="sans-serif"'
    return ` xmlns="${SVG}" xmlns:xlink="${XLINK}"${font}`
  }

  const isSeen = (isDrawn || uses.some((id) => ids.has(id))) && !isHidden(root)
  return {
    source: isSeen ? `data:image/svg+xml;base64,${encodeBase64(encodePieces(out))}` : undefined,
    text: shorten(root.get('aria-label') ?? (title.trim() || words.join(' '))),
    attributes: root,
    end,
  }
}

/** An animation that makes a link lead somewhere else. */
function isRetargeting(name: string, attributes: readonly string[]): boolean {
  if (!/^(?:set|animate)/.test(name)) return false
  return attributes.some(
    (value, i) => i % 2 === 1 && attributes[i - 1]!.toLowerCase() === 'attributename' && /href/i.test(value),
  )
}

function isHidden(root: ReadonlyMap<string, string>): boolean {
  const style = root.get('style') ?? ''
  return (
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) ||
    ['width', 'height'].some((name) => /^\s*0(?:px)?\s*$/.test(root.get(name) ?? ''))
  )
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT).toWellFormed()}…` : line
}

/**
 * The picture as an `<img>` of the size the `<svg>` has in HTML.
 *
 * @param name What it is called where it holds no text.
 */
export function pictureMarkup({ text, attributes }: SvgPicture, source: string, name: string): string {
  const shown = new Map(
    [...attributes].filter(
      ([name, value]) => name === 'style' || (SIZES.has(name) && value.trim().endsWith('%')),
    ),
  )
  // Without a size of its own, an `<svg>` is as wide as there is room for.
  if (!attributes.has('width') && attributes.has('viewbox'))
    shown.set('style', `width:100%;${shown.get('style') ?? ''}`)
  const alt = attributes.get('aria-hidden') === 'true' ? '' : text || name
  return `<img src="${source}"${safeAttributes('img', shown).markup}${attribute('alt', alt)}>`
}

const SIZES = new Set(['width', 'height'])
