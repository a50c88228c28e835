import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportTaskRunOutput, PlatenError, type TaskRunOutput } from '../../src/index.ts'
import { fileNameProblem, fileStem } from '../../src/text/file-name.ts'

/** What makes a name bad somewhere, in all mixtures; written without the code under test. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
      fc.constantFrom(
        '..',
        '.',
        '/',
        '\\',
        '\0',
        'CON',
        'nul',
        'COM1',
        'lpt\u00b9',
        ':',
        ' ',
        '\u202e',
        '中',
        '😀',
        '\ufe0f',
        '\u3164',
        'C:',
        'e\u0301',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

function isLegalEverywhere(name: string): boolean {
  const base = name.split('.')[0]!.trimEnd().toUpperCase()
  const devices = ['CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$']
  const ports = ['COM', 'LPT'].flatMap((port) => [...'0123456789¹²³'].map((digit) => port + digit))
  return (
    name !== '' &&
    Buffer.byteLength(name) <= 255 &&
    name.length <= 255 &&
    Buffer.from(name).toString() === name &&
    ![...name].some((character) => character < ' ' || '<>:"/\\|?*\x7f'.includes(character)) &&
    !/[. ]$/.test(name) &&
    ![...devices, ...ports].includes(base)
  )
}

describe('fileStem', () => {
  it('makes of any text a name that is legal on Linux, macOS and Windows', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('html', 'ipynb', 'x'.repeat(39)), (given, ending) => {
        const stem = fileStem(given)
        if (stem === '') return
        const name = `${stem}.${ending}`
        expect(isLegalEverywhere(name), JSON.stringify(name)).toBe(true)
        expect(fileNameProblem(name)).toBeUndefined()
        expect(name.endsWith(`.${ending}`)).toBe(true)
        expect(name).not.toMatch(/^[-.]/)
        expect(fileStem(given)).toBe(stem)
        expect(stem.normalize('NFC')).toBe(stem)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['Nightly totals / 2026', 'Nightly-totals-2026'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows\\x', 'C-Windows-x'],
    ['con', '_con'],
    ['NUL.backup', '_NUL.backup'],
    ['com¹', '_com¹'],
    ['console', 'console'],
    ['e\u0301', 'é'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['❤️', ''],
    ['\u3164\ud800\u0301', ''],
    ['…', ''],
    ['中'.repeat(200), '中'.repeat(66)],
    [`${'x'.repeat(99)}😀`, 'x'.repeat(99)],
    ['𝒳'.repeat(80), '𝒳'.repeat(50)],
  ])('%j → %j', (given, stem) => {
    expect(fileStem(given)).toBe(stem)
  })

  it('is quick for a long text', () => {
    expect(fileStem('- '.repeat(5_000_000))).toBe('')
  })
})

const run: TaskRunOutput = { version: 1, meta: { system: 'cron', title: 'x' }, outputs: [] }

describe('names and paths that are given', () => {
  const BAD = [
    '..',
    '.',
    '',
    'a\0b',
    'a\nb',
    'a\\b',
    '..\\b',
    'C:',
    'C:b',
    'b:stream',
    'con',
    'Nul.html',
    'COM1',
    'lpt9.txt',
    'AUX .html',
    'b.',
    'b ',
    'a*b',
    'a?b',
    'a|b',
    'a"b',
    '<b>',
    '\u202ehtml.exe',
    '\u2066b',
    '\ud800',
    'b\udc00.html',
    'é'.repeat(128),
    'x'.repeat(256),
  ]

  it.each(BAD)('%j is refused as a name, and anywhere in a path', (bad) => {
    const attempts = [
      { name: bad },
      { path: `/a/${bad}` },
      { path: `/${bad}/b` },
      { path: `a/${bad}/c` },
      { path: bad },
    ]
    for (const options of attempts) {
      const attempt = () => exportTaskRunOutput(run, options)
      expect(attempt, JSON.stringify(options)).toThrow(PlatenError)
      const pointer = 'name' in options ? '/name' : '/path'
      expect(attempt).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', pointer }))
    }
  })

  it.each(['//host/share/a', '/a//b', '/a/', '/', '//', `/${'a/'.repeat(3_000)}b`])(
    'path %j is refused',
    (path) => {
      expect(() => exportTaskRunOutput(run, { path })).toThrow(expect.objectContaining({ pointer: '/path' }))
    },
  )

  it.each([5, {}, ['a']])('%j is no name and no path', (value) => {
    for (const option of ['name', 'path']) {
      expect(() => exportTaskRunOutput(run, { [option]: value } as object)).toThrow(PlatenError)
    }
  })

  it('joined to a folder, whatever is taken stays below it', () => {
    const parts = fc.array(fc.oneof(text, fc.constantFrom('a', 'b.html', '..', '')), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(parts, (names) => {
        const path = names.join('/')
        try {
          const file = exportTaskRunOutput(run, { path })
          expect(file.path).toBe(path)
          expect(path.replace(/^\//, '').split('/').every(isLegalEverywhere), JSON.stringify(path)).toBe(true)
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_OPTION' })
        }
      }),
    )
  })

  it.each([
    '/Workspace/Shared/Nightly report (2).html',
    'relative/ü.html',
    '/.hidden',
    '/-dash',
    '/👨‍👩‍👧.html',
  ])('path %j is kept as it is', (path) => {
    expect(exportTaskRunOutput(run, { path }).path).toBe(path)
  })
})
