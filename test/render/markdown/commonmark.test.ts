import { existsSync, readFileSync } from 'node:fs'
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../../src/render/markdown/markdown.ts'
import { sanitize } from '../../../src/render/sanitize/sanitize.ts'
import { scopeForTest } from '../../support/scope.ts'
import { sharedPath } from '../../support/shared.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

interface Example {
  readonly id: string
  readonly payload: string
  readonly expected: string
}

const path = sharedPath('vectors', 'commonmark-0.31.2.json')

/** Where we differ from CommonMark, on purpose. */
const DIFFERENCES: Readonly<Record<string, readonly number[]>> = {
  'an HTML tag that never ends is text, so that it cannot swallow what follows': [156, 157, 158],
  'GitHub’s bare links': [602, 608, 611, 612],
}
const deliberate = new Set(Object.values(DIFFERENCES).flat())

// What is compared: elements, their attributes and text. Left out, because it is ours to add or the policy's to
// take: heading anchors, `rel`, classes of code and its blocks, wrappers of tables, where images come from, and links to
// schemes that are not followed.
describe.skipIf(!existsSync(path))('CommonMark 0.31.2', () => {
  const examples: readonly Example[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
  const numberOf = ({ id }: Example) => Number(/\d+/.exec(id)?.[0])
  const differing = examples
    .filter(({ payload, expected }) => ours(payload) !== theirs(expected))
    .map(numberOf)

  it('is followed, but for deliberate differences', () => {
    expect(examples).toHaveLength(652)
    expect(differing).toEqual(examples.map(numberOf).filter((number) => deliberate.has(number)))
  })
})

function ours(markdown: string): string {
  return shape(renderMarkdown(markdown, scopeForTest().scope).value)
}

/** The specification's HTML, reduced as ours is: it holds scripts and attributes no report may have. */
function theirs(html: string): string {
  const withoutImages = html.replace(/<img src="[^"]*" alt="([^"]*)"[^>]*>/g, '[IMG $1]')
  return shape(sanitize(withoutImages, scopeForTest().scope).value)
}

function shape(html: string): string {
  return shapeOf(parseFragment(html), false)
    .replace(
      /\s*(<\/?(?:p|ul|ol|li|blockquote|h[1-6]|pre|hr|table|thead|tbody|tr|th|td|div|br)(?: [^>]*)?>)\s*/g,
      '$1',
    )
    .trim()
}

function shapeOf(node: Node, inPre: boolean): string {
  if ('value' in node) return inPre ? node.value : node.value.replace(/\s+/g, ' ')
  if (!('childNodes' in node)) return ''
  const children = (within = inPre) => node.childNodes.map((child) => shapeOf(child, within)).join('')
  if (!('tagName' in node)) return children()
  const attributes = attributesOf(node)
  const classes = attributes.class ?? ''
  if (classes === 'pl-anchor') return ''
  if (classes === 'pl-image-missing')
    return `[IMG ${children().replace(/(?:^| — )Image not included:.*/s, '')}]`
  if (classes === 'pl-table-wrap' || /^hljs/.test(classes)) return children()
  // Without a target, or with one that may not be followed, a link is its text.
  if (node.tagName === 'a' && !attributes.href) return children()
  if (node.tagName === 'span' && Object.keys(attributes).length === 0) return children()
  const shown = Object.entries(attributes)
    .filter(
      ([name]) =>
        name !== 'rel' &&
        !(name === 'id' && /^h\d$/.test(node.tagName)) &&
        !(name === 'class' && /^(?:code|pre)$/.test(node.tagName)),
    )
    .map(([name, value]) => ` ${name}="${name === 'href' ? decodeURI(value) : value}"`)
    .sort()
  const content = node.tagName === 'pre' ? children(true).replace(/\n+(?=<\/code>$|$)/, '') : children()
  // The sanitiser drops marked-up blanks.
  if (node.tagName === 'code' && content.trim() === '') return ''
  return `<${node.tagName}${shown.join('')}>${content}</${node.tagName}>`
}

function attributesOf({ attrs }: Element): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]))
}
