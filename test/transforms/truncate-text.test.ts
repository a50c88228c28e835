import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextEscape, stripEscapes } from '../../src/text/escape-sequence.ts'
import { truncateText } from '../../src/transforms/truncate-text.ts'

const NONE = Number.POSITIVE_INFINITY
const lines = (count: number) => Array.from({ length: count }, (_, n) => `line ${n}\n`).join('')
const lineCount = (text: string) => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length)

describe('truncateText', () => {
  it('keeps head and tail lines', () => {
    expect(truncateText(lines(10), { maxLines: 4, maxCharacters: NONE })).toEqual({
      head: 'line 0\nline 1',
      notice: '… 7 lines left out …',
      tail: 'line 9\n',
      omitted: 7,
      unit: 'lines',
    })
    expect(truncateText(lines(10), { maxLines: 10, maxCharacters: NONE })).toBeUndefined()
    expect(truncateText(lines(10).trimEnd(), { maxLines: 9, maxCharacters: NONE })).toMatchObject({
      notice: '… 2 lines left out …',
      tail: 'line 6\nline 7\nline 8\nline 9',
    })
    expect(truncateText('a\nb\nc', { maxLines: 1, maxCharacters: NONE })).toMatchObject({
      head: undefined,
      notice: '… 3 lines left out …',
      tail: undefined,
    })
  })

  it('keeps head and tail characters', () => {
    expect(truncateText('0123456789'.repeat(10), { maxLines: NONE, maxCharacters: 70 })).toEqual({
      head: '012',
      notice: '… 94 characters left out …',
      tail: '789',
      omitted: 94,
      unit: 'characters',
    })
  })

  it('counts code points and never tears a pair', () => {
    const emoji = '😀'.repeat(80)
    expect(truncateText(emoji, { maxLines: NONE, maxCharacters: 80 })).toBeUndefined()
    expect(truncateText(emoji, { maxLines: NONE, maxCharacters: 70 })).toMatchObject({
      head: '😀😀😀',
      omitted: 74,
    })
  })

  it('does not count or cut escape sequences, and keeps the colours right', () => {
    const colored = `\x1b[31m${'r'.repeat(50)}\x1b[1m${'b'.repeat(50)}\x1b[0m`
    expect(truncateText(colored, { maxLines: NONE, maxCharacters: 100 })).toBeUndefined()
    expect(truncateText(colored, { maxLines: NONE, maxCharacters: 70 })).toMatchObject({
      head: '\x1b[31mrrr\x1b[0m',
      tail: '\x1b[1;31mbbb\x1b[0m',
      omitted: 94,
    })
    expect(truncateText('\x1b[32ma\nb\nc\nd\n\x1b[0m', { maxLines: 3, maxCharacters: NONE })).toMatchObject({
      head: '\x1b[32ma\x1b[0m',
      tail: '\x1b[32md\n\x1b[0m',
    })
  })

  it('keeps the counts right', () => {
    const piece = fc.constantFrom(
      'a',
      'bcd',
      '\n',
      '😀',
      '\x1b[31m',
      '\x1b[0m',
      '\x1b]8;;http://a.b\x07',
      '\x1b[',
      '\ud83d',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 400 }).map((parts) => parts.join('')),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 64, max: 120 }),
        (text, maxLines, maxCharacters) => {
          const cut = truncateText(text, { maxLines, maxCharacters })
          const visible = stripEscapes(text)
          if (!cut) {
            expect(lineCount(visible)).toBeLessThanOrEqual(maxLines)
            expect([...visible].length).toBeLessThanOrEqual(maxCharacters)
            return
          }
          const head = stripEscapes(cut.head ?? '')
          const tail = stripEscapes(cut.tail ?? '')
          expect(visible.startsWith(head)).toBe(true)
          expect(visible.endsWith(tail)).toBe(true)
          if (cut.unit === 'lines') {
            const headLines = cut.head === undefined ? 0 : head.split('\n').length
            expect(headLines + cut.omitted + lineCount(tail)).toBe(lineCount(visible))
          } else {
            // A line feed at the end of the head is not shown; the notice begins a line anyway.
            expect([...visible].length - [...head].length - [...tail].length - cut.omitted).toBeOneOf([0, 1])
          }
          const joined = [cut.head, cut.notice, cut.tail].filter((part) => part !== undefined).join('\n')
          expect(truncateText(joined, { maxLines, maxCharacters })).toBeUndefined()
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('leaves no half of a sequence', () => {
    const text = '\x1b[38;2;1;2;3mx\x1b[0m'.repeat(100)
    for (let maxCharacters = 64; maxCharacters < 100; maxCharacters++) {
      const cut = truncateText(text, { maxLines: NONE, maxCharacters })!
      for (const part of [cut.head ?? '', cut.tail ?? '']) {
        for (let next = nextEscape(part, 0); next; next = nextEscape(part, next.end))
          expect(next.kind).toBe('csi')
        expect(stripEscapes(part)).toMatch(/^x*$/)
      }
    }
  })

  it('takes linear time', () => {
    truncateText(`${'\x1b[31mx\x1b[0m'.repeat(200_000)}${'\n'.repeat(200_000)}`, {
      maxLines: 100,
      maxCharacters: 1000,
    })
  })
})
