import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyFragment } from './verify-content.ts'
import { verifyPage } from './verify-page.ts'

// A verifier that finds nothing proves nothing: each of these must be found.

const SCRIPT = 'document.title'
const HASH = createHash('sha256').update(SCRIPT).digest('base64')
const POLICY = `default-src 'none'; script-src 'sha256-${HASH}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`

function page(content: string): string {
  return `<!DOCTYPE html>
<html lang="en" data-theme="auto">
<head>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta charset="utf-8">
<title>x</title>
<style>p { color: red }</style>
</head>
<body class="pl-page">
<a class="pl-skip" href="#main">Skip</a>
<header class="pl-header"><h1>x</h1></header>
<main class="pl-main" id="main">
<div class="pl-cell pl-cell-markdown" id="cell-a1"><div class="pl-markdown">${content}</div></div>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`
}

const svg = (content: string) =>
  `<img alt="" src="data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`).toString('base64')}">`

const GOOD = [
  '<p style="color:red;margin:0 1em">x <a href="https://example.com/?a=1&amp;b" rel="noopener noreferrer">x</a></p>',
  '<h2 id="nb-intro">x</h2><a href="#nb-intro">x</a><a href="other.html">x</a><a href="a/b:c">x</a>',
  '<table class="dataframe"><thead><tr><th colspan="2" scope="col">x</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  '<img alt="" width="10" src="data:image/png;base64,iVBORw0KGgo=">',
  '<math display="block" class="tml-display"><mrow><mi>x</mi><mo stretchy="false">=</mo><mn>1</mn></mrow></math>',
  '<p class="pl-file"><a download="x.pdf" href="data:application/pdf;base64,AAAA">x.pdf</a></p>',
  '<math><mtext><span class="tml-eqn"></span></mtext></math><span class="pl-ansi-rgb" style="--pl-fg:rgb(0,1,2)">x</span>',
  '<details class="pl-long"><summary>x</summary><div class="pl-result" tabindex="0" role="group" aria-label="Long output">x</div></details>',
  '<pre class="pl-code"><code><span class="pl-line" data-n="1">x</span></code></pre>',
  svg(
    '<style>.a{fill:url(#b)}</style><use href="#a"/><image href="data:image/png;base64,AAAA"/><text>a &#38; b</text>',
  ),
  '<div class="pl-html"><p style="font:12px &quot;A B&quot;;background:linear-gradient(90deg, rgb(1,2,3) 50%, red)">x</p><span class="pl-image-missing">x</span></div>',
]

