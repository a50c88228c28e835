import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { completeHtml } from '../../../src/render/markdown/complete-html.ts'
import { renderMarkdown } from '../../../src/render/markdown/markdown.ts'
import { FULL } from '../../support/requires.ts'
import { scopeForTest } from '../../support/scope.ts'
import { textOf } from '../../support/text-of.ts'

const render = (source: string, options = {}) => {
  const { scope, warnings, record } = scopeForTest(options)
  const html = renderMarkdown(source, scope).value
  const outline = record().outline.map(({ text }) => text)
  return { html, text: textOf(parseFragment(html)), codes: warnings.map(({ code }) => code), outline }
}

describe('completeHtml', () => {
  const complete = (html: string) => completeHtml(html, (markup) => markup)

  it.each([
    ['<div>a</div>', '<div>a</div>'],
    ['<div title="a>b">', '<div title="a>b">'],
    ["<p don't>a", "<p don't>a"],
    ['<div title="', '&lt;div title="'],
    ['a < b <c', 'a &lt; b &lt;c'],
    ['<!-- a', '<!-- a-->'],
    ['<!-- a --> b', '<!-- a --> b'],
    ['<!--> b', '<!--> b'],
    ['<script>a', '<script>a</script>'],
    ['<script>a</SCRIPT >b', '<script>a</SCRIPT >b'],
    ['<textarea><b>', '<textarea><b></textarea>'],
    ['</div', '&lt;/div'],
    ['<?php', '&lt;?php'],
  ])('%j becomes %j', (html, expected) => {
    expect(complete(html)).toBe(expected)
  })

  it('never lets what follows become part of it', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      ' ',
      '<div',
      '<!--',
      '-->',
      '<style>',
      '</style',
      '<textarea>',
      '/',
      'a',
      '<?',
      '<!x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const fragment = parseFragment(`${complete(pieces.join(''))}<i>after</i>`)
        expect(
          JSON.stringify(fragment, (key, value) => (key === 'parentNode' ? undefined : value)),
        ).toContain('"tagName":"i"')
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('HTML in Markdown', () => {
  it('takes mathematics, but not in code', () => {
    const { html } = render('<div>$x$ <code>$y$</code> <pre>$z$</pre></div>')
    expect(html.match(/<math/g)).toHaveLength(1)
    expect(html).toContain('<code>$y$</code>')
    expect(html).toContain('$z$</pre>')
  })

  it('gives its headings anchors, in order with the others', () => {
    const { html, outline } = render(
      '# One\n\n<h2>Two &amp; <b>more</b></h2>\n\n## Three\n\n<h1 id="own">Four</h1>\n\n<h3></h3>',
    )
    expect(outline).toEqual(['One', 'Two & more', 'Three', 'Four'])
    expect(html).toContain('<h2 id="nb-two--more">')
    expect(html).toContain(
      '<h1 id="nb-own"><span id="nb-four"></span>Four<a class="pl-anchor" href="#nb-four"',
    )
  })

  it.each([
    [
      'code after a paragraph that is still open',
      '<p>a\n\n```\nb\n```',
      '<p>a</p><pre class="pl-fence"><code>b</code></pre>',
    ],
    [
      'a heading within a link',
      '<div><a href="u"><span><h1>a</h1></span></a></div>',
      '<h1 id="nb-a">a</h1></span></a>',
    ],
  ])('nests %s as a browser would', (_name, source, part) => {
    expect(render(source).html).toContain(part)
  })

  it.each([
    '<svg>',
    '<svg><g>',
    '<select>',
    '<textarea>',
    '<script>',
    '<style>',
    '<!--',
    '<iframe src="x">',
    '<video>',
    '<div title="',
    '<math>',
    '<template>',
  ])('never loses what follows an unclosed %s', (start) => {
    const { text, outline } = render(`${start}\n\n# Heading\n\nWords.\n\n\`\`\`\ncode\n\`\`\`\n`)
    // What Markdown itself takes as part of the HTML goes the way of that HTML.
    if (/^<(?:textarea|script|style|!--)/.test(start)) return
    expect(outline).toEqual(['Heading'])
    for (const kept of ['Heading', 'Words.', 'code']) expect(text).toContain(kept)
  })

  it('needs no sanitiser for line breaks and comments', () => {
    expect(render('a<br>b<br/>c <!-- no --> d').html).toBe('<p>a<br>b<br>c  d</p>\n')
    expect(render('<!-- no -->').html).toBe('')
  })

  it.each([
    ['<b title="$x$">a</b>', '<b title="$x$">a</b>'],
    ['<div style="font-family:\n\n$;position:fixed;$">a', 'position'],
    ['<a href="java\n\n$x$script:alert(1)">a', 'href'],
  ])('shows mathematics in attributes as text: %j', (source, part) => {
    const { html } = render(source)
    if (part.startsWith('<')) expect(html).toContain(part)
    else expect(html.replace(/>[^<]*</g, '><')).not.toContain(part)
  })

  it('is what a browser makes of it', () => {
    const piece = fc.constantFrom(
      '# a\n', '\n\n', '- ', '> ', '`c`', '```\nx\n```\n', '$x$', '$$y$$', '**b**', '[a](b)', '![a](b)', '<div>', '</div>', '<p>', '</p>', '<span class="pl-x">',
      '</span>', '<table>', '<tr>', '<td>', '</td>', '</table>', '<pre>', '</pre>', '<code>', '</code>', '<svg>', '</svg>', '<a href="x">', '</a>', '<h1>', '</h1>',
      '<ul><li>', '</ul>', '<details>', '<summary>', '</details>', '<b', '"', '<!--', '-->', '|a|\n|-|\n|b|\n', '- [x] t\n', '> [!NOTE]\n> n\n', ' w ', '\n',
    ) // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const { html } = render(pieces.join(''))
        const once = serialize(parseFragment(html))
        // The same elements and the same text, however attributes and entities are spelled.
        expect(shapeOf(html)).toBe(shapeOf(once))
        expect(html).not.toMatch(/[\ufdd0-\ufdef]/)
      }),
      { numRuns: FULL ? 100_000 : 800 },
    )
  })
})

function shapeOf(html: string): string {
  return html
    .replace(/(<pre[^>]*>)\n+/g, '$1')
    .replace(/<(\/?[a-z0-9]+)[^>]*>/g, '<$1>')
    .replace(/&(?:#39|#x27|quot|#96|gt);/g, '?')
    .replace(/["'`>\u00a0]|&nbsp;/g, '?')
}
