import { encodeBase64 } from '../../text/base64.ts'
import { encodePieces } from '../../text/encode-pieces.ts'
import { svgPicture } from './svg.ts'
import { isSuspicious } from './svg-gate.ts'
import { readTag } from './tokens.ts'

const DECLARATION = /\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>)/iy
const ROOT = /<svg(?=[\s>/])/i
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
  if (isSuspicious(root)) return svgPicture(root, 0, '', NESTING).source
  return `data:image/svg+xml;base64,${encodeBase64(encodePieces([withNamespaces(root)]))}`
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
