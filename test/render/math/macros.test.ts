import { describe, expect, it } from 'vitest'
import { DocumentContext } from '../../../src/render/context.ts'
import { type Definition, takeDefinitions } from '../../../src/render/math/definitions.ts'
import { expandMacros, withDefinitions } from '../../../src/render/math/expand.ts'
import { renderMath } from '../../../src/render/math/math.ts'
import { scopeForTest } from '../../support/scope.ts'

/** What is left of a formula once its definitions are taken out and its macros expanded. */
function expand(tex: string, macros = {}) {
  const { rest, definitions } = takeDefinitions(tex)
  const expanded = expandMacros(rest, withDefinitions(macros, definitions), 10_000)
  return 'tex' in expanded ? expanded.tex.trim() : expanded
}

describe('macros', () => {
  it.each([
    ['\\newcommand{\\R}{\\mathbb{R}}\\R^n', '\\mathbb{R}^n'],
    ['\\newcommand\\R{\\mathbb{R}}\\R', '\\mathbb{R}'],
    ['\\newcommand*{\\pair}[2]{(#1,#2)}\\pair{a}{b}', '(a,b)'],
    ['\\newcommand{\\pair}[2]{(#1,#2)}\\pair ab', '(a,b)'],
    ['\\newcommand{\\root}[2][2]{\\sqrt[#1]{#2}}\\root{x}\\root[3]{y}', '\\sqrt[2]{x}\\sqrt[3]{y}'],
    ['\\renewcommand{\\vec}[1]{\\mathbf{#1}}\\vec x', '\\mathbf{x}'],
    ['\\providecommand{\\a}{b}\\a', 'b'],
    ['\\def\\pair#1#2{(#1,#2)}\\pair{a}b', '(a,b)'],
    ['\\def\\until#1.{[#1]}\\until abc.d', '[abc]d'],
    ['\\def\\p(#1,#2){#2#1}\\p(a,b)', 'ba'],
    ['\\gdef\\a{x}{\\a}', '{x}'],
    ['\\def\\a{\\alpha}\\a b \\a{}c', '\\alpha b \\alpha{}c'],
    ['\\def\\a#1{\\alpha#1}\\a x', '\\alpha x'],
    ['\\def\\a{\\alpha}\\def\\b#1{\\a#1}\\b x', '\\alpha x'],
    ['\\let\\a=\\beta\\a', '\\beta'],
    ['\\let\\old\\frac\\def\\frac#1#2{[\\old{#1}{#2}]}\\frac ab', '[\\frac{a}{b}]'],
    ['\\def\\a{1}\\let\\b\\a\\def\\a{2}\\a\\b', '21'],
    ['\\DeclareMathOperator{\\tr}{tr}\\tr A', '\\operatorname{tr} A'],
    ['\\DeclareMathOperator*{\\argmin}{arg\\,min}\\argmin_x', '\\operatorname*{arg\\,min}_x'],
    ['\\DeclarePairedDelimiter{\\abs}{|}{|}\\abs{x}\\abs*{y}', '| x|\\left| y\\right|'],
    ['\\def\\a{##}\\a', '#'],
    ['\\\\def\\\\a', '\\\\def\\\\a'],
    ['\\left(\\letter\\define\\right)', '\\left(\\letter\\define\\right)'],
  ])('%j stands for %j', (tex, expected) => {
    expect(expand(tex)).toBe(expected)
  })

  it.each([
    '\\def',
    '\\def\\a',
    '\\def\\a{',
    '\\newcommand',
    '\\newcommand{\\a}',
    '\\newcommand{\\a}[x]{b}',
    '\\newcommand{a}{b}',
    '\\let\\a',
    '\\DeclareMathOperator{\\a}',
  ])('leaves %j where it is', (tex) => {
    expect(takeDefinitions(tex)).toEqual({ rest: tex, definitions: [] })
  })

  it('says so where arguments are missing', () => {
    expect(expand('\\def\\a#1{#1}\\a')).toHaveProperty('reason')
    expect(expand('\\def\\p(#1){#1}\\p x')).toHaveProperty('reason')
  })

  it('takes names like any other', () => {
    const { definitions } = takeDefinitions('\\def\\constructor{a}\\def\\toString{b}')
    expect(expand('\\constructor\\toString', withDefinitions({}, definitions))).toBe('ab')
  })

  it('holds so many and no more', () => {
    const many = Array.from({ length: 2_000 }, (_, i): Definition => [`\\m${i}`, '{x}'])
    const macros = withDefinitions({}, many)
    expect(Object.keys(macros)).toHaveLength(500)
    expect(withDefinitions(macros, [['\\more', '{x}']])).toBe(macros)
    expect(withDefinitions(macros, [['\\m1', '{y}']])['\\m1']).toBe('{y}')
  })
})

describe('macros in a document', () => {
  it('reach later formulas and later cells, as plain strings', () => {
    const first = scopeForTest()
    expect(renderMath('\\newcommand{\\half}[1]{\\frac{#1}{2}}', false, first.scope).value).toBe('')
    const { effects } = first.record()
    expect(structuredClone(effects.macros)).toEqual({ '\\half': '[1]{\\frac{#1}{2}}' })

    const context = new DocumentContext()
    context.advance(effects)
    const second = scopeForTest({ context })
    expect(renderMath('\\half{x}', false, second.scope).value).toContain('<mfrac>')
    expect(second.record().effects.macros).toBeUndefined()
  })

  it('leave the context alone where a formula defines none', () => {
    const { scope, record } = scopeForTest()
    renderMath('\\alpha', false, scope)
    expect(record().effects.macros).toBeUndefined()
  })

  it('do not tell formulas apart that come to the same', () => {
    const plain = renderMath('\\frac{1}{2}', false, scopeForTest().scope).value
    expect(renderMath('\\def\\half{\\frac{1}{2}}\\half', false, scopeForTest().scope).value).toBe(plain)
  })
})
