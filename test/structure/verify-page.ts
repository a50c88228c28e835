import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5'
import {
  BUILDER_ATTRIBUTES,
  BUILDER_ELEMENT_ATTRIBUTES,
  BUILDER_ELEMENTS,
  BUILDER_STYLE_PROPERTIES,
  CLASS,
  CONTENT_ATTRIBUTES,
  CONTENT_ELEMENTS,
  DOWNLOAD_URL,
  ELEMENT_ATTRIBUTES,
  IDS,
  IMAGE_URL,
  LINK_PROTOCOLS,
  MATH_ATTRIBUTES,
  MATH_ELEMENTS,
  MEDIA_URL,
  POLICY,
  POLICY_REQUIRED,
  STYLE_DANGER,
  STYLE_PROPERTIES,
} from './page-policy.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

const HTML = 'http://www.w3.org/1999/xhtml'
const MATHML = 'http://www.w3.org/1998/Math/MathML'

/**
 * Parses a report as a browser does and says what must not be in it, one line each; nothing for a good report.
 * The lists are in `page-policy.ts`.
 */
export function verifyPage(page: string, { idPrefix = '' }: { idPrefix?: string } = {}): string[] {
  const problems: string[] = []
  const document = parse(page, {
    onParseError: ({ code, startLine, startCol }) =>
      problems.push(`markup: ${code} at ${startLine}:${startCol}`),
  })
  const elements = [...walk(document)]

  for (const element of elements) {
    const found = [
      verifyElement(element),
      ...element.attrs.flatMap(({ name, value }) => verifyAttribute(element, name, value)),
    ]
    for (const problem of found) if (problem !== undefined) problems.push(`${where(element)}: ${problem}`)
  }
  problems.push(...verifyIds(elements, idPrefix))
  problems.push(...verifyFrame(elements))
  if (!isFixpoint(page)) problems.push('markup: parsed, written and parsed again, the page is another one')
  return problems
}

function* walk(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if ('tagName' in child) yield child
    yield* walk(child)
  }
}

function childrenOf(node: Node): readonly Node[] {
  if ('content' in node) return [...node.childNodes, node.content]
  return 'childNodes' in node ? node.childNodes : []
}

function verifyElement(element: Element): string | undefined {
  const { tagName, namespaceURI, parentNode } = element
  if (namespaceURI === MATHML)
    return MATH_ELEMENTS.has(tagName) ? undefined : 'element not allowed in mathematics'
  if (namespaceURI !== HTML) return 'element of another namespace'
  if (!CONTENT_ELEMENTS.has(tagName) && !BUILDER_ELEMENTS.has(tagName)) return 'element not allowed'
  const parent = parentNode && 'attrs' in parentNode ? parentNode : undefined
  // Where HTML goes on inside mathematics, parsers disagree; equation numbers are counted in a span of text.
  const isNumber =
    tagName === 'span' && parent?.tagName === 'mtext' && attribute(element, 'class') === 'tml-eqn'
  return parent?.namespaceURI === MATHML && !isNumber ? 'HTML inside mathematics' : undefined
}

function isOurs(element: Element): boolean {
  const classes = attribute(element, 'class')?.split(' ') ?? []
  if (BUILDER_ELEMENTS.has(element.tagName) || classes.some((name) => name.startsWith('pl-'))) return true
  const { parentNode } = element
  return (
    element.tagName === 'a' &&
    parentNode !== null &&
    'attrs' in parentNode &&
    attribute(parentNode, 'class') === 'pl-file'
  )
}

function verifyAttribute(element: Element, name: string, value: string): string[] {
  if (!isKnownAttribute(element, name)) return [`attribute ${name} not allowed`]
  if (name === 'style') return verifyStyle(value, isOurs(element))
  if (name === 'class')
    return value.split(' ').flatMap((part) => (CLASS.test(part) ? [] : [`class ${JSON.stringify(part)}`]))
  if (name === 'href') return isLink(element, value) ? [] : [`leads to ${value.slice(0, 80)}`]
  if (name !== 'src') return []
  return (element.tagName === 'img' ? IMAGE_URL : MEDIA_URL).test(value)
    ? []
    : [`shows ${value.slice(0, 80)}`]
}

function isKnownAttribute(element: Element, name: string): boolean {
  const { tagName, namespaceURI } = element
  if (namespaceURI === MATHML) return MATH_ATTRIBUTES.has(name)
  if (CONTENT_ATTRIBUTES.has(name) || ELEMENT_ATTRIBUTES[tagName]?.has(name)) return true
  return (
    isOurs(element) &&
    (BUILDER_ATTRIBUTES.has(name) || BUILDER_ELEMENT_ATTRIBUTES[tagName]?.has(name) === true)
  )
}

function isLink(element: Element, value: string): boolean {
  if (attribute(element, 'download') !== undefined) return DOWNLOAD_URL.test(value)
  if (value.startsWith('#')) return true
  // The URL parser browsers have: what it takes for a scheme is one, and what it refuses leads nowhere.
  if (!URL.canParse(value, 'https://report.invalid/')) return true
  return LINK_PROTOCOLS.has(new URL(value, 'https://report.invalid/').protocol)
}

