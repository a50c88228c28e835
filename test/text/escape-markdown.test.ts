import fc from 'fast-check'
import { Marked } from 'marked'
import { parseFragment } from 'parse5'
import { expect, it } from 'vitest'
import { findMath } from '../../src/render/markdown/find-math.ts'
import { escapeMarkdown } from '../../src/text/escape-markdown.ts'
import { markdownLink } from '../../src/text/markdown-link.ts'
import { textOf } from '../support/text-of.ts'

const marked = new Marked({ gfm: true })

const markup = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom(
        ...[
          '**',
          '_',
          '`',
          '```',
          '[a](b)',
          '![',
          '](',
          '<b>',
          '</b>',
          '&amp;',
          '&#36;',
          '#',
          '# ',
          '- ',
          '1. ',
          '> ',
        ],
        ...[
          '| ',
          '\n',
          '\n\n',
          '    ',
          '---',
          '===',
          'https://x.y',
          'www.x.y',
          'a@b.cd',
          '~~',
          '$',
          '$$',
          '\\(',
          '\\\\(',
        ],
        ...[
          '\\)',
          '\\[',
          '\\begin{align}',
          '\\end{align}',
          '\\$',
          '\\',
          '<!--',
          '-->',
          '[^1]',
          ':smile:',
          '@@0@@',
          '<https://a>',
        ],
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

it('shows data as it is, whatever markup it looks like', () => {
  fc.assert(
    fc.property(markup, fc.constantFrom('p', 'h2'), (text, tag) => {
      const html = marked.parse(`${tag === 'h2' ? '## ' : 'x '}${escapeMarkdown(text)}`, { async: false })
      const { childNodes } = parseFragment(html)
      const elements = childNodes.filter(({ nodeName }) => nodeName !== '#text')
      expect(elements.map(({ nodeName }) => nodeName)).toEqual([tag])
      expect(
        (elements[0] as { childNodes: { nodeName: string }[] }).childNodes.every(
          ({ nodeName }) => nodeName === '#text',
        ),
      ).toBe(true)
      expect(textOf(elements[0]!).trim()).toBe((tag === 'h2' ? '' : 'x ').concat(oneLine(text)).trim())
    }),
    { numRuns: 2_000 },
  )
})

it('holds no mathematics', () => {
  fc.assert(
    fc.property(markup, markup, (a, b) => {
      expect(
        findMath(`${escapeMarkdown(a)} ${markdownLink(b, `https://x/${a}`)} ${escapeMarkdown(b)}`),
      ).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})

it('makes links of http, https and mailto only', () => {
  expect(markdownLink('a [b]', 'https://x.y/?a=1&b=(2)')).toBe('[a \\[b\\]](<https://x.y/?a=1&amp;b=(2)>)')
  expect(marked.parse(markdownLink('x', 'javascript:alert(1)'), { async: false })).not.toMatch(/<a/)
  expect(marked.parse(markdownLink('x', 'data:text/html,x'), { async: false })).not.toMatch(/<a/)
})

it('lets no URL end its link', () => {
  fc.assert(
    fc.property(markup, (text) => {
      const html = marked.parse(markdownLink('label', `https://x/${text}`), { async: false })
      expect(html).toMatch(/^<p><a href="https:\/\/x\/[^"<>]*">label<\/a><\/p>\s*$/)
    }),
    { numRuns: 2_000 },
  )
})
