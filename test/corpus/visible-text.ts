import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

const WORD = /[\p{L}\p{N}]+/gu
const INVISIBLE = new Set(
  'script style template noscript title textarea select option svg math iframe object audio video canvas'.split(
    ' ',
  ),
)

/** The text that a reader of the HTML would see. */
export function htmlText(html: string): string {
  const text: string[] = []
  const collect = (node: Node): void => {
    if ('value' in node) text.push(node.value)
    else if ('tagName' in node && node.tagName === 'img') text.push(attribute(node, 'alt') ?? '')
    else if ('childNodes' in node && !('tagName' in node && INVISIBLE.has(node.tagName)))
      node.childNodes.forEach(collect)
  }
  if (html !== '') collect(parseFragment(html))
  return text.join(' ')
}

// What Markdown source holds besides words to read: formulas, comments, link targets, tags, entities, alerts.
const MARKDOWN_NOISE: readonly RegExp[] = [
  /\$\$[\s\S]*?\$\$|\$(?:[^$\n]|\n(?!\s*\n))*\$|\\\\?\[[\s\S]*?\\\\?\]|\\\\\([\s\S]*?\\\\\)|\\begin\{[\s\S]*?\\end\{[^}]*\}|\\(?:eq)?ref\{[^}]*\}/g,
  /<!--[\s\S]*?-->|<(script|style|svg|iframe|video|audio|textarea|select|math|object)\b[\s\S]*?(?:<\/\1\s*>|$)/gi,
  /<[a-z/][^>]*>/gi,
  /\]\((?:[^()\\]|\\.|\([^()]*\))*\)|\]\[[^\]]*\]/g,
  /^[ \t>]*\[[^\]]+\]:.*$/gm,
  /^[ \t>]*(?:```|~~~).*$/gm,
  /&#?\w+;/g,
  /^[ \t>]*\[!\w+\]/gm,
]

/** Words of at least three characters that Markdown shows. */
export function markdownWords(source: string): readonly string[] {
  return words(MARKDOWN_NOISE.reduce((text, noise) => text.replace(noise, ' '), source)).filter(
    (word) => word.length >= 3,
  )
}

export function words(text: string): readonly string[] {
  return text.match(WORD) ?? []
}

/** The first of the words that does not come after those before it. */
export function firstMissing(wanted: readonly string[], shown: string): string | undefined {
  let at = 0
  for (const word of wanted) {
    const found = shown.indexOf(word, at)
    if (found < 0) return word
    at = found + word.length
  }
  return undefined
}

const ESCAPES = /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b\[[0-?]*[ -/]*[@-~]|\u001b[@-_]?/g
// Controls, and what stands for them in a report.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2400-\u2421\ufffd]/g

export function plain(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(CONTROLS, '')
}

export function squeeze(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '').replace(/\s+/g, '')
}

/** The lines a terminal ends up showing: what a carriage return or a backspace overwrote is not asked for. */
export function terminalLines(text: string): string[] {
  return text
    .replace(ESCAPES, '')
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .filter((line) => !/[\b\r]/.test(line))
    .map(squeeze)
}

export function* walk(node: Node): Generator<Element> {
  if (!('childNodes' in node)) return
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child
    yield* walk(child)
  }
}

/** The text of an element, on request with what its attributes tell instead of an image. */
export function textOf(node: Node, withAttributes = false): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  if (isStandIn(node)) return ''
  const attributes =
    withAttributes && 'attrs' in node
      ? node.attrs.filter(({ name }) => name === 'alt' || name === 'title')
      : []
  return (
    attributes.map(({ value }) => ` ${value} `).join('') +
    node.childNodes.map((child) => textOf(child, withAttributes)).join('')
  )
}

/** A code point shown in the place of a control character. */
function isStandIn(node: Node): boolean {
  return 'tagName' in node && /^pl-(?:bidi|control)$/.test(attribute(node, 'class') ?? '')
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

export function hasClass(element: Element, name: string): boolean {
  return attribute(element, 'class')?.split(' ').includes(name) === true
}
