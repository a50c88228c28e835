import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../../src/render/markdown/markdown.ts'
import { PNG_HEAD } from '../../support/pictures.ts'
import { scopeForTest } from '../../support/scope.ts'
import { textOf } from '../../support/text-of.ts'

const render = (source: string, options = {}) => {
  const { scope, warnings, record } = scopeForTest(options)
  const html = renderMarkdown(source, scope).value
  return { html, text: textOf(parseFragment(html)).trim(), codes: warnings.map(({ code }) => code), record }
}
const formulas = (source: string) => (render(source).html.match(/<math/g) ?? []).length

describe('mathematics in Markdown, by Jupyter’s rules', () => {
  it.each([
    ['$x$', 1],
    ['$5 and $6', 1],
    ['$n$th', 1],
    ['($y$)', 1],
    ['a $$a\n+b$$ b', 1],
    ['$a\nb$', 1],
    ['\\\\(x\\\\) and \\\\[y\\\\]', 2],
    ['\\begin{align}a&=b\\end{align}', 1],
    ['<div>$x$</div>', 1],
    ['| a |\n|-|\n| $|x|$ |', 1],
    ['**bold $x_1$ and $y_*$**', 2],
    ['\\(x\\)', 0],
    ['$a\n\nb$', 0],
    ['`$x$`', 0],
    ['```\n$x$\n```', 0],
    ['\\$5 and \\$6', 0],
  ])('%j holds %i', (source, count) => {
    expect(formulas(source)).toBe(count)
  })

  it('is never read as Markdown', () => {
    expect(render('$a_1 * b_2 * c_3$').html).not.toContain('<em>')
  })

  it('comes back as source where only text can stand', () => {
    expect(render('<a title="$x$">a</a>').html).toBe('<p><a title="$x$">a</a></p>\n')
    expect(render('    indented $x$ code').text).toBe('indented $x$ code')
    expect(render('[a](https://a.example/$1$/$2)').html).toContain('href="https://a.example/$1$/$2"')
    expect(render(`![$x$](data:image/png;base64,${PNG_HEAD})`).html).toContain('alt="$x$"')
  })

  it('shows control characters as pictures of them', () => {
    expect(render('$\\text{a\u0001b}$').html).toContain('a\u2401b')
  })

  it('flows macros on to later formulas, and to later cells', () => {
    const { html, record } = render('$\\newcommand{\\half}[1]{\\frac{#1}{2}}$ $\\half{x}$')
    expect(html).toContain('<mfrac>')
    expect(record().effects.macros).toBeDefined()
  })

  it('shows a bad formula as its source and says so', () => {
    const { text, codes } = render('$\\frac{1}{$ stays')
    expect(text).toBe('$\\frac{1}{$ stays')
    expect(codes).toEqual(['FALLBACK'])
  })
})

describe('marks for what is put back cannot be forged', () => {
  it.each([
    '\ufdd00\ufdd1',
    '&#xFDD0;0&#xfdd1;',
    '&#64976;0&#64977',
    '<b title="&#xfdd0;0&#xfdd1;">x</b>',
    '<i \ufdd2="0">x</i>',
  ])('%j', (forged) => {
    const { html } = render(`$x$ ${forged}\n\n<p>html</p>`)
    expect(html.match(/<math/g)).toHaveLength(1)
    expect(html).not.toMatch(/[\ufdd0-\ufdef]/)
  })
})

