import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../src/text/escape-html.ts'
import { textOf } from '../support/text-of.ts'

describe('escapeHtml', () => {
  it('escapes for content and attributes', () => {
    expect(escapeHtml('<b a="1" b=\'2\'>&`')).toBe('&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&#96;')
  })

  it('shows control characters, but leaves tabs and line ends', () => {
    expect(escapeHtml('\0a\x1b[1m\x7f\x85 \tb\nc\r\nd\re')).toBe('␀a␛[1m␡� \tb\nc\nd␍e')
  })

  it('is read by a parser as the same text, without complaint', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<!--', '&lt', '\0', '\r', '</title', '"'),
    )
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        // Noncharacters and halves of surrogate pairs are complained of, but mean nothing.
        const text = units.join('').replace(/[\ufdd0-\ufdef]|\p{NChar}|\p{Cs}/gu, '')
        const complaints: string[] = []
        const onParseError = ({ code }: { code: string }) => void complaints.push(code)
        const fragment = parseFragment(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`, {
          onParseError,
          sourceCodeLocationInfo: true,
        })
        expect(complaints).toEqual([])
        expect(escapeHtml(textOf(fragment))).toBe(escapeHtml(text))
      }),
      { numRuns: 500 },
    )
  })
})
