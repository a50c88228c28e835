import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import type { Cell, MimeBundle, Notebook, Output } from '../../src/index.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * What of a notebook's text and images is not in its report, one line each. Code must be there to the character,
 * streams and plain text but for blanks, HTML and Markdown word by word.
 *
 * @param notebook as `fromIpynb` gives it, before any transform.
 */
export function missingFrom(page: string, notebook: Notebook): string[] {
  const cells = new Map<string, Element>()
  for (const element of walk(parse(page))) {
    const id = attribute(element, 'id')
    if (id?.startsWith('cell-')) cells.set(id.slice('cell-'.length), element)
  }
  return notebook.cells.flatMap((cell, index) => {
    const tags = tagsOf(cell)
    if (tags.includes('remove-cell')) return []
    const element = cells.get(cell.id)
    if (element === undefined) return [`cell ${index}: not in the page`]
    const missing = [
      ...(tags.includes('remove-input') ? [] : missingSource(cell, element)),
      ...(tags.includes('remove-output') || cell.cell_type !== 'code'
        ? []
        : missingOutputs(cell.outputs, element)),
    ]
    return missing.map((what) => `cell ${index}: ${what}`)
  })
}

function tagsOf(cell: Cell): string[] {
  const { tags } = cell.metadata
  return Array.isArray(tags) ? tags.map((tag) => String(tag).replace('_', '-')) : []
}

function missingSource(cell: Cell, element: Element): string[] {
  if (cell.source.trim() === '') return []
  if (cell.cell_type === 'markdown') return missingWords(markdownWords(cell.source), element, 'Markdown')
  const selector = cell.cell_type === 'code' ? 'pl-code' : 'pl-raw'
  const block = [...walk(element)].find((candidate) =>
    attribute(candidate, 'class')?.split(' ').includes(selector),
  )
  if (block === undefined && cell.cell_type === 'raw')
    return missingWords(markdownWords(cell.source), element, 'raw')
  const shown = plain(block === undefined ? '' : textOf(block))
  const source = plain(cell.source)
  return shown === source ? [] : [`${cell.cell_type} ${difference(shown, source)}`]
}

function missingOutputs(outputs: readonly Output[], cell: Element): string[] {
  const shown = squeeze(textOf(cell))
  const images = new Set(
    [...walk(cell)].map((element) => (element.tagName === 'img' ? (attribute(element, 'src') ?? '') : '')),
  )
  return outputs.flatMap((output, index) =>
    missingOutput(output, cell, shown, images).map((what) => `output ${index}: ${what}`),
  )
}

function missingOutput(output: Output, cell: Element, shown: string, images: ReadonlySet<string>): string[] {
  const wanted = (text: string, what: string) => {
    const missing = terminalLines(text).find((line) => !shown.includes(squeeze(line)))
    return missing === undefined ? [] : [`${what} ${JSON.stringify(missing.slice(0, 80))}`]
  }
  switch (output.output_type) {
    case 'stream':
      return wanted(output.text, output.name)
    case 'error':
      return wanted([output.ename, output.evalue, ...output.traceback].join('\n'), 'error')
    case 'display_data':
    case 'execute_result':
      return missingData(output.data, cell, images, wanted)
    case 'unknown':
      return []
  }
}

function missingData(
  data: MimeBundle,
  cell: Element,
  images: ReadonlySet<string>,
  wanted: (text: string, what: string) => string[],
): string[] {
  const types = Object.keys(data)
  const text = (type: string) => (typeof data[type] === 'string' ? (data[type] as string) : '')
  if (types.includes('application/json')) return []
  const html = htmlWords(text('text/html'))
  if (html.length > 0) return missingWords(html, cell, 'HTML')
  if (types.includes('text/html') || types.includes('text/markdown') || types.includes('text/latex'))
    return []
  // Of several forms of one picture PNG is shown.
  const image = ['image/png', 'image/jpeg', 'image/gif'].find((type) => types.includes(type))
  if (types.includes('image/svg+xml'))
    return [...images].some((src) => src.startsWith('data:image/svg')) ? [] : ['an SVG image']
  if (image !== undefined) {
    // Under whatever type it really is.
    const data = `;base64,${text(image).replace(/\s/g, '')}`
    const found = [...images].some((src) => src.endsWith(data))
    return found || text(image) === '' ? [] : [`an image of type ${image}`]
  }
  return types.join() === 'text/plain' ? wanted(text('text/plain'), 'text') : []
}

function missingWords(words: readonly string[], element: Element, what: string): string[] {
  const shown = squeeze(textOf(element, true))
  const missing = words.filter((word) => !shown.includes(word))
  return missing.length === 0 ? [] : [`${what} words ${missing.slice(0, 8).join(' ')}`]
}

const WORD = /[\p{L}\p{N}]{3,}/gu

/** Words of the text a reader of the HTML would see. */
function htmlWords(html: string): readonly string[] {
  if (html === '') return []
  const text: string[] = []
  const collect = (node: Node): void => {
    if ('value' in node) text.push(node.value)
    else if ('tagName' in node && node.tagName === 'img') text.push(attribute(node, 'alt') ?? '')
    else if ('childNodes' in node && !('tagName' in node && INVISIBLE.has(node.tagName)))
      node.childNodes.forEach(collect)
  }
  collect(parseFragment(html))
  return words(text.join(' '))
}

const INVISIBLE = new Set(
  'script style template noscript title textarea select option svg math iframe object audio video canvas'.split(
    ' ',
  ),
)

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

function markdownWords(source: string): readonly string[] {
  return words(MARKDOWN_NOISE.reduce((text, noise) => text.replace(noise, ' '), source))
}

function words(text: string): readonly string[] {
  return text.match(WORD) ?? []
}

const ESCAPES = /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b\[[0-?]*[ -/]*[@-~]|\u001b[@-_]?/g
// Controls, and what stands for them in a report.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2400-\u2421\ufffd]/g

function plain(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(CONTROLS, '')
}

function squeeze(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '').replace(/\s+/g, '')
}

/** The lines a terminal ends up showing: what a carriage return or a backspace overwrote is not asked for. */
function terminalLines(text: string): string[] {
  return text
    .replace(ESCAPES, '')
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .filter((line) => !/[\b\r]/.test(line))
}

function* walk(node: Node): Generator<Element> {
  if (!('childNodes' in node)) return
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child
    yield* walk(child)
  }
}

/** The text of an element, on request with what its attributes tell instead of an image. */
function textOf(node: Node, withAttributes = false): string {
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

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

function difference(actual: string, expected: string): string {
  let at = 0
  while (at < actual.length && actual[at] === expected[at]) at++
  return `${JSON.stringify(actual.slice(at, at + 40))} instead of ${JSON.stringify(expected.slice(at, at + 40))} at ${at}`
}
