import { OUTSIDE } from './svg-css.ts'

// Each pattern begins with the one character that what it looks for has in common, and looks back from there: pictures
// are megabytes of numbers, and a search that could begin anywhere takes twice as long.

/**
 * Attributes that act or fetch, those of HTML too, which are nothing to SVG but something to what reads it as HTML; of
 * links, those to nothing but a place in the picture and images may stay.
 */
const ATTRIBUTES =
  /=(?:(?<=(?:[\s"'/:]on[a-z]+|[\s"'/](?:src|srcset|background|cite|action|formaction|poster|ping|data))\s*=)|(?<=href\s*=)(?!\s*["']\s*(?:#|data:image\/))|(?<=attributename\s*=)\s*["'][^"']*href)/i
/** Elements of HTML, declarations, and a link to an image, which opens it as a page. */
const ELEMENTS =
  /<(?:[?!](?!--|\[CDATA\[)|(?:[\w.-]+:)?(?:(?:iframe|frame|frameset|applet|object|embed|audio|video|canvas|input|form|button|textarea|select|link|meta|base|handler|listener)[\s/>]|a\s[^<>]*href\s*=\s*["']?\s*data:))/i
/** HTML within, and scripts, whatever they are called. */
const WORDS = /script|foreignobject|xhtml/i
/** A style sheet in several pieces, none of which says what they say together. */
const STYLE_IN_PIECES =
  /[<:]style[^<]*<(?!\/|!\[CDATA\[)|[<:]style[^<>]*>\s*[^\s<][^<]*<!\[CDATA\[|\]\]>(?!\s*<\/)/i
/** Character references could spell any of the others. */
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)/i

/**
 * Whether an SVG document holds what could act or fetch where a reader opens the image by itself. Says yes where in
 * doubt.
 */
export function isSuspicious(svg: string): boolean {
  return (
    svg.includes('\\') ||
    (svg.includes('&') && REFERENCE.test(svg)) ||
    ((svg.includes('(') || svg.includes('@')) && OUTSIDE.test(svg)) ||
    ATTRIBUTES.test(svg) ||
    ELEMENTS.test(svg) ||
    WORDS.test(svg) ||
    STYLE_IN_PIECES.test(svg)
  )
}
