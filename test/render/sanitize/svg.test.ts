import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { sanitize } from '../../../src/render/sanitize/sanitize.ts'
import { svgDataUri } from '../../../src/render/sanitize/svg-document.ts'
import { scopeForTest } from '../../support/scope.ts'

const clean = (fragment: string) => sanitize(fragment, scopeForTest().scope).value
const decode = (uri: string | undefined) => Buffer.from(uri?.split('base64,')[1] ?? '', 'base64').toString()
/** The picture's document; throws where it is not well-formed XML. */
const documentOf = (markup: string) => {
  const text = decode(/src="([^"]*)"/.exec(markup)?.[1])
  return new JSDOM(text, { contentType: 'image/svg+xml' }).window.document.documentElement
}

describe('SVG in HTML', () => {
  it('becomes a well-formed picture, however it is written', () => {
    const root = documentOf(
      clean(
        `<svg viewbox="0 0 9 9" width=10 WIDTH=20 onload=x()><LINEARGRADIENT ID=g><stop offset=0></linearGradient><rect fill="url(#g)" data-a='"<&'><text x=1>a &amp; b &lt; c&nbsp;<![CDATA[d<e]]></svg>`,
      ),
    )
    expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg')
    expect(root.getAttribute('viewBox')).toBe('0 0 9 9')
    expect(root.getAttribute('width')).toBe('10')
    expect(root.querySelector('linearGradient#g > stop')).not.toBeNull()
    expect(root.textContent).toBe('a & b < c\u00a0d<e')
    expect(root.outerHTML).not.toContain('onload')
  })

  it.each([
    ['scripts', '<svg><script>x()</script><path/></svg>'],
    ['handlers', '<svg onload="x()"><path onclick="x()"/></svg>'],
    ['links that act', '<svg><a xlink:href="javascript:x()"><path/></a></svg>'],
    [
      'links that are made to act',
      '<svg><a><animate attributeName="xlink:href" values="javascript:x()"/><path/></a></svg>',
    ],
    ['images from elsewhere', '<svg><image href="https://a.example/x"/><path/></svg>'],
    ['frames', '<svg><foreignObject><iframe src="javascript:x()"></iframe></foreignObject><path/></svg>'],
  ])('loses %s', (_name, fragment) => {
    expect(documentOf(clean(fragment)).outerHTML).not.toMatch(/script|x\(\)|a\.example/)
  })

  it('says what it shows', () => {
    expect(clean('<svg><title>Rain</title><text>x</text></svg>')).toContain('alt="Rain"')
    expect(clean('<svg><text>10</text><text>mm</text></svg>')).toContain('alt="10 mm"')
    expect(clean('<svg aria-hidden="true"><path/></svg>')).toContain('alt=""')
  })

  it('takes the colours that style sheets give it', () => {
    const markup = clean('<style>.bar{fill:steelblue}</style><svg width="5"><rect class="bar"/></svg>')
    expect(documentOf(markup).querySelector('style')?.textContent).toBe('.bar{fill:steelblue}')
  })

  it('is as large as it was', () => {
    expect(clean('<svg viewBox="0 0 1 1"><path/></svg>')).toContain('style="width:100%"')
    expect(clean('<svg width="50%" height="20"><path/></svg>')).toMatch(/ width="50%"(?!.* height=)/)
  })

  it.each([
    ['symbols that others refer to', '<svg style="display:none"><symbol id="a"><path/></symbol></svg>'],
    ['references to what is elsewhere', '<svg><use href="#a"/></svg>'],
    ['nothing', '<svg></svg>'],
    ['what has no size', '<svg width="0" height="0"><path/></svg>'],
  ])('shows nothing for %s', (_name, fragment) => {
    expect(clean(`${fragment}z`)).toBe('z')
  })

  it.each([
    ['<svg><path/><p>after</p>', '<p>after</p>'],
    ['<div><svg><g></div>after', '</div>after'],
    ['<svg><path/></svg></svg>after', '>after'],
  ])('ends where a browser ends it: %s', (fragment, end) => {
    expect(clean(fragment).endsWith(end)).toBe(true)
  })
})

