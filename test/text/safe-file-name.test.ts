import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../src/text/safe-file-name.ts'
import { HOSTILE_NAMES } from '../write/headers/hostile-names.ts'

/** What is wrong with a name, judged by rules written down anew. */
function faults(name: string, extension: string): string[] {
  const bytes = new TextEncoder().encode(name).length
  const device = name.toLowerCase().split('.')[0]!.trimEnd()
  const rules: Record<string, boolean> = {
    'too long': bytes > 255,
    'other extension': !name.endsWith(`.${extension}`),
    'no stem': name.length <= extension.length + 1,
    'not well-formed': !name.isWellFormed(),
    control: [...name].some((character) => character < ' ' || (character >= '\x7f' && character <= '\x9f')),
    'path or reserved': /[/\\<>:"|?*]/.test(name),
    invisible: /[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad\u061c]/.test(name),
    hidden: name.startsWith('.'),
    'blank at an end': name !== name.trim() || / \.[a-z]+$/.test(name),
    device: /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/.test(device),
  }
  return Object.keys(rules).filter((rule) => rules[rule])
}

describe('safeFileName', () => {
  it.each([
    ['report.html', 'report.html'],
    ['Nightly sales (1).HTML', 'Nightly sales (1).html'],
    ['old.htm', 'old.html'],
    ['etl.ipynb', 'etl.html'],
    ['etl.py', 'etl.py.html'],
    ['v1.2', 'v1.2.html'],
    ['evil.html.exe', 'evil.html.exe.html'],
    ['x\u202elmth.exe', 'xlmth.exe.html'],
    ['', 'report.html'],
    ['...', 'report.html'],
    ['.html', 'report.html'],
    ['../../etc/passwd', '_.._etc_passwd.html'],
    ['C:\\autoexec.bat', 'C__autoexec.bat.html'],
    ['NUL.txt', '_NUL.txt.html'],
    ['con .ipynb', '_con.html'],
    ['console', 'console.html'],
    ['a\r\nSet-Cookie: b', 'a Set-Cookie_ b.html'],
    ['a\u200b b.html. ', 'a b.html'],
    ['run 100 %; "ü"', 'run 100 %; _ü_.html'],
    ['u\u0308', 'ü.html'],
    ['a\ud800', 'a\ufffd.html'],
    ['❤️ 日本語', '❤️ 日本語.html'],
  ])('%j is %j', (name, expected) => {
    expect(safeFileName(name, 'html')).toBe(expected)
  })

  it('is a name that any system takes, and stays what it is', () => {
    for (const name of HOSTILE_NAMES) {
      for (const extension of ['html', 'ipynb']) {
        const safe = safeFileName(name, extension)
        expect(faults(safe, extension), name.slice(0, 100)).toEqual([])
        expect(safeFileName(safe, extension)).toBe(safe)
      }
    }
  })

  it('is so for any text', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_NAMES))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const safe = safeFileName(parts.join(''), 'html')
        expect(faults(safe, 'html')).toEqual([])
        expect(safeFileName(safe, 'html')).toBe(safe)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps as much of a long name as fits, and whole characters', () => {
    expect(safeFileName('x'.repeat(10_000), 'html')).toBe(`${'x'.repeat(235)}.html`)
    expect(safeFileName('😀'.repeat(10_000), 'ipynb')).toBe(`${'😀'.repeat(58)}.ipynb`)
    expect(safeFileName(`${'日'.repeat(100)}.html`, 'html')).toBe(`${'日'.repeat(78)}.html`)
  })
})
