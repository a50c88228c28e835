import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
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

const GOOD = [
  '<p style="color:red;margin:0 1em">x <a href="https://example.com/?a=1&amp;b" rel="noopener noreferrer">x</a></p>',
  '<h2 id="nb-intro">x</h2><a href="#nb-intro">x</a><a href="other.html">x</a><a href="//example.com">x</a>',
  '<table class="dataframe"><thead><tr><th colspan="2" scope="col">x</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  '<img alt="" width="10" src="data:image/png;base64,iVBORw0KGgo=">',
  '<math display="block" class="tml-display"><mrow><mi>x</mi><mo stretchy="false">=</mo><mn>1</mn></mrow></math>',
  '<p class="pl-file"><a class="pl-download" download="x.pdf" href="data:application/pdf;base64,AAAA">x.pdf</a></p>',
  '<math><mtext><span class="tml-eqn"></span></mtext></math><span class="pl-ansi-rgb" style="--pl-fg:rgb(0,1,2)">x</span>',
  '<div class="pl-output" tabindex="0" role="region" aria-label="Long output">x</div>',
]

const BAD: Record<string, [content: string, problem: RegExp]> = {
  'a second script': ['<script>1</script>', /2 script elements/],
  'an event handler': ['<img alt="" src="data:image/png;base64,AAAA" onerror="x()">', /attribute onerror/],
  'a javascript: link': ['<a href="javascript:x()">x</a>', /leads to javascript/],
  'a javascript: link in disguise': ['<a href=" java&#9;script&colon;x()">x</a>', /leads to/],
  'a vbscript: link': ['<a href="vbscript:x()">x</a>', /leads to/],
  'a data: link': ['<a href="data:text/html;base64,AAAA">x</a>', /leads to data/],
  'a page as download': ['<a class="pl-x" download href="data:text/html;base64,AAAA">x</a>', /leads to data/],
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
