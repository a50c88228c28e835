import { describe, expect, it } from 'vitest'
import { show } from './show.ts'

describe('sound and film', () => {
  it('play from the page', () => {
    expect(show({ 'audio/wav': 'AA\nAA\n' }).html).toBe('<audio controls src="data:audio/wav;base64,AAAA"></audio>')
    expect(show({ 'video/mp4': 'AAAA', 'text/plain': 'x' }, { 'video/mp4': { width: 320, height: '9"' } }).html).toBe(
      '<video controls src="data:video/mp4;base64,AAAA" width="320"></video>',
    )
  }) // biome-ignore format: one line

  it.each([['audio/wav', '<b>'], ['audio/wav', ''], ['audio/"x', 'AAAA'], ['video/mp4', { a: 1 }]])(
    'give way where they are none: %s %j',
    (type, data) => {
      expect(show({ [type]: data, 'text/plain': 'plain' }).html).toBe('<pre class="pl-text">plain</pre>')
    },
  ) // biome-ignore format: a table
})

describe('vdom', () => {
  const vdom = (value: object) => show({ 'application/vdom.v1+json': value as never, 'text/plain': 'x' }).html

  it('is HTML like any other', () => {
    const element = { tagName: 'p', attributes: { className: 'a', style: { backgroundColor: 'red' }, title: '"' }, children: ['<b>', 1, true, null, { tagName: 'br' }, [{ tagName: 'i', children: 'x' }]] }
    expect(vdom(element)).toBe('<div class="pl-html"><p class="a" title="&quot;" style="background-color:red">&lt;b&gt;1<br><i>x</i></p></div>')
  }) // biome-ignore format: one line

  it('has no more rights than HTML', () => {
    const element = { tagName: 'div', attributes: { onclick: 'x()', 'style>': 'y' }, children: [{ tagName: 'script', children: 'x()' }, { tagName: 'a', attributes: { href: 'javascript:x()' }, children: 'a' }, { tagName: 'b><img', children: 'c' }] }
    expect(vdom(element)).toBe('<div class="pl-html"><div><a>a</a>c</div></div>')
  }) // biome-ignore format: one line

  it('gives way where it is nothing', () => {
    expect(vdom({ tagName: 'script', children: 'x' })).toBe('<pre class="pl-text">x</pre>')
  })
})

describe('what editors keep as display data', () => {
  it.each([
    ['application/vnd.code.notebook.stdout', 'a \u001b[1mb\u001b[0m', '<pre class="pl-text">a <span class="pl-ansi-bold">b</span></pre>'],
    ['application/x.notebook.stdout', 'a', '<pre class="pl-text">a</pre>'],
    ['application/vnd.jupyter.stderr', 'a', '<pre class="pl-text pl-stderr">a</pre>'],
    ['application/vnd.code.notebook.error', '{"name": "E", "message": "m", "stack": "at x"}', '<div class="pl-error" id="error-test"><p class="pl-error-title"><strong>E</strong>: m</p><pre class="pl-text">at x</pre></div>'],
    ['application/vnd.jupyter.error', { ename: 'E', evalue: '', traceback: ['1', '2'] }, '<div class="pl-error" id="error-test"><p class="pl-error-title"><strong>E</strong></p><pre class="pl-text">1\n2</pre></div>'],
  ])('%s', (type, data, html) => {
    expect(show({ [type]: data }).html).toBe(html)
  }) // biome-ignore format: a table
})

describe('JSON', () => {
  it('unfolds and has a name where the author says so', () => {
    const data = { 'application/json': { a: { b: { c: 1 } } } }
    const opened = (metadata: object) => show(data, metadata as never).html.match(/<details open>/g)?.length
    expect(opened({})).toBe(2)
    expect(opened({ expanded: false, root: 'root' })).toBe(2)
    expect(opened({ 'application/json': { expanded: true } })).toBe(3)
    expect(show(data, { root: '<r>' }).html).toMatch(/^<div class="pl-json"><details open><summary><span class="pl-json-key">&lt;r&gt;<\/span>: \{/)
    expect(show(data, { root: 'root' }).text).not.toContain('root')
  }) // biome-ignore format: one line

  it('is recognised under any name', () => {
    expect(show({ 'application/vnd.dataexplorer': { a: 1 } }).html).toContain('Data of type <code>application/vnd.dataexplorer</code>')
    expect(show({ 'application/vnd.dataexplorer': '[1]' }).html).toContain('Data of type')
    expect(show({ 'application/vnd.dataexplorer': 'SELECT 1' }).html).toContain('(8 bytes)')
    expect(show({ 'application/vnd.dataexplorer': '12' }).html).toContain('(2 bytes)')
  }) // biome-ignore format: one line
})

describe('diagrams', () => {
  it.each(['text/vnd.mermaid', 'text/x-mermaid', 'application/vnd.mermaid'])(
    'of %s are their source',
    (type) => {
      const { html, codes } = show({ [type]: 'graph TD\n A-->B', 'text/plain': 'x' })
      expect(html).toContain('<pre class="pl-source">graph TD\n A--&gt;B</pre>')
      expect(codes).toEqual(['FALLBACK'])
    },
  )

  it('give way to an image', () => {
    const data = { 'text/vnd.mermaid': 'graph', 'image/svg+xml': '<svg><path d="M0 0h9"/></svg>' }
    expect(show(data).html).toMatch(/^<img/)
  })
})
