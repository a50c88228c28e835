import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { renderMath } from '../../../src/render/math/math.ts'
import { scopeForTest } from '../../support/scope.ts'
import { textOf } from '../../support/text-of.ts'

const render = (tex: string, { display = false, ...options } = {}) => {
  const { scope, warnings } = scopeForTest(options)
  const html = renderMath(tex, display, scope).value
  return { html, text: textOf(parseFragment(html)), codes: warnings.map(({ code }) => code) }
}

describe('renderMath', () => {
  it('gives MathML', () => {
    expect(render('\\frac ab').html).toBe('<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>')
    expect(render('x', { display: true }).html).toMatch(
      /^<span class="pl-math-display"><math display="block".*<\/math><\/span>$/,
    )
  })

  it.each([
    '\\begin{align}a&=b\\end{align}',
    '\\begin{equation}a\\end{equation}',
    '\\begin{gather*}a\\\\b\\end{gather*}',
    '\\begin{eqnarray}a&=&b\\\\c&=&d\\end{eqnarray}',
    'a\\tag{1}',
  ])('shows %j in display mode wherever it stands', (tex) => {
    const { html, codes } = render(tex)
    expect(codes).toEqual([])
    if (!tex.includes('eqnarray')) expect(html).toContain('display="block"')
  })

  it('does not number equations, as JupyterLab does not, but shows tags', () => {
    expect(render('\\begin{align}a&=b\\\\c&=d\\end{align}').text).toBe('a=bc=d')
    expect(render('\\begin{align}a&=b\\tag{7}\\\\c&=d\\end{align}').text).toBe('a=b(7)c=d')
  })

  // Each of these MathJax takes and Temml, left alone, does not.
  it.each([
    '\\mbox{a b}', '\\mathds{1}', '\\require{cancel}\\cancel{x}', '\\label{a}x', '\\eqalign{a&=b\\cr c&=d}', '\\pmatrix{a&b\\cr c&d}', '\\root 3\\of x',
    '\\bbox[5px]{x}', '\\cssId{a}{x}', '\\class{a}{x}', '\\style{color:red}{x}', '\\href{https://a.example}{x}', '\\text{a_b # 50% ^ &}', '\\textbf{a_b}',
    'x_\\max', 'x_\\rm{a}', 'x_\\rm a', '\\sqrt[\\leftroot{-2}\\uproot{2}3]{x}', '\\begin{array}{@{}l*{2}{c}p{3cm}@{}}a&b&c&d\\end{array}',
    '\\begin{array}[t]{l}a\\end{array}', '\\begin{array}\n\\\\a\\\\b\\end{array}', '\\begin{flalign}a&=b\\end{flalign}', 'a &lt; b', '\\hspace*{1em}x', '\\bm{x}',
    '\\begin{subequations}\\begin{align}a\\end{align}\\end{subequations}', '\\global\\def\\a{x}\\a', '\\ce{H2O}', 'n\\choose k', '\\textdegree', '\\mspace{3mu}',
    '\\begin{aligned}a\\\\[2ex]b\\end{aligned}', '\\operatorname*{arg\\,max}_x', '\\substack{a\\\\b}', '\\xrightarrow[a]{b}', '{\\Small x}',
  ])('takes %j', (tex) => {
    const { html, codes } = render(tex, { display: true })
    expect(codes).toEqual([])
    expect(html).toContain('<math')
  }) // biome-ignore format: a list

  it('shows a command it does not know by its name, and the rest as mathematics', () => {
    const { html, text, codes } = render('\\nonsense{x}^2')
    expect(text).toContain('\\nonsense')
    expect(html).toContain('<msup>')
    expect(codes).toEqual(['FALLBACK'])
  })

  it.each([
    '\\frac{1}{',
    '\\left(x',
    'a & b',
    '\\begin{nothing}x\\end{nothing}',
    'x^2^3',
    '}',
    '\\includegraphics{a.png}',
    '\\end{align}',
  ])('shows %j as its source, with the reason', (tex) => {
    const { html, text, codes } = render(tex)
    expect(text).toBe(`$${tex}$`)
    expect(html).toMatch(/^<code class="pl-math-error" title="[^"]+">/)
    expect(codes).toEqual(['FALLBACK'])
  })

  it.each([
    ['roots', '\\sqrt{'.repeat(3_000)],
    ['braces', '{'.repeat(5_000)],
    ['closed braces', '{'.repeat(2_000) + '}'.repeat(2_000)],
    ['terms', 'x+'.repeat(50_000)],
    ['delimiters', '\\left('.repeat(1_500)],
    ['parentheses', '('.repeat(9_000)],
    ['scripts', 'x^{'.repeat(2_000)],
    ['fractions', '\\frac{'.repeat(1_500)],
    ['switches', '\\rm '.repeat(2_000)],
    ['accents that double', `${'\\cancelto{a}{'.repeat(60)}x${'}'.repeat(60)}`],
    ['laps that double', `${'\\llap{'.repeat(60)}x${'}'.repeat(60)}`],
    ['a macro of itself', '\\def\\a{\\a\\a}\\a'],
    [
      'macros of macros',
      `${Array.from('abcdefghij', (c, i) => `\\def\\${c}{${`\\${'bcdefghijk'[i]}`.repeat(9)}}`).join('')}\\a`,
    ],
    ['arguments of arguments', `\\def\\a#1{${'#1'.repeat(9)}}${'\\a{'.repeat(9)}x${'}'.repeat(9)}`],
    ['expanded definitions', `\\edef\\b{x}${'\\edef\\b{\\b\\b}'.repeat(30)}\\b`],
    ['definitions by a macro', '\\newcommand{\\mk}{\\edef}\\mk\\b{x}'],
  ])('shows as source what would not end: %s', (_name, tex) => {
    const { text, codes } = render(tex)
    expect(text).toBe(`$${tex}$`)
    expect(codes).toEqual(['FALLBACK'])
  })

  it('keeps what moves within a box', () => {
    expect(render('\\raisebox{5em}{x}').html).toMatch(/^<span class="pl-math-box">/)
    expect(render('\\kern-5em x').html).toMatch(/^<span class="pl-math-box">/)
    expect(render('\\kern-500em x').text).toBe('$\\kern-500em x$')
    expect(render('\\rule{9999em}{9999em}').html).not.toMatch(/\d{3,}em/)
  })

  it.each([
    '\\text{<img src=x onerror=alert(1)>}', '\\href{javascript:alert(1)}{x}', '\\url{javascript:alert(1)}', '\\class{" onload="x}{y}', '\\id{a}{x}',
    '\\style{background:url(x)}{y}', '\\data{a=b}{x}', '\\includegraphics{http://a.example/x.png}', '\\color{red;background:url(x)}x', '\\textcolor{"><script>}{x}',
    '\\verb|<script>alert(1)</script>|', '\\unknown<script>', '\\def\\a{<b>}\\a', '\\begin{"><b>}x\\end{"><b>}', '\\label{"><b>}x', "\\tag{<'\">}x", '\\char"3C b',
  ])('lets nothing but MathML out of %j', (tex) => {
    for (const display of [false, true]) expectOnlyMathMl(render(tex, { display }).html)
  }) // biome-ignore format: a list

  it('lets nothing but MathML out of anything', () => {
    const piece = fc.constantFrom(
      '\\frac', '{', '}', '\\sqrt', '[', ']', '^', '_', '\\left', '\\right', '(', ')', '|', '\\text', '\\color', 'red', '\\tag', '\\label', '\\ref', '&', '\\\\',
      '\\begin{matrix}', '\\end{matrix}', '\\begin{align}', '\\end{align}', '\\def\\a', '#1', '\\a', '\\newcommand', '<b>', '"', "'", 'x', '1', ' ', '\\,', '\\kern', '-9em',
      '\\href', '\\style', '\\not', '\\cancel', '\\ce', '$', '%', '\n', '\\unknown', '\\operatorname', '\\let', '=', '\\verb', '\u{1f600}', '\u0301',
    ) // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, display) => {
        expectOnlyMathMl(render(pieces.join(''), { display }).html)
      }),
      { numRuns: 2_000 },
    )
  })
})

function expectOnlyMathMl(html: string): void {
  const tags = Array.from(html.matchAll(/<([^\s>/]+)/g), (found) => found[1]!)
  expect(tags.filter((tag) => !/^(?:m[a-z]+|span|code|a)$/.test(tag))).toEqual([])
  expect(html).not.toMatch(/\s(?:on\w+|src|href)="(?!#nb-)/)
  const again = serialize(parseFragment(html))
  expect(textOf(parseFragment(again))).toBe(textOf(parseFragment(html)))
}
