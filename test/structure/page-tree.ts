import type { DefaultTreeAdapterTypes } from 'parse5'

// Walking what parse5 made of a page.

export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.Node

export const HTML = 'http://www.w3.org/1999/xhtml'
export const MATHML = 'http://www.w3.org/1998/Math/MathML'

/** All nodes below one, in document order; those in templates too. */
export function* walkNodes(node: Node): Generator<Node> {
  for (const child of childrenOf(node)) {
    yield child
    yield* walkNodes(child)
  }
}

export function* walk(node: Node): Generator<Element> {
  for (const child of walkNodes(node)) if (isElement(child)) yield child
}

export function isElement(node: Node | null | undefined): node is Element {
  return node !== null && node !== undefined && 'tagName' in node
}

function childrenOf(node: Node): readonly Node[] {
  if ('content' in node) return [...node.childNodes, node.content]
  return 'childNodes' in node ? node.childNodes : []
}

export function parentOf(element: Element): Element | undefined {
  return isElement(element.parentNode) ? element.parentNode : undefined
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((candidate) => candidate.name === name)?.value
}

export function classesOf(element: Element): readonly string[] {
  return attribute(element, 'class')?.split(' ') ?? []
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value
  return childrenOf(node).map(textOf).join('')
}

/** `main > div.pl-cell#cell-a1 > … > img`, shortened. */
export function where(element: Element): string {
  const path: string[] = []
  for (let node: Node | null = element; isElement(node); node = node.parentNode) {
    const id = attribute(node, 'id')
    path.unshift(node.tagName + (id === undefined ? '' : `#${id.slice(0, 40)}`))
  }
  return path.slice(-4).join(' > ')
}
