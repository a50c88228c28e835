import { encodeBase64 } from '../../text/base64.ts'
import { svgPicture } from './svg.ts'
import { OUTSIDE } from './svg-css.ts'
import { readTag } from './tokens.ts'

const DECLARATION = /\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>)/iy
const ROOT = /<svg(?=[\s>/])/i
/**
 * What could act or fetch where a reader opens the image by itself. Character references and HTML within could spell
 * any of the others, and nothing but `#…` and images is worth a reference in a picture.
 */
const SUSPICIOUS = new RegExp(
  [
    /script|[\s"'/:]on[a-z]+\s*=|href\s*=(?!\s*["']\s*(?:#|data:image\/))|attributename\s*=\s*["'][^"']*href/,
    /&(?!(?:amp|lt|gt|quot|apos);)|\\|foreignobject|xhtml|<[?!](?!--|\[CDATA\[)/,
    // Elements and attributes of HTML are nothing to SVG, but not to what reads it as HTML.
    /<(?:[\w.-]+:)?(?:iframe|frame|frameset|applet|object|embed|audio|video|canvas|input|form|button|textarea|select|link|meta|base|handler|listener)[\s/>]/,
    /[\s"'/](?:src|srcset|background|cite|action|formaction|poster|ping|data)\s*=/,
    // A link to an image opens it as a page.
    /<(?:[\w.-]+:)?a\s[^<>]*href\s*=\s*["']?\s*data:/,
    // A style sheet in several pieces, none of which says what they say together.
    /[<:]style[^<]*<(?!\/|!\[CDATA\[)|[<:]style[^<>]*>\s*[^\s<][^<]*<!\[CDATA\[|\]\]>(?!\s*<\/)/,
    OUTSIDE,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)
const ENTITY = /<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>/g
const ENTITY_REFERENCE = /&([\w.-]{1,60});/g
/** What entities may add to a document, in UTF-16 units. */
const ENTITY_GROWTH = 100_000
const NESTING = 200

/**
 * An SVG document, or an `<svg>` cut out of a page, as the `data:` URI of an image. What an image needs and inline
 * SVG often leaves out (the namespaces) is added; what could act is taken out. Undefined where it is no SVG.
 */
export function svgDataUri(svg: string): string | undefined {
  const start = rootOf(svg)
  if (start < 0) return undefined
  const root = expandEntities(svg.slice(start), svg.slice(0, start))
  if (SUSPICIOUS.test(root)) return svgPicture(root, 0, '', NESTING).source
  return `data:image/svg+xml;base64,${encodeBase64(new TextEncoder().encode(withNamespaces(root)))}`
}

/** Index of the root element, behind declarations and comments. */
function rootOf(svg: string): number {
  DECLARATION.lastIndex = 0
  let at = 0
  while (DECLARATION.test(svg)) at = DECLARATION.lastIndex
  const found = svg.slice(at).search(ROOT)
  return found < 0 ? -1 : at + found
}

/** Entities that stand for plain text, as drawing programs declare them for namespaces. */
function expandEntities(root: string, prolog: string): string {
  if (!prolog.includes('<!ENTITY')) return root
  const values = new Map(Array.from(prolog.matchAll(ENTITY), ([, name, a, b]) => [name!, a ?? b ?? '']))
  let growth = 0
  return root.replace(ENTITY_REFERENCE, (reference, name: string) => {
    const value = values.get(name)
    if (value === undefined || growth > ENTITY_GROWTH) return reference
    growth += value.length
    return value.replaceAll('"', '&quot;').replaceAll("'", '&apos;').replaceAll('>', '&gt;')
  })
}

function withNamespaces(svg: string): string {
  const names = new Set(readTag(svg, 1)?.attributes.filter((_part, i) => i % 2 === 0))
  const missing = [
    names.has('xmlns') ? '' : ' xmlns="http://www.w3.org/2000/svg"',
    names.has('xmlns:xlink') || !svg.includes('xlink:') ? '' : ' xmlns:xlink="http://www.w3.org/1999/xlink"',
  ].join('')
  return missing === '' ? svg : `<svg${missing}${svg.slice('<svg'.length)}`
}
