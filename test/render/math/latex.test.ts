import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { renderLatex } from '../../../src/render/math/latex.ts'
import { scopeForTest } from '../../support/scope.ts'
import { textOf } from '../../support/text-of.ts'

const render = (text: string) => {
  const { scope, warnings } = scopeForTest()
  const html = renderLatex(text, scope).value
  return { html, text: textOf(parseFragment(html)), codes: warnings.map(({ code }) => code) }
}

describe('renderLatex', () => {
  it.each([
    ['$\\displaystyle \\frac{a}{b}$', false],
    ['$$\\int x$$', true],
    ['\\[\\int x\\]', true],
    ['\\(x\\)', false],
    ['\\begin{equation*}x\\end{equation*}', true],
    ['\\begin{align}\na&=b\n\n\\end{align}\n', true],
    ['$x\\text{ if $y$}$', false],
  ])('shows %j', (source, display) => {
    const { html, codes } = render(source)
    expect(html.match(/<math/g)).toHaveLength(1)
    expect(html.includes('pl-math-display')).toBe(display)
    expect(codes).toEqual([])
  })

  it('keeps the text around formulas', () => {
    expect(render('so $x$ & <b>').html).toMatch(
      /^<span class="pl-latex-text">so <\/span><math>.*<\/math><span class="pl-latex-text"> &amp; &lt;b&gt;<\/span>$/,
    )
  })

  it.each([
    '\\begin{tabular}{ll}a & b\\end{tabular}',
    '\\begin{table}\\begin{tabular}{l}$a$\\end{tabular}\\end{table}',
    '\\begin{itemize}\\item a\\end{itemize}',
    '\\section{a} text',
    'no mathematics <b>here</b>',
    '$ never closed',
    '',
  ])('shows %j as its source', (source) => {
    const { html, text } = render(source)
    expect(html).toMatch(/^<pre class="pl-source">/)
    expect(text).toBe(source)
  })

  it('resolves references', () => {
    const { html } = render('$$x\\tag{A}\\label{a}$$ by $\\eqref{a}$')
    expect(html).toContain('id="nb-equation-a"')
    expect(html).toContain('<a class="pl-math-ref" href="#nb-equation-a">(A)</a>')
  })

  it.each(['$'.repeat(100_001), '\\('.repeat(50_000), '\\begin{a}'.repeat(20_000), '${'.repeat(50_000)])(
    'reads %.20j… in one go',
    (source) => {
      expect(() => render(source)).not.toThrow()
    },
  )
})
