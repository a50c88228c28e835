import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import { letters, squeeze } from './text.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const UNSEEN = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'textarea',
  'select',
  'object',
  'audio',
  'video',
  'canvas',
])

/** What a reader of a page sees, as a parser that is not the candidate's own reads it. */
export interface Page {
  /** All visible text, squeezed. */
  readonly text: string
  /** All visible text, letters and digits only. */
  readonly letters: string
  /** Each text node, letters and digits only. */
  readonly nodes: ReadonlySet<string>
  /** How often each raster image (SHA-1 of its bytes) is shown. */
  readonly images: ReadonlyMap<string, number>
  readonly svgs: number
}

export function readPage(html: string): Page {
  const texts: string[] = []
  const images = new Map<string, number>()
  let svgs = 0
  walk(parse(html), {
    text: (value) => texts.push(value),
    element(element) {
      if (element.tagName === 'svg') svgs += 1
      if (element.tagName !== 'img') return
      const source = attribute(element, 'src') ?? ''
      if (source.startsWith('data:image/svg+xml')) svgs += 1
      const key = imageKey(source.slice(source.indexOf(',') + 1))
      if (source.startsWith('data:') && key) images.set(key, (images.get(key) ?? 0) + 1)
    },
  })
  const all = texts.join('')
  return { text: squeeze(all), letters: letters(all), nodes: new Set(texts.map(letters)), images, svgs }
}

/** The visible text nodes of an HTML fragment, in order. */
export function visibleTexts(html: string): string[] {
  const texts: string[] = []
  walk(parseFragment(html), { text: (value) => texts.push(value), element: () => {} })
  return texts
}

const MAGIC = ['89504e47', 'ffd8ff', '47494638', '52494646']

/** Names the image that base64 text decodes to; undefined where that is no PNG, JPEG, GIF or WebP. */
export function imageKey(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64')
  const head = bytes.subarray(0, 4).toString('hex')
  if (!MAGIC.some((magic) => head.startsWith(magic))) return undefined
  return createHash('sha1').update(bytes).digest('hex')
}

interface Visitor {
  text(value: string): void
  element(element: Element): void
}

/** Depth first with a stack of its own: some notebooks nest deeper than the call stack allows. */
function walk(root: Node, visitor: Visitor): void {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('value' in node && node.nodeName === '#text') visitor.text(node.value)
    if ('tagName' in node) visitor.element(node)
    if (!('childNodes' in node) || UNSEEN.has(node.nodeName)) continue
    for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!)
  }
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}