function verifyStyle(style: string, ours: boolean): string[] {
  return style.split(';').flatMap((declaration) => {
    if (declaration.trim() === '') return []
    const [name = '', ...rest] = declaration.split(':')
    const property = name.trim().toLowerCase()
    const value = rest.join(':')
    if (!STYLE_PROPERTIES.has(property) && !(ours && BUILDER_STYLE_PROPERTIES.has(property)))
      return [`style sets ${property}`]
    return STYLE_DANGER.test(value) ? [`style ${property} is ${value.trim().slice(0, 80)}`] : []
  })
}

function verifyIds(elements: readonly Element[], idPrefix: string): string[] {
  const seen = new Set<string>()
  return elements.flatMap((element) => {
    const id = attribute(element, 'id')
    if (id === undefined) return []
    const problems: string[] = []
    if (seen.has(id)) problems.push(`${where(element)}: id ${id} again`)
    if (!id.startsWith(idPrefix) || !IDS.test(id.slice(idPrefix.length)))
      problems.push(`${where(element)}: id ${JSON.stringify(id)}`)
    seen.add(id)
    return problems
  })
}

/** The page around the cells: policy first, one script that the policy names, cells inside main, nothing leaking out. */
function verifyFrame(elements: readonly Element[]): string[] {
  const problems: string[] = []
  const expect = (condition: unknown, problem: string) => {
    if (!condition) problems.push(`page: ${problem}`)
  }
  const only = (name: string) => {
    const found = elements.filter(({ tagName }) => tagName === name)
    expect(found.length === 1, `${found.length} ${name} elements`)
    return found[0]
  }

  const head = only('head')
  const [first, second] = head?.childNodes.filter((node): node is Element => 'tagName' in node) ?? []
  expect(
    first && attribute(first, 'http-equiv')?.toLowerCase() === 'content-security-policy',
    'the policy is not first in head',
  )
  expect(second && attribute(second, 'charset') === 'utf-8', 'the charset is not second in head')
  for (const meta of elements.filter(({ tagName }) => tagName === 'meta')) {
    expect(meta.parentNode === head, 'a meta element outside head')
    expect(meta === first || attribute(meta, 'http-equiv') === undefined, 'a second http-equiv')
  }
  expect(only('style')?.parentNode === head, 'the style element is not in head')
  expect(only('title')?.parentNode === head, 'the title element is not in head')

  const policy = attribute(first, 'content') ?? ''
  problems.push(...verifyPolicy(policy))
  const script = only('script')
  expect(script?.attrs.length === 0, 'the script has attributes')
  const hash = createHash('sha256')
    .update(script ? textOf(script) : '')
    .digest('base64')
  expect(policy.includes(`'sha256-${hash}'`), 'the script is not the one the policy names')

  const body = only('body')
  const main = only('main')
  expect(main?.parentNode === body && script?.parentNode === body, 'main or script is not in body')
  const kinds =
    body?.childNodes.filter((node): node is Element => 'tagName' in node).map(({ tagName }) => tagName) ?? []
  expect(/^a header (nav )?main script$/.test(kinds.join(' ')), `body holds ${kinds.slice(0, 8).join(' ')}`)
  for (const node of [...(body?.childNodes ?? []), ...(main?.childNodes ?? [])]) {
    if ('value' in node && node.value.trim() !== '')
      problems.push(`page: loose text ${JSON.stringify(node.value.trim().slice(0, 40))}`)
  }
  for (const cell of main?.childNodes ?? []) {
    if ('tagName' in cell)
      expect(attribute(cell, 'class')?.startsWith('pl-cell '), `${where(cell)} beside the cells`)
  }
  return problems
}

function verifyPolicy(policy: string): string[] {
  const directives = policy.split(';').map((directive) => {
    const [name = '', ...sources] = directive.trim().split(/\s+/)
    return [name, sources.join(' ')] as const
  })
  const problems = directives.flatMap(([name, sources]) =>
    Object.hasOwn(POLICY, name) && POLICY[name]!.test(sources) ? [] : [`policy: ${name} ${sources}`],
  )
  const names = directives.map(([name]) => name)
  if (new Set(names).size !== names.length) problems.push('policy: a directive twice')
  const missing = POLICY_REQUIRED.filter((name) => !names.includes(name))
  return [...problems, ...missing.map((name) => `policy: no ${name}`)]
}

/** Mutation attacks live where a second parse gives another tree than the first. */
function isFixpoint(page: string): boolean {
  const once = write(parse(page))
  return write(parse(once)) === once
}

/** `serialize`, with the line end that parsers drop at the beginning of a `<pre>` and that it forgets to write. */
function write(document: DefaultTreeAdapterTypes.Document): string {
  for (const element of walk(document)) {
    const first = element.childNodes[0]
    if (element.tagName === 'pre' && first && 'value' in first && first.value.startsWith('\n'))
      first.value = `\n${first.value}`
  }
  return serialize(document)
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((candidate) => candidate.name === name)?.value
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return childrenOf(node).map(textOf).join('')
}

/** `main > div.pl-cell#cell-a1 > … > img`, shortened. */
function where(element: Element): string {
  const path: string[] = []
  for (let node: Node | null = element; node && 'tagName' in node; node = node.parentNode) {
    const id = attribute(node, 'id')
    path.unshift(node.tagName + (id === undefined ? '' : `#${id.slice(0, 40)}`))
  }
  return path.slice(-4).join(' > ')
}
