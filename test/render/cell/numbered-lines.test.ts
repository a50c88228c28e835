import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { numberedLines } from '../../../src/render/cell/numbered-lines.ts'
import { highlightLines } from '../../../src/render/highlight/highlight.ts'
import { trustedHtml } from '../../../src/render/safe-html.ts'
import { scopeForTest } from '../../support/scope.ts'
import { textOf } from '../../support/text-of.ts'

const text = (markup: string) => textOf(parseFragment(markup))
const code = (source: string, language = 'python') => highlightLines(source, language, scopeForTest().scope)
const LINE = /^<span class="pl-line" data-n="(\d+)">.*<\/span>$/

describe('numberedLines', () => {
  it('numbers every line from 1, blank ones too, and leaves the line breaks between them', () => {
    expect(numberedLines(trustedHtml('a\n\nb')).value).toBe(
      '<span class="pl-line" data-n="1">a</span>\n<span class="pl-line" data-n="2"></span>\n<span class="pl-line" data-n="3">b</span>',
    )
  })

  it('closes what goes on over a line’s end, and opens it again', () => {
    const { value } = numberedLines(code('"""one\ntwo"""'))
    expect(value.split('\n')).toEqual([
      '<span class="pl-line" data-n="1"><span class="hljs-string">"""one</span></span>',
      '<span class="pl-line" data-n="2"><span class="hljs-string">two"""</span></span>',
    ])
  })

  it('says the same as the code, line by line, whatever the code', () => {
    const pieces = fc.array(
      fc.constantFrom('"""', '`${', '}`', '# x', '\n', "f'{", '/*', '*/', ' a = 1', '<b>', '\u202e'),
    )
    fc.assert(
      fc.property(pieces, fc.constantFrom('python', 'javascript', 'julia', 'nothing'), (parts, language) => {
        const plain = code(parts.join(''), language)
        const lines = numberedLines(plain).value.split('\n')
        expect(lines.map((line) => Number(LINE.exec(line)?.[1]))).toEqual(lines.map((_, i) => i + 1))
        expect(lines.map(text)).toEqual(text(plain.value).split('\n'))
      }),
    )
  })

  it('leaves colours out where they nest so deep that each line would repeat too much', () => {
    const depth = 200
    const nested = `${'<span class="hljs-subst">`${\n'.repeat(depth)}x${'</span>'.repeat(depth)}`
    const { value } = numberedLines(trustedHtml(nested))
    expect(value).not.toContain('hljs')
    expect(text(value)).toBe(text(nested))
    expect(value.length).toBeLessThan(nested.length * 4)
  })
})
