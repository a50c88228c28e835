import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stripEscapes } from '../../src/text/escape-sequence.ts'
import { terminalText } from '../../src/text/terminal.ts'

/** JupyterLab's rule for `\r`, `\b` and `\n`, spelled out. Undefined where a `\b` comes before the end of a line. */
function jupyterLab(text: string): string | undefined {
  let shown = ''
  let cursor = 0
  for (const unit of text.split('')) {
    const lineStart = shown.lastIndexOf('\n', cursor - 1) + 1
    if (unit === '\n') {
      shown += '\n'
      cursor = shown.length
    } else if (unit === '\r') {
      cursor = cursor === 0 ? 0 : lineStart
    } else if (unit === '\b') {
      if (cursor < shown.length) return undefined
      if (cursor > 0 && shown[cursor - 1] !== '\n') shown = shown.slice(0, -1)
      cursor = shown.length
    } else {
      shown = shown.slice(0, cursor) + unit + shown.slice(cursor + 1)
      cursor++
    }
  }
  return shown
}

/** A terminal as a grid of coloured characters, without any economy. */
function grid(tokens: readonly string[]): string {
  const lines: string[][] = [[]]
  let [row, column, color] = [0, 0, '']
  const to = (r: number, c: number) => {
    row = Math.min(Math.max(r, 0), lines.length - 1)
    column = Math.min(Math.max(c, 0), lines[row]!.length)
  }
  for (const token of tokens) {
    const [, count = '', final = ''] = /^\x1b\[(\d*)(.)$/.exec(token) ?? []
    const n = Number(count) || 1
    const line = lines[row]!
    if (token === '\n') {
      if (row === lines.length - 1) lines.push([])
      to(row + 1, 0)
    } else if (token === '\r') column = 0
    else if (token === '\b') {
      if (column === line.length) line.pop()
      column = Math.max(0, column - 1)
    } else if (final === 'm') color = count === '0' ? '' : count
    else if (final === 'A') to(row - n, column)
    else if (final === 'B') to(row + n, column)
    else if (final === 'C') to(row, column + n)
    else if (final === 'D') to(row, column - n)
    else if (final === 'E') to(row + n, 0)
    else if (final === 'F') to(row - n, 0)
    else if (final === 'G') to(row, Number(count) - 1)
    else if (final === 'J') {
      line.length = column
      lines.length = row + 1
    } else if (final === 'K') {
      if (count === '' || count === '0') line.length = column
      else if (count === '2' || column + 1 >= line.length) line.length = 0
      else line.fill(`${color} `, 0, column + 1)
      to(row, column)
    } else for (const unit of token.split('')) line[column++] = color + unit
  }
  return lines.map((line) => line.join('|')).join('\n')
}

/** The same picture from what {@link terminalText} returned. */
function picture(text: string): string {
  let color = ''
  const lines: string[][] = [[]]
  for (const token of text.split(/(\x1b\[\d+m|\n)/)) {
    if (token === '\n') lines.push([])
    else if (token.startsWith('\x1b')) color = token.slice(2, -1).replace(/^0$/, '')
    else for (const unit of token.split('')) lines.at(-1)!.push(color + unit)
  }
  return lines.map((line) => line.join('|')).join('\n')
}

describe('terminalText', () => {
  it.each([
    ['a line written over', 'Jupyter\rj', 'jupyter'],
    ['backspaces', 'abc\b\b\b', ''],
    ['a backspace and what comes in its place', 'jj\bupyter', 'jupyter'],
    ['a backspace at the start of a line', 'foo\n\b', 'foo\n'],
    ['a return before a line feed', 'abc\r\r\n-', 'abc\n-'],
    ['a return at the end', '100%\r', '100%'],
    ['the rest of a longer line', '100 %\r9', '900 %'],
    ['underlined and bold letters of man pages', '_\bN_\bA_\bM_\bE\nx\bxy\by', 'NAME\nxy'],
    ['an erased rest', 'downloading…\r\x1b[Kdone', 'done'],
    ['an erased line', 'abc\x1b[2Kdef', 'def'],
    ['an erased beginning', 'abcdef\x1b[3D\x1b[1K', '    ef'],
    ['everything below erased', 'a\nbcd\ne\x1b[A\x1b[J', 'a\nb'],
    ['a column', 'abcdef\x1b[3GX', 'abXdef'],
    ['moves to the left and right', 'abc\x1b[2DX\x1b[CY', 'aXcY'],
    ['a saved position', 'ab\x1b7cd\x1b8XY\x1b[s\rQ\x1b[uZ', 'QbXYZ'],
    ['private modes left alone', 'a\x1b[?25l\rb\x1b[?25h', 'b'],
  ])('shows %s', (_what, text, expected) => {
    expect(terminalText(text)).toBe(expected)
  })

  it('shows the last state of bars that are drawn one below the other', () => {
    const first = (n: number) => `\router: ${n}/2`
    const second = (n: number) => `\n\rinner: ${n}/3\x1b[A`
    const text = `${first(0)}${second(0)}${second(3)}${first(1)}${second(3)}${first(2)}\n\ndone\n`
    expect(terminalText(text)).toBe('outer: 2/2\ninner: 3/3\ndone\n')
  })

  it('keeps colours and links with the characters they were written with', () => {
    expect(terminalText('\x1b[31m100\x1b[0m%\r\x1b[32m20')).toBe('\x1b[32m20\x1b[31m0\x1b[0m%')
    expect(terminalText('\x1b]8;;http://x.y\x07link\x1b]8;;\x07 a\rL')).toBe(
      'L\x1b]8;;http://x.y\x1b\\ink\x1b]8;;\x1b\\ a',
    )
    expect(terminalText('\x1b[1mbold\n\x1b[mplain\n\x1b[31mred\x1b[0m\rRED')).toBe(
      '\x1b[1mbold\n\x1b[0mplain\nRED',
    )
  })

  it('lets nothing disappear when the screen is cleared', () => {
    expect(terminalText('one\x1b[H\x1b[2Jtwo\n\x1b[2J\x1b[1;1Hthree')).toBe('one\ntwo\nthree')
  })

  it('never tears a surrogate pair', () => {
    expect(terminalText('😀😀\ra')).toBe('a 😀')
    expect(terminalText('😀\x1b[D\x1b[K')).toBe(' ')
    expect(terminalText('x😀\b')).toBe('x')
    const piece = fc.constantFrom(
      '😀',
      'a',
      '\r',
      '\b',
      '\n',
      '\x1b[D',
      '\x1b[C',
      '\x1b[K',
      '\x1b[1K',
      '\x1b[31m',
      'xy',
    )
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        expect(terminalText(parts.join('')).isWellFormed()).toBe(true)
      }),
    )
  })

  it('does as JupyterLab', () => {
    const piece = fc.constantFrom('\r', '\b', '\n', 'a', 'bc', 'defgh')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const expected = jupyterLab(parts.join(''))
        fc.pre(expected !== undefined)
        expect(terminalText(parts.join('')).replaceAll('\r\n', '\n')).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('does as a grid of characters', () => {
    const moves = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'K', 'J', '2A', '3C', '2D', '2G', '1K', '2K']
    const piece = fc.constantFrom(
      ...['\r', '\b', '\n', 'a', 'bc', 'defgh', '0123456789', '\x1b[31m', '\x1b[32m', '\x1b[0m'],
      ...moves.map((move) => `\x1b[${move}`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (parts) => {
        fc.pre(terminalText(parts.join('')) !== parts.join(''))
        expect(picture(terminalText(parts.join('')))).toBe(grid(parts))
      }),
      { numRuns: 2000 },
    )
  })

  it('returns a text that never goes back as it is', () => {
    for (const text of [
      '',
      'a\r\nb\r\n',
      '\x1b[1;31mred\x1b[0m \x1b]8;;x\x07y\x1b[?25l',
      'a\tb\x07\x00',
      '\x1b[31',
    ]) {
      expect(terminalText(text)).toBe(text)
    }
  })

  it('is idempotent and never fails', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\r',
        '\b',
        '\n',
        '\x1b[A',
        '\x1b[K',
        '\x1b[1K',
        '\x1b[31m',
        '\x1b]8;;u\x07',
        '\x9b',
        '5A',
        '\x1b',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const shown = terminalText(parts.join(''))
        expect(terminalText(shown)).toBe(shown)
        expect(shown.replaceAll('\r\n', '')).not.toMatch(/[\b\r]/)
      }),
      { numRuns: 1000 },
    )
  })

  it('needs no room for a cursor far away', () => {
    expect(terminalText(`a\x1b[999999999Cb\x1b[${'9'.repeat(400)}Dc`)).toBe('cb')
    expect(terminalText('a\x1b[999999999Bb\x1b[999999999Ac')).toBe('abc')
    expect(terminalText('a\x1b[999999999Gb\x1b[999;999Hc')).toBe('ab\nc')
  })

  it('goes up a screen, not more', () => {
    const text = `${'line\n'.repeat(5000)}\x1b[9999AX`
    const lines = terminalText(text).split('\n')
    expect(lines.indexOf('Xine')).toBe(lines.length - 1000)
  })

  it('repeats a long link only so often', () => {
    const text = `\x1b]8;;https://a.b/${'x'.repeat(2000)}\x07${'l'.repeat(10_000)}\r\x1b]8;;\x07${'\x1b[C-'.repeat(5_000)}`
    const shown = terminalText(text)
    expect(stripEscapes(shown)).toBe('l-'.repeat(5_000))
    expect(shown.length).toBeLessThan(3 * text.length)
  })

  it('takes linear time', () => {
    const long = 'x'.repeat(1_000_000)
    const bar = (n: number) => `\r\x1b[32m${'█'.repeat(60)}\x1b[0m ${n}/100000`
    expect(stripEscapes(terminalText(Array.from({ length: 100_000 }, (_, n) => bar(n)).join('')))).toBe(
      `${'█'.repeat(60)} 99999/100000`,
    )
    expect(terminalText(`${long}${'\rX'.repeat(500_000)}`).length).toBe(1_000_000)
    expect(terminalText(`${long}${'X\b'.repeat(500_000)}`).length).toBe(1_000_000)
    expect(terminalText(`${long}${'\x1b[9999999C\x1b[2D\x1b[1K\rX'.repeat(50_000)}`).length).toBe(1_000_000)
    expect(terminalText(`${long}\n${'\x1b[AX\n'.repeat(200_000)}`).length).toBe(1_000_001)
    expect(terminalText('a\n'.repeat(1_000_000) + '\x1b[A\x1b[J\n'.repeat(100_000)).length).toBeGreaterThan(
      1_000_000,
    )
  })
})