const BAD: Record<string, [content: string, problem: RegExp]> = {
  'a second script': ['<script>1</script>', /2 script elements/],
  'an event handler': ['<img alt="" src="data:image/png;base64,AAAA" onerror="x()">', /attribute onerror/],
  'a javascript: link': ['<a href="javascript:x()">x</a>', /leads to javascript/],
  'a javascript: link in disguise': ['<a href=" java&#9;script&colon;x()">x</a>', /leads to/],
  'a vbscript: link': ['<a href="vbscript:x()">x</a>', /leads to/],
  'a data: link': ['<a href="data:text/html;base64,AAAA">x</a>', /leads to data/],
  'a page as download': [
    '<a download="x.html" href="data:text/html;base64,AAAA">x</a>',
    /attribute download.*leads to data/s,
  ],
  'a download that is not ours': [
    '<a download="x" href="data:application/pdf;base64,AAAA">x</a>',
    /attribute download/,
  ],
  'a remote image': ['<img alt="" src="https://example.com/x.png">', /shows https/],
  'an image set': ['<img alt="" src="data:image/png;base64,AAAA" srcset="x.png 2x">', /attribute srcset/],
  'a data: image that is a page': ['<img alt="" src="data:text/html;base64,AAAA">', /shows data/],
  'inline SVG': ['<svg></svg>', /another namespace/],
  'a frame': ['<iframe srcdoc="x"></iframe>', /iframe: element not allowed/],
  'a form': ['<form action="/x"></form>', /form: element not allowed/],
  'a text field': ['<input value="x">', /input: element not allowed/],
  'a template': ['<template><img src="x" onerror="x()"></template>', /attribute onerror/],
  'a base': ['<base href="https://example.com/">', /base: element not allowed/],
  'a link element': ['<link rel="stylesheet" href="x.css">', /link: element not allowed/],
  'a refresh': ['<meta http-equiv="refresh" content="0; url=x">', /meta element outside head/],
  'a style element': ['<style>*{color:red}</style>', /2 style elements/],
  'a name': ['<a name="body">x</a>', /attribute name/],
  'a data attribute': ['<p data-theme="dark">x</p>', /attribute data-theme/],
  'an id of ours': ['<p id="main">x</p>', /id main again/],
  'an id out of the namespace': ['<p id="toString">x</p>', /id "toString"/],
  'the same id twice': ['<p id="nb-x">x</p><p id="nb-x">x</p>', /id nb-x again/],
  'a property of ours elsewhere': ['<p style="--pl-fg:red">x</p>', /style sets --pl-fg/],
  'a style that fetches': ['<p style="background:url(x)">x</p>', /style background is/],
  'a style that fetches, escaped': ['<p style="background:u\\72l(x)">x</p>', /style background is/],
  'a style that covers the page': ['<p style="position:fixed;inset:0">x</p>', /style sets position/],
  'a tab stop that is not ours': ['<p tabindex="1">x</p>', /attribute tabindex/],
  'HTML in mathematics': ['<math><mtext><p>x</p></mtext></math>', /HTML inside mathematics/],
  'a link in mathematics': ['<math><mi href="javascript:x()">x</mi></math>', /attribute href/],
  'a style sheet in mathematics': ['<math><style>*{}</style></math>', /not allowed in mathematics/],
  'XML annotations': [
    '<math><annotation-xml encoding="text/html"></annotation-xml></math>',
    /not allowed in mathematics/,
  ],
  'a page as a file of ours': [
    '<p class="pl-file"><a download="x" href="data:text/html;base64,AAAA">x</a></p>',
    /leads to data/,
  ],
  'a file of ours with a path': [
    '<p class="pl-file"><a download="../x" href="data:application/pdf;base64,AAAA">x</a></p>',
    /attribute download is/,
  ],
  'a link to a file server': ['<a href="//example.com">x</a>', /leads to \/\//],
  'a link to a file server, with backslashes': ['<a href="\\\\example.com">x</a>', /leads to/],
  'a link to a file': ['<a href="file:///etc/passwd">x</a>', /leads to file/],
  'a link to a blob': ['<a href="blob:https://example.com/1">x</a>', /leads to blob/],
  'a target': ['<a href="x" target="_top">x</a>', /attribute target/],
  'a ping': ['<a href="x" ping="https://example.com">x</a>', /attribute ping/],
  'an area': ['<map><area href="x"></map>', /map: element not allowed/],
  'an XLink': ['<a xlink:href="x">x</a>', /attribute xlink:href/],
  'a formaction': ['<p formaction="x">x</p>', /attribute formaction/],
  'a button': ['<button class="pl-x" type="button">x</button>', /button: element not allowed/],
  'a background': ['<table background="x"></table>', /attribute background/],
  'sound that is fetched': ['<audio src="https://example.com/x.wav"></audio>', /shows https/],
  'sound that plays': ['<audio src="data:audio/wav;base64,AAAA" autoplay></audio>', /attribute autoplay/],
  'a poster': ['<video src="data:video/mp4;base64,AAAA" poster="x"></video>', /attribute poster/],
  'base64 that is cut short': ['<img alt="" src="data:image/png;base64,AAAAA">', /no base64/],
  'base64 with wrong padding': ['<img alt="" src="data:image/png;base64,AA=">', /no base64/],
  'base64 of nothing': ['<img alt="" src="data:image/png;base64,A">', /no base64/],
  'data that is not base64': ['<img alt="" src="data:image/png,AAAA">', /shows data/],
  'SVG with a script': [svg('<script>1</script>'), /a picture with/],
  'SVG with a prefixed script': [svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), /a picture with/],
  'SVG with a handler': [svg('<path onclick="x()"/>'), /a picture with/],
  'SVG with a link': [svg('<a href="https://example.com"/>'), /a picture with/],
  'SVG with an image from elsewhere': [
    svg('<image xlink:href="https://example.com/x.png"/>'),
    /a picture with/,
  ],
  'SVG with a colour from elsewhere': [svg('<path fill="url(https://example.com)"/>'), /a picture with/],
  'SVG with an import': [svg('<style>@import "x"</style>'), /a picture with/],
  'SVG with entities': [svg('<text>&x;</text>'), /a picture with/],
  'SVG with a frame': [
    svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
    /a picture with/,
  ],
  'a width that is none': ['<img alt="" src="data:image/png;base64,AAAA" width="1e9">', /attribute width is/],
  'a span over everything': [
    '<table><tbody><tr><td colspan="99999">x</td></tr></tbody></table>',
    /attribute colspan is/,
  ],
  'a colour that is none': ['<font color="url(x)">x</font>', /attribute color is/],
  'a language that is none': ['<p lang="&quot;>">x</p>', /attribute lang is/],
  'a direction that is none': ['<p dir="up">x</p>', /attribute dir is/],
  'a relation to another page': ['<a href="x" rel="opener">x</a>', /attribute rel is/],
  'a role of the page': [
    '<details class="pl-long"><summary>x</summary><div class="pl-result" role="main">x</div></details>',
    /attribute role is/,
  ],
  'a tab stop before others': ['<pre class="pl-code" tabindex="1">x</pre>', /attribute tabindex is/],
  'a form control of content': ['<input type="checkbox">', /input: element not allowed/],
  'another form control than ours': ['<input class="pl-hide-code" type="file">', /attribute type is/],
  'a list of another type': ['<ol type="x"><li>x</li></ol>', /attribute type is/],
  'an alignment that is none': ['<p align="x">x</p>', /attribute align is/],
  'a class of ours that does not exist': ['<p class="pl-x">x</p>', /class "pl-x"/],
  'a class of ours in HTML of the notebook': [
    '<div class="pl-html"><p class="pl-cell">x</p></div>',
    /class pl-cell in HTML/,
  ],
  'a class of highlighting in HTML of the notebook': [
    '<div class="pl-html"><b class="hljs-x">x</b></div>',
    /class hljs-x in HTML/,
  ],
  'a class that is none': ['<p class="a&lt;b">x</p>', /class "a<b"/],
  'a margin below zero': ['<p style="margin:-9px">x</p>', /style margin is/],
  'a number that is computed': ['<p style="width:calc(100vw*9)">x</p>', /style width is/],
  'a style before all others': ['<p style="color:red !important">x</p>', /style color is/],
  'a transform': ['<p style="transform:scale(9)">x</p>', /style sets transform/],
  'a layer': ['<p style="z-index:9">x</p>', /style sets z-index/],
  'a variable': ['<p style="--x:1;color:var(--x)">x</p>', /style sets --x.*style color is/s],
  'a filter': ['<p style="filter:blur(9px)">x</p>', /style sets filter/],
  'generated content': ['<p style="content:attr(x)">x</p>', /style sets content/],
  'a behaviour': [
    '<p style="-moz-binding:x;behavior:x">x</p>',
    /style sets -moz-binding.*style sets behavior/s,
  ],
  'an animation': ['<p style="animation:x 1s">x</p>', /style sets animation/],
  'a cursor': ['<p style="cursor:none">x</p>', /style sets cursor/],
  'a comment in a style': ['<p style="color:/**/red">x</p>', /style color is/],
  'an open string in a style': ['<p style="font-family:\'x">x</p>', /style font-family is/],
  'an attribute without quotes': ['<p title=x>x</p>', /attribute spelled title=x/],
  'an attribute in other quotes': ["<p title='x'>x</p>", /attribute spelled title='x'/],
  'an attribute in capitals': ['<p TITLE="x">x</p>', /attribute spelled TITLE/],
  'a direction control in code': ['<code>a\u202eb</code>', /a direction control in code/],
  'a comment': ['<!-- x -->', /markup: a comment/],
  'what only shows without scripts': [
    '<noscript><p title="</noscript><img src=x onerror=y>"></p></noscript>',
    /noscript: element not allowed/,
  ],
  'a frame set': ['<frameset><frame src="x"></frameset>', /start tags make/],
  'a marquee': ['<marquee>x</marquee>', /marquee: element not allowed/],
  'a custom element': ['<x-y>x</x-y>', /x-y: element not allowed/],
  'a dialog': ['<dialog open>x</dialog>', /dialog: element not allowed/],
  'a slot': ['<slot name="x"></slot>', /slot: element not allowed/],
  'mathematics that leads away': [
    '<math><mrow xlink:href="javascript:x()"></mrow></math>',
    /attribute .*href/,
  ],
  'mathematics that acts': [
    '<math><maction actiontype="toggle"></maction></math>',
    /not allowed in mathematics/,
  ],
  'mathematics with a handler': ['<math><mi onclick="x()">x</mi></math>', /attribute onclick/],
  'a cell that is closed early': ['</div></div><p>x</p>', /beside the cells|loose text|markup/],
  'main closed early': ['</div></div></main><p>x</p><main>', /main elements/],
  'text beside the cells': ['</div></div>x<div><div>', /loose text/],
  'an open comment': ['<!-- x', /script elements|markup/],
  'an open text field': ['<textarea>', /textarea: element not allowed/],
}