describe('SVG documents', () => {
  it.each([
    ['<svg><a xlink:href="#b"/></svg>', '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="#b"/></svg>'],
    ['<?xml version="1.0" encoding="UTF-16"?>\n<!-- <svg> -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['<svg title="a>b" xmlns="http://www.w3.org/2000/svg"/>', '<svg title="a>b" xmlns="http://www.w3.org/2000/svg"/>'],
    ['<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', '<svg xmlns="http://www.w3.org/2000/svg">b</svg>'],
  ])('%s', (svg, expected) => {
    expect(decode(svgDataUri(svg))).toBe(expected)
  }) // biome-ignore format: a table

  it('lose what acts', () => {
    const uri = svgDataUri(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><rect onclick="x()"/></svg>',
    )
    expect(decode(uri)).toMatch(/<rect>/)
    expect(decode(uri)).not.toMatch(/script|x\(\)/)
  })

  // Nothing of it acts in an image; it would where a reader opens the image by itself.
  it.each([
    '<!DOCTYPE svg [<!ENTITY a "&#60;script>x()&#60;/script>">]><svg><path/>&a;</svg>',
    '<!DOCTYPE svg [<!ENTITY a "javas"><!ENTITY b "cript:x()">]><svg><a href="&a;&b;"><path/></a></svg>',
    '<!DOCTYPE svg SYSTEM "https://a.example/"><?xml-stylesheet href="https://a.example/"?><svg><path/></svg>',
    '<svg><a href="java&#115;cript:x()"><path/></a></svg>',
    '<svg><a title=">" href="java&#x73;cript:x()"><path/></a></svg>',
    '<svg><animate attributeName="href" values="https://a.example/"/><path/></svg>',
    '<svg><image href="https://a.example/"/><path/></svg>',
    "<svg><image xlink:href = 'https://a.example/'/><path/></svg>",
    '<svg><path fill="url(https://a.example/)"/></svg>',
    '<svg><path style="fill:u\\72l(https://a.example/)"/></svg>',
    '<svg><style>@import "https://a.example/"; path{fill:red}</style><path/></svg>',
    '<svg><style>@im<![CDATA[port]]> "https://a.example/";</style><path/></svg>',
    '<svg><style><![CDATA[@im]]>port "https://a.example/";</style><path/></svg>',
    '<svg><style><!-- -->@im<!-- -->port "https://a.example/";</style><path/></svg>',
    '<svg><style>@&#105;mport "https://a.example/";</style><path/></svg>',
    '<svg><style>path{fill:u\\72l(https://a.example/)}</style><path/></svg>',
    '<svg><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://a.example/"/></foreignObject><path/></svg>',
    '<svg><foreignObject><p xmlns="http://www.w3.org/1999/xhtml"><img srcset="https://a.example/ 1x"/></p></foreignObject><path/></svg>',
    '<svg xmlns:h="http://www.w3.org/1999/xht&#109;l"><h:iframe src="https://a.example/"/><path/></svg>',
  ])('neither act nor fetch: %s', (svg) => {
    const document = new JSDOM(decode(svgDataUri(svg)), { contentType: 'image/svg+xml' }).window.document
    expect(document.querySelectorAll('script, iframe')).toHaveLength(0)
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes])
    expect(attributes.map(({ value }) => value).join('\n')).not.toMatch(/x\(\)|[^-]url\(https|a\.example/)
    expect([...document.querySelectorAll('style')].map((style) => style.textContent).join()).not.toMatch(
      /@import|[^-]url\(http|\\/,
    )
  }) // biome-ignore format: a list

  it('keep what only draws, letter by letter', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><style type="text/css"><![CDATA[ .a { fill: url(#b) } ]]></style><metadata/><use xlink:href="#c"/><image href="data:image/png;base64,AAAA"/><text>a &amp; b</text></svg>'
    expect(decode(svgDataUri(svg))).toBe(svg)
  })

  it('are not what has no <svg>', () => {
    expect(svgDataUri('<script>x()</script>')).toBeUndefined()
    expect(svgDataUri('')).toBeUndefined()
  })
})
