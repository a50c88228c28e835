import { describe, expect, it } from 'vitest'
import { forgetFormulas, toMathMl } from '../../../src/render/math/engine.ts'

describe('toMathMl', () => {
  it('makes a formula that comes again once, until formulas are forgotten', () => {
    const first = toMathMl('\\frac{a}{b}', false)
    expect(toMathMl('\\frac{a}{b}', false)).toBe(first)
    expect(toMathMl('\\frac{a}{b}', true)).not.toBe(first)
    forgetFormulas()
    const again = toMathMl('\\frac{a}{b}', false)
    expect(again).not.toBe(first)
    expect(again).toEqual(first)
  })
})
