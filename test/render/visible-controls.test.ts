import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { escapeVisible, showControls, visibleText } from '../../src/render/visible-controls.ts'
import { textOf } from '../support/text-of.ts'

describe('escapeVisible', () => {
  it('escapes for content and attributes', () => {
    expect(escapeVisible('<b a="1" b=\'2\'>&`')).toBe('&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&#96;')
  })

  it('shows control characters, but leaves tabs and line ends', () => {
    expect(escapeVisible('\x00\x07\b\v\f\x1b\x7f')).toBe('␀␇␈␋␌␛␡')
    expect(escapeVisible('a\tb\nc\r\nd\re')).toBe('a\tb\nc\nd␍e')
    expect(escapeVisible('â\x80\x9d \x85')).toBe('â�� �')
  })

  it('shows what would turn the direction of text', () => {
    expect(escapeVisible('if (admin \u202e\u2066 // no\u2069)')).toBe(
      'if (admin <span class="pl-bidi">U+202E U+2066</span> // no' + '<span class="pl-bidi">U+2069</span>)',
    )
    expect(escapeVisible('שלום مرحبا')).toBe('שלום مرحبا')
  })

  it('lets no acting character through', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('')
    expect(escapeVisible(all)).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
    expect(textOf(parseFragment(escapeVisible(all)))).toBe(visibleText(all))
  })
})

describe('showControls', () => {
  it('leaves markup alone', () => {
    expect(showControls('<span class="hljs-string">&quot;\u202ex\x00&quot;</span>')).toBe(
      '<span class="hljs-string">&quot;<span class="pl-bidi">U+202E</span>x␀&quot;</span>',
    )
  })
})
