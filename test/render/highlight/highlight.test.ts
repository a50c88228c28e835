import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { cellLanguage } from '../../../src/render/highlight/cell-language.ts'
import { ALIASES, GRAMMARS } from '../../../src/render/highlight/grammars.ts'
import { grammarOf, highlight } from '../../../src/render/highlight/highlight.ts'
import { SCANNERS } from '../../../src/render/highlight/scanners.ts'
import { scopeForTest } from '../../support/scope.ts'
import { textOf } from '../../support/text-of.ts'

describe('highlight', () => {
  it('marks keywords in the classes of highlight.js', () => {
    expect(highlight('def f(): pass', 'ipython3', scopeForTest().scope).value).toContain(
      '<span class="hljs-keyword">def</span>',
    )
  })

  it('leaves an unknown language plain', () => {
    expect(highlight('a < b', 'constructor', scopeForTest().scope).value).toBe('a &lt; b')
  })

  it.each([
    ['one long line', `x = "${'ab '.repeat(4_000)}"`],
    ['a run of digits, on which grammars take quadratic time', '0'.repeat(20_000)],
    ['many runs just under the limit of a line', `${'0'.repeat(4_900)}\n`.repeat(30)],
    ['more than is worth highlighting', 'a = 1\n'.repeat(60_000)],
  ])('shows %s plain, whole, and says so', (_name, code) => {
    const { scope, warnings } = scopeForTest()
    expect(textOf(parseFragment(highlight(code, 'r', scope).value))).toBe(code)
    expect(warnings.map(({ code }) => code)).toEqual(['FALLBACK'])
  })

  it('loses no character of any source in any language', () => {
    const languages = [...Object.keys(GRAMMARS), ...SCANNERS.keys()]
    const code = fc.string({
      unit: fc.constantFrom(
        ...'abx01"\'`\\/*#$@%<>&{}()[];:=-+ \n\t',
        'def ',
        'end',
        '"""',
        '<%',
        '<?php',
        '--',
        '//',
        '界',
      ),
    })
    fc.assert(
      fc.property(fc.constantFrom(...languages), code, (language, source) => {
        expect(textOf(parseFragment(highlight(source, language, scopeForTest().scope).value))).toBe(source)
      }),
      { numRuns: 400 },
    )
  })

  it('makes direction controls visible', () => {
    expect(highlight('a = "\u202e"', 'python', scopeForTest().scope).value).toContain('U+202E')
  })

  it('knows every alias by a grammar it has', () => {
    expect(Object.keys(ALIASES).filter((alias) => grammarOf(alias) === undefined)).toEqual([])
  })
})

describe('cellLanguage', () => {
  it.each([
    ['%%bash\nls', 'bash'],
    ['\n  %%SQL x\nselect 1', 'sql'],
    ['%%timeit\nx', 'python'],
    ['%%constructor', 'python'],
    ['x = 1', 'python'],
  ])('of %j', (source, language) => {
    expect(cellLanguage(source, 'python')).toBe(language)
  })
})
