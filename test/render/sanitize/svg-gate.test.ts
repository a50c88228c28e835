import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSuspicious } from '../../../src/render/sanitize/svg-gate.ts'

/** The same as one would write it down, and slower. */
const PLAIN = new RegExp(
  [
    /script|[\s"'/:]on[a-z]+\s*=|href\s*=(?!\s*["']\s*(?:#|data:image\/))|attributename\s*=\s*["'][^"']*href/,
    /&(?!(?:amp|lt|gt|quot|apos);)|\\|foreignobject|xhtml|<[?!](?!--|\[CDATA\[)/,
    /<(?:[\w.-]+:)?(?:iframe|frame|frameset|applet|object|embed|audio|video|canvas|input|form|button|textarea|select|link|meta|base|handler|listener)[\s/>]/,
    /[\s"'/](?:src|srcset|background|cite|action|formaction|poster|ping|data)\s*=/,
    /<(?:[\w.-]+:)?a\s[^<>]*href\s*=\s*["']?\s*data:/,
    /[<:]style[^<]*<(?!\/|!\[CDATA\[)|[<:]style[^<>]*>\s*[^\s<][^<]*<!\[CDATA\[|\]\]>(?!\s*<\/)/,
    /url\((?!\s*["']?\s*(?:#|data:(?:image|font|application)\/))|image-set\(|cross-fade\(|src\(|@import/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

const part = fc.constantFrom(
  ...' \n\t="\'<>/:&;()#!?[]-@.\\'.split(''),
  ...'script on onload href xlink:href attributeName foreignObject xhtml iframe a object x:embed src srcset'.split(
    ' ',
  ),
  ...'background data data: data:image/ data:font/ url( image-set( cross-fade( src( @import style <style :style'.split(
    ' ',
  ),
  ...'</style> <![CDATA[ ]]> <!-- --> &amp; &lt &#10; <a <svg <g 12.5 M path ONCLICK HREF ſrc ſcript'.split(
    ' ',
  ),
)

describe('isSuspicious', () => {
  it('says what a plain pattern says', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const svg = parts.join('')
        expect(isSuspicious(svg)).toBe(PLAIN.test(svg))
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    '<svg onload="x()">',
    '<svg\nonload\n=\n"x()">',
    '<svg/onload=x()>',
    '<a xlink:href="javascript:x()">',
    '<a href = "#" HREF=x>',
    '<animate attributeName = "xlink:href"/>',
    '<x:IFRAME >',
    '<image src="a">',
    '<a class="b" href=data:text/html,x>',
    '<style>a{fill:url(https://a.example/)}</style>',
    '<?xml-stylesheet href="a"?>',
    '&#106;avascript',
    'a\\62 c',
    '@IMPORT "a"',
  ])('%j is', (svg) => {
    expect(isSuspicious(svg)).toBe(true)
  })

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M 1 2"/></svg>',
    '<use xlink:href="#a"/><image href=" data:image/png;base64,AAAA"/>',
    '<g style="fill: url(#a)" font-family="on = off"/>',
    '<style><![CDATA[a{fill:red}]]></style>',
  ])('%j is not', (svg) => {
    expect(isSuspicious(svg)).toBe(false)
  })
})