describe('verifyPage', () => {
  it.each(GOOD)('accepts %s', (content) => {
    expect(verifyPage(page(content))).toEqual([])
  })

  it.each(Object.entries(BAD))('finds %s', (_name, [content, problem]) => {
    expect(verifyPage(page(content)).join('\n')).toMatch(problem)
  })

  it('finds a policy that is missing, late or weak', () => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`
    const good = page('x')
    expect(verifyPage(good.replace(meta, '')).join('\n')).toMatch(/policy is not first/)
    expect(verifyPage(good.replace(meta, '').replace('<title>', `${meta}<title>`)).join('\n')).toMatch(
      /policy is not first/,
    )
    expect(verifyPage(good.replace("script-src '", "script-src 'unsafe-inline' '")).join('\n')).toMatch(
      /policy: script-src/,
    )
    expect(verifyPage(good.replace("; base-uri 'none'", '')).join('\n')).toMatch(/policy: no base-uri/)
    expect(verifyPage(good.replace('document.title', 'document.body')).join('\n')).toMatch(
      /not the one the policy names/,
    )
  })

  it('finds ids without the prefix asked for', () => {
    expect(verifyPage(page('<p id="nb-x">x</p>'), { idPrefix: 'a-' })).toHaveLength(3)
  })
})

describe('verifyFragment', () => {
  it.each([
    '',
    'x\u00a0&amp;',
    '<p id="nb-x">x</p><table><tbody><tr><td>x</td></tr></tbody></table>',
    '<pre>\n\nx</pre>',
    '<li>x</li>',
  ])('accepts %j', (fragment) => expect(verifyFragment(fragment)).toEqual([]))

  it.each([
    ['what is closed late', '<p>x', /another tree/],
    ['what is closed early', '</div>', /another tree/],
    ['what a parser moves', '<table>x</table>', /another tree/],
    ['what a parser closes', '<p><div>x</div></p>', /another tree/],
    ['what a parser repeats', '<b><p>x</b></p>', /another tree/],
    [
      'links in links',
      '<a href="x"><table><tbody><tr><td><a href="x">x</a></td></tr></tbody></table></a><a href="x"><div><a href="x">x</a></div></a>',
      /another tree/,
    ],
    ['a class of ours', '<p class="pl-alert">x</p>', /class pl-alert in HTML/],
    ['a handler', '<p onclick="x">x</p>', /attribute onclick/],
  ])('finds %s', (_name, fragment, problem) => {
    expect(verifyFragment(fragment).join('\n')).toMatch(problem)
  })
})
