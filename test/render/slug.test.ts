import { describe, expect, it } from 'vitest'
import { DocumentContext } from '../../src/render/context.ts'
import { fragmentHref, slugify } from '../../src/render/slug.ts'
import { scopeForTest } from '../support/scope.ts'

describe('heading anchors', () => {
  it.each([
    ['Getting Started!', 'getting-started'],
    ['  1. Über  Maß ', '1-über-maß'],
    ['数据 分析', '数据-分析'],
    ['!!!', ''],
  ])('slug of %j', (text, slug) => {
    expect(slugify(text)).toBe(slug)
  })

  it.each(['#Getting-Started!', '#getting-started', '#Getting%20Started'])(
    'a link to %s finds the heading',
    (href) => {
      expect(fragmentHref(href.slice(1), '')).toBe('#nb-getting-started')
    },
  )

  it('numbers repeated headings, also where a number is taken by a heading of that name', () => {
    const { scope } = scopeForTest()
    const anchors = ['a', 'a-1', 'a', 'a', '???'].map((text) => scope.heading(1, text))
    expect(anchors).toEqual(['nb-a', 'nb-a-1', 'nb-a-2', 'nb-a-3', 'nb-section'])
    expect(new Set(anchors).size).toBe(anchors.length)
  })

  it('does not search again through numbers that are taken', () => {
    const { scope } = scopeForTest()
    const count = 16_000
    for (let n = 1; n <= count; n++) scope.anchor(`a-${n}`)
    const anchors = Array.from({ length: count }, () => scope.heading(1, 'a'))
    expect(anchors.at(-1)).toBe(`nb-a-${2 * count - 1}`)
  })

  it('goes on numbering in the next cell, and only depends on what that cell asks for', () => {
    const context = new DocumentContext()
    const first = scopeForTest({ context })
    first.scope.heading(1, 'Results')
    context.advance(first.record().effects)
    const second = scopeForTest({ context, cellId: 'second' })
    expect(second.scope.heading(1, 'Results')).toBe('nb-results-1')
    expect(second.scope.heading(1, 'Other')).toBe('nb-other')
  })

  it('gives an id of content to its first user only', () => {
    const { scope } = scopeForTest({ idPrefix: 'r1-' })
    expect([scope.anchor('x'), scope.anchor('X'), scope.heading(2, 'x'), scope.anchor('')]).toEqual([
      'r1-nb-x',
      undefined,
      'r1-nb-x-1',
      undefined,
    ])
  })

  it('puts each error into the outline under its cell', () => {
    const { scope, record } = scopeForTest({ cellId: 'c1' })
    expect([scope.error('A: b'), scope.error('C')]).toEqual(['error-c1', 'error-c1-2'])
    expect(record().outline).toEqual([
      { kind: 'error', text: 'A: b', anchor: 'error-c1' },
      { kind: 'error', text: 'C', anchor: 'error-c1-2' },
    ])
  })
})
