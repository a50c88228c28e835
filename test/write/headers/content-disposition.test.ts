import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../../src/text/safe-file-name.ts'
import { contentDisposition } from '../../../src/write/headers/content-disposition.ts'
import { NBFORMAT, runPython } from '../../support/python.ts'
import { describeWith } from '../../support/requires.ts'
import { repositoryPath } from '../../support/shared.ts'
import { HOSTILE_NAMES } from './hostile-names.ts'

const names = HOSTILE_NAMES.map((name) => safeFileName(name, 'html'))

// RFC 6266, section 4.1, and RFC 8187, section 3.2.1, in a narrow reading: what of a quoted string clients read
// differently (escapes, percent signs, list separators) is not in this grammar.
const VALUE =
  /^(inline|attachment); filename="([\x20-\x7e]+)"(?:; filename\*=UTF-8''((?:%[0-9A-F]{2}|[A-Za-z0-9!#$&+.^_`|~-])+))?$/
const AMBIGUOUS = /["\\%;,=]/

/** The name a client that knows both parameters uses, and the one an old client does. */
function read(value: string): { name: string; plain: string } {
  const [, , plain = '', extended] = VALUE.exec(value) ?? []
  expect(plain, value).not.toBe('')
  expect(plain).not.toMatch(AMBIGUOUS)
  return { plain, name: extended === undefined ? plain : decodeURIComponent(extended) }
}

describe('contentDisposition', () => {
  it.each([
    ['report.html', 'inline; filename="report.html"'],
    ['a b (1).html', 'inline; filename="a b (1).html"'],
    ['100 %.html', `inline; filename="100 _.html"; filename*=UTF-8''100%20%25.html`],
    ['%41.html', `inline; filename="_41.html"; filename*=UTF-8''%2541.html`],
    ["Zoë's *.html", `inline; filename="Zo_'s _.html"; filename*=UTF-8''Zo%C3%AB%27s%20%2A.html`],
    ['日本.html', `inline; filename="_.html"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.html`],
  ])('%j gives %s', (name, value) => {
    expect(contentDisposition('inline', name)).toBe(value)
  })

  it('is read back as the name, by the grammar', () => {
    for (const name of names) expect(read(contentDisposition('attachment', name)).name).toBe(name)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = safeFileName(text, 'ipynb')
        const { name: found, plain } = read(contentDisposition('attachment', name))
        expect(found).toBe(name)
        // What an old client saves is as harmless as the name itself.
        expect(plain).toMatch(/^[^. ].*\.ipynb$/)
        expect(safeFileName(plain, 'ipynb')).toBe(plain)
      }),
      { numRuns: 500 },
    )
  })

  describeWith(NBFORMAT, 'read by Python', () => {
    it('gives one file name and nothing else, in each of its two forms', () => {
      const values = [...names, ...fc.sample(fc.string({ unit: 'binary' }), { seed: 1, numRuns: 1_000 })].map(
        (name) => contentDisposition('attachment', safeFileName(name, 'html')),
      )
      // Python takes the first of two file names, so each is shown to it alone.
      const plain = values.map((value) => value.replace(/; filename\*=.*/, ''))
      const extended = values.map((value) => value.replace(/; filename=".*"; /, '; '))
      const expected = [
        ...values.map((value) => read(value).plain),
        ...values.map((value) => read(value).name),
      ].map((name) => ({ disposition: 'attachment', params: ['filename'], name, oldName: name }))
      const script = repositoryPath('test', 'write', 'headers', 'read_dispositions.py')
      expect(runPython(script, [...plain, ...extended])).toEqual(expected)
    })
  })
})
