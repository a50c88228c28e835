import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../../src/render/markdown/markdown.ts'
import { scopeForTest } from '../../support/scope.ts'

const render = (source: string) => renderMarkdown(source, scopeForTest().scope).value

describe('references to equations', () => {
  it('show the tag', () => {
    const html = render('$$a\\tag{A.1}\\label{eq:a}$$\n\nSee \\eqref{eq:a}, \\ref{eq:a} and $\\eqref{eq:a}$.')
    expect(html).toContain('<span class="pl-math-display" id="nb-equation-eqa">')
    expect(html.match(/<a class="pl-math-ref" href="#nb-equation-eqa">\(A\.1\)<\/a>/g)).toHaveLength(2)
    expect(html).toContain('<a class="pl-math-ref" href="#nb-equation-eqa">A.1</a>')
  })

  it('number what has a label and no tag, where the cell refers to it', () => {
    const html = render(
      '\\begin{align}a\\label{a}\\\\b\\label{b}\\\\c\\label{c}\\end{align}\n\n\\eqref{c} \\eqref{a}',
    )
    expect(html.match(/\(\d\)<\/mtext>/g)).toEqual(['(1)</mtext>', '(3)</mtext>'])
    expect(html).toContain('>(3)</a> <a class="pl-math-ref" href="#nb-equation-a">(1)</a>')
  })

  it('do not number what nothing refers to', () => {
    expect(render('\\begin{equation}a\\label{a}\\end{equation}')).not.toContain('<mtext')
  })

  it('may come before what they refer to, and stand within formulas', () => {
    expect(render('\\eqref{a}\n\n$$x\\label{a}$$')).toContain('>(1)</a>')
    expect(render('$$x\\label{a}$$ $y \\text{ by } \\ref{a}$')).toContain('1</mtext>')
  })

  it('show the name of what the cell does not have', () => {
    expect(render('\\eqref{elsewhere}')).toBe('<p><span class="pl-math-ref">(elsewhere)</span></p>\n')
  })

  it('are text in code', () => {
    expect(render('`\\ref{a}`')).toBe('<p><code>\\ref{a}</code></p>\n')
  })
})