describe('Markdown', () => {
  it('makes no link within a link', () => {
    expect(render('[a <b@c.example> d](https://e.example)').html).toBe(
      '<p><a href="https://e.example" rel="noopener noreferrer">a b@c.example d</a></p>\n',
    )
  })

  it('leaves nothing of its own where a quotation was left open', () => {
    expect(render('# <b title="a\n\n# b <i>"').html).not.toMatch(/[\ufdd0-\ufdef]/)
    expect(render('# <svg><p><style><p title="</style>').html).not.toMatch(/[\ufdd0-\ufdef]/)
  })

  it('anchors headings, numbers repeated ones and lists them', () => {
    const { html, record } = render('# A `b` $c$\n\n## A b c')
    expect(html).toContain('<h1 id="nb-a-b-c">')
    expect(html).toContain('<h2 id="nb-a-b-c-1">')
    expect(record().outline).toMatchObject([
      { text: 'A b $c$', level: 1 },
      { text: 'A b c', level: 2 },
    ])
  })

  it('keeps our own elements where HTML makes sanitising necessary', () => {
    const { html } = render('# A\n\n- [x] a\n\n> [!TIP]\n> b\n\n```python\nx = 1\n```\n\n<b>c</b>')
    for (const own of ['id="nb-a"', 'pl-anchor', 'pl-task-done', 'pl-alert-tip', 'hljs-number'])
      expect(html).toContain(own)
  })

  it('does not let HTML of the notebook use them', () => {
    expect(render('<div class="pl-alert x" id="main">a</div>').html).toContain(
      '<div id="nb-main" class="x">a</div>',
    )
  })

  it('keeps broken HTML within itself', () => {
    const fragment = parseFragment(
      `<div>${render('a <div><b>b\n\n</section></div></div></div>').html}</div><p>after</p>`,
    )
    expect(fragment.childNodes).toHaveLength(2)
  })

  it('draws task lists without form controls', () => {
    const { html } = render('- [x] a\n- [ ] b')
    expect(html).not.toContain('<input')
    expect(html.match(/aria-label="(?:done|to do)"/g)).toEqual(['aria-label="done"', 'aria-label="to do"'])
  })

  it.each([
    ['[a](javascript:alert(1))', 'a'],
    ['[a](javascript&colon;alert(1))', 'a'],
    ['[a](<java\tscript:alert(1)>)', 'a'],
    ['[a](data:text/html,x)', 'a'],
    ['[a][b]\n\n[b]: vbscript:x', 'a'],
    ['<javascript:alert(1)>', 'javascript:alert(1)'],
  ])('drops the target of %j', (source, text) => {
    const result = render(source)
    expect(result.html).not.toContain('href')
    expect(result.text).toBe(text)
  })

  it('decodes references in targets once', () => {
    expect(render('[a](https://a.example/?a=1&amp;b=2)').html).toContain(
      'href="https://a.example/?a=1&amp;b=2"',
    )
  })

  it.each([
    ['quotes', '>'.repeat(1_875)],
    ['lists', '+ '.repeat(1_187)],
    ['numbered lists', '1. '.repeat(1_209)],
    ['delimiters', 'a_*'.repeat(10_000)],
    ['an indented list', Array.from({ length: 800 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n')],
    ['one long word', 'a.'.repeat(20_000).concat('@')],
    ['brackets', '['.repeat(20_000)],
    ['more than the limit', 'word '.repeat(250_000)],
  ])('shows as source what the parser could not stand: %s', (_name, source) => {
    const { text, codes } = render(source)
    expect(codes).toEqual(['FALLBACK'])
    expect(text.replace(/^Shown as plain text, because (?:[^.(]|\(limits\.\w+\))+\./, '')).toBe(source.trim())
  })

  it('leaves only the paragraph plain that is too intricate', () => {
    const { html, codes } = render(`# Heading\n\n${'*a/'.repeat(5_000)}\n\n**bold**`)
    expect(html).toContain('<h1')
    expect(html).toContain(`<p>${'*a/'.repeat(5_000)}</p>`)
    expect(html).toContain('<strong>bold</strong>')
    expect(codes).toEqual(['FALLBACK'])
  })

  it('takes a rule for what it is, however long', () => {
    expect(render('- '.repeat(1_187)).html).toBe('<hr>\n')
  })

  it('sees punctuation where mathematics stands, as Jupyter does', () => {
    expect(render('2*$x$*3').html).not.toContain('<em>')
    expect(render('**$x$**').html).toContain('<strong><math>')
  })

  it('decodes character references as Markdown knows them, not as browsers do', () => {
    expect(render('[a](https://a.example/?b=1&copy=2)').html).toContain(
      'href="https://a.example/?b=1&amp;copy=2"',
    )
    expect(render('&copy; &copy &#87654321;').text).toBe('© &copy &#87654321;')
  })

  it('says where a link led that a report does not follow', () => {
    expect(render('[data](s3://bucket/key)').html).toBe('<p><span title="s3://bucket/key">data</span></p>\n')
  })

  it.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('draws the alert %s', (kind) => {
    const { html, text } = render(`> [!${kind}]\n> Mind *this*.`)
    expect(html).toContain(`<div class="pl-alert pl-alert-${kind.toLowerCase()}">`)
    expect(text).toBe(`${kind[0]}${kind.slice(1).toLowerCase()}\nMind this.`)
  })

  it('takes any other quote as a quote', () => {
    expect(render('> [!OTHER]\n> a').html).toContain('<blockquote>')
    expect(render('> a [!NOTE]').html).toContain('<blockquote>')
  })

  it('comes out the same every time', () => {
    const source = '# A\n\n$x_1$ $x_1$ <b>$y$</b>\n\n```python\nx = 1\n```'
    expect(render(source).html).toBe(render(source).html)
  })

  it('shows embedded images however long they are', () => {
    const uri = `data:image/png;base64,${PNG_HEAD}${'A'.repeat(200_000)}`
    expect(render(`![a](${uri})`).html).toContain(`src="${uri}"`)
    expect(render(`<img src="${uri}" alt="a">`).html).toContain(`src="${uri}"`)
  })

  it('comes out as HTML that stays what it is when a browser has read it, and throws nothing', () => {
    const piece = fc.constantFrom(
      '# ', '\n', '\n\n', '- ', '> ', '`', '```\n', '$', '$$', '**', '_', '[a](', ')', '![', '](b)', '<div>', '</div>', '<b', '>', '</p>', '|', '\n|-|-|\n',
      '&lt;', '&', '<script>', '</script>', '<!--', '-->', 'word', ' ', '\\', '\ufdd0', '<table><tr><td>', '</table>', '    ', '<svg>', '\t', '[!NOTE]\n',
    ) // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { html } = render(pieces.join(''))
        expect(html).not.toMatch(/<(?:script|svg|style|iframe|input)\b|\son\w+=|[\ufdd0-\ufdef]/i)
      }),
      { numRuns: 600 },
    )
  })
})
