import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextEscape } from '../../src/text/escape-sequence.ts'
import {
  Attribute,
  applyEscape,
  NO_COLOR,
  PLAIN_STYLE,
  RGB,
  styleChange,
  type TextStyle,
} from '../../src/text/sgr.ts'

function styleBehind(text: string, style = PLAIN_STYLE): TextStyle {
  let result = style
  for (let next = nextEscape(text, 0); next; next = nextEscape(text, next.end))
    result = applyEscape(result, next)
  return result
}

describe('applyEscape', () => {
  it.each<[string, Partial<TextStyle>]>([
    ['\x1b[31m', { fg: 1 }],
    ['\x1b[1;4;97;100m', { fg: 15, bg: 8, attributes: Attribute.bold | Attribute.underline }],
    ['\x1b[38;5;208m', { fg: 208 }],
    ['\x1b[38;5;9m', { fg: 9 }],
    ['\x1b[48;2;1;2;3;3m', { bg: RGB + 0x010203, attributes: Attribute.italic }],
    ['\x1b[38:5:208m', { fg: 208 }],
    ['\x1b[38:2:1:2:3m', { fg: RGB + 0x010203 }],
    ['\x1b[38:2::1:2:3;1m', { fg: RGB + 0x010203, attributes: Attribute.bold }],
    ['\x1b[4:3m', { attributes: Attribute.underline }],
    ['\x1b[4m\x1b[4:0m', {}],
    ['\x1b[1;2m\x1b[22m', {}],
    ['\x1b[1m\x1b[21m', {}],
    ['\x1b[31;42;7;9m\x1b[39;49;27;29m', {}],
    ['\x1b[31m\x1b[m', {}],
    ['\x1b[31;0;1m', { attributes: Attribute.bold }],
    ['\x1b[31;m', {}],
    ['\x1b]8;id=1;https://a.b/;c\x07', { link: 'https://a.b/;c' }],
    ['\x1b]8;;https://a.b\x07\x1b[31m\x1b[0m', { link: 'https://a.b' }],
    ['\x1b]8;;https://a.b\x07\x1b]8;;\x07', {}],
  ])('reads %j', (text, expected) => {
    expect(styleBehind(text)).toEqual({ ...PLAIN_STYLE, ...expected })
  })

  it('passes over what is no colour', () => {
    for (const text of [
      '38;5;256',
      '38;2;256;0;0',
      '38;5',
      '38;2;1',
      '38',
      '48:9:1',
      '5',
      '58;5',
      '999',
      '?4',
      '>1',
      '38:2:1',
    ]) {
      expect(styleBehind(`\x1b[${text}m`)).toEqual(PLAIN_STYLE)
    }
    expect(styleBehind('\x1b[38;5;256;1m').attributes).toBe(Attribute.bold)
    expect(styleBehind(`\x1b]8;;https://a.b/${'x'.repeat(3000)}\x07`).link).toBe('')
  })
})

describe('styleChange', () => {
  const color = fc.oneof(
    fc.constant(NO_COLOR),
    fc.integer({ min: 0, max: 255 }),
    fc.integer({ min: RGB, max: RGB + 0xffffff }),
  )
  const style: fc.Arbitrary<TextStyle> = fc.record({
    fg: color,
    bg: color,
    attributes: fc.integer({ min: 0, max: 127 }),
    link: fc.constantFrom('', 'https://a.b', 'mailto:c@d'),
  })

  it('leads from any style to any other', () => {
    fc.assert(
      fc.property(style, style, (from, to) => {
        expect(styleBehind(styleChange(from, to), from)).toEqual(to)
      }),
    )
  })

  it('is nothing from a style to itself', () => {
    fc.assert(
      fc.property(style, (same) => {
        expect(styleChange(same, { ...same })).toBe('')
      }),
    )
  })
})
