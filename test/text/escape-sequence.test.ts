import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextEscape, stripEscapes } from '../../src/text/escape-sequence.ts'

/** Every sequence of a text, written out. */
function sequences(text: string): string[] {
  const found: string[] = []
  for (let next = nextEscape(text, 0); next; next = nextEscape(text, next.end)) {
    found.push(text.slice(next.start, next.end))
  }
  return found
}

describe('stripEscapes', () => {
  it.each([
    ['colours', '\x1b[1;31mred\x1b[0m', 'red'],
    ['private modes', 'a\x1b[?25lb\x1b[>4;1mc', 'abc'],
    ['intermediate characters', 'a\x1b[0 qb', 'ab'],
    ['a character set', 'a\x1b(Bb', 'ab'],
    ['a title ended by BEL', 'a\x1b]0;title\x07b', 'ab'],
    ['a link ended by ST', '\x1b]8;;https://a.b\x1b\\text\x1b]8;;\x1b\\', 'text'],
    ['a device control string', 'a\x1bP1;2q#0~~\x1b\\b', 'ab'],
    ['an application command', 'a\x1b_Gf=100;AAAA\x1b\\b', 'ab'],
    ['one character', 'a\x1b7b\x1bMc\x1bcd', 'abcd'],
    ['C1 forms', 'a\x9b31mb\x9d0;title\x9cc\x90q\x9cd', 'abcd'],
    ['a control sequence cut off by the end', 'a\x1b[31', 'a'],
    ['a control sequence cut off by a line feed', 'a\x1b[31\nb', 'a\nb'],
    ['a lone ESC', 'a\x1b\nb\x1b', 'a\nb'],
    ['an ESC before another', '\x1b\x1b[31mred', 'red'],
  ])('takes out %s', (_what, text, expected) => {
    expect(stripEscapes(text)).toBe(expected)
  })

  it('loses no text behind a command that never ends', () => {
    expect(stripEscapes('a\x1b]8;;https://a.b\nline\nline')).toBe('a8;;https://a.b\nline\nline')
    expect(stripEscapes('a\x1bPq never\x1b[31m ended')).toBe('aq never ended')
  })

  it('takes halves of mis-decoded characters for text', () => {
    expect(stripEscapes('â€\x9d said she, â€\x9b')).toBe('â€\x9d said she, â€\x9b')
  })

  it('leaves nothing behind that is a sequence, except where two pieces meet', () => {
    const piece = fc.constantFrom(
      '\x1b',
      '[',
      ']',
      '3',
      ';',
      'm',
      '\x07',
      '\\',
      '\x9b',
      '\x9d',
      '\x9c',
      'P',
      'é',
      '\n',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (text) => {
          const removed = sequences(text)
          expect(stripEscapes(text).length).toBe(text.length - removed.join('').length)
          expect(stripEscapes(text)).not.toContain('\x1b')
          for (const sequence of removed) expect(sequence).toMatch(/^[\x1b\x90\x98\x9b-\x9f][^\n]*$/)
        },
      ),
    )
  })

  it('takes linear time on openings that are never closed', () => {
    for (const opening of [
      '\x1b',
      '\x1b[',
      '\x1b]',
      '\x1bP',
      '\x9b',
      '\x9d',
      '\x9d8;;',
      '\x1b[1;',
      '\x1b]8;;x',
    ]) {
      stripEscapes(opening.repeat(300_000))
    }
  })
})
