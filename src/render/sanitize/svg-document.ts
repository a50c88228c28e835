import { encodeBase64 } from '../../text/base64.ts'
import { svgPicture } from './svg.ts'
import { readTag } from './tokens.ts'

const DECLARATION = /\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>)/iy
const ROOT = /<svg(?=[\s>/])/i
/** Neither acts in an image; it could where a reader opens the image by itself. */
const ACTIVE = /script|[\s"'/]on[a-z]+\s*=/i
const NESTING = 200

/**
 * An SVG document, or an `<svg>` cut out of a page, as the `data:` URI of an image. What an image needs and inline
 * SVG often leaves out (the namespaces) is added; what could act is taken out. Undefined where it is no SVG.
 */
export function svgDataUri(svg: string): string | undefined {
  const start = rootOf(svg)
  if (start < 0) return undefined
  if (ACTIVE.test(svg)) return svgPicture(svg, start, '', NESTING).source
  const prolog = svg.slice(0, start)
  // The declared encoding is not the one it gets here; only entities are worth keeping.
  const document = `${prolog.includes('<!ENTITY') ? prolog.replace(/^\s*<\?[^>]*\?>/, '') : ''}${withNamespaces(svg.slice(start))}`
  return `data:image/svg+xml;base64,${encodeBase64(new TextEncoder().encode(document.trimStart()))}`
}

/** Index of the root element, behind declarations and comments. */
function rootOf(svg: string): number {
  DECLARATION.lastIndex = 0
  let at = 0
  while (DECLARATION.test(svg)) at = DECLARATION.lastIndex
  const found = svg.slice(at).search(ROOT)
  return found < 0 ? -1 : at + found
}

function withNamespaces(svg: string): string {
  const names = new Set(readTag(svg, 1)?.attributes.filter((_part, i) => i % 2 === 0))
  const missing = [
    names.has('xmlns') ? '' : ' xmlns="http://www.w3.org/2000/svg"',
    names.has('xmlns:xlink') || !svg.includes('xlink:') ? '' : ' xmlns:xlink="http://www.w3.org/1999/xlink"',
  ].join('')
  return missing === '' ? svg : `<svg${missing}${svg.slice('<svg'.length)}`
}
