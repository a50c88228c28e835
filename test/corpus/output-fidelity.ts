import { JsonNumber, type JsonValue, type MimeBundle, type Output } from '../../src/index.ts'
import {
  attribute,
  type Element,
  firstMissing,
  hasClass,
  htmlText,
  markdownWords,
  squeeze,
  terminalLines,
  textOf,
  walk,
  words,
} from './visible-text.ts'

/** What of an output is not in the element that shows it, one line each. */
export function missingOutput(output: Output, element: Element): string[] {
  switch (output.output_type) {
    case 'stream':
      return missingText(output.text, element, output.name)
    case 'error':
      return missingText([output.ename, output.evalue, ...output.traceback].join('\n'), element, 'error')
    case 'display_data':
    case 'execute_result':
      return [...missingData(output.data, element), ...gapIn(output.data, element)]
    case 'unknown':
      return missingLeaves(output.value, element, 'output')
  }
}

/** Lines that no terminal overwrote, in their order. */
function missingText(text: string, element: Element, what: string): string[] {
  const missing = firstMissing(terminalLines(text), squeeze(textOf(element)))
  return missing === undefined ? [] : [`${what} ${JSON.stringify(missing.slice(0, 80))}`]
}

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
/** A text that says nothing of the output but that it is one. */
const OF_A_DISPLAY = /^<IPython\.[\w.]+ (?:object|at 0x\w+)>$/

/** By the type that a reader of JupyterLab would see. */
function missingData(data: MimeBundle, element: Element): string[] {
  const text = (type: string) => (typeof data[type] === 'string' ? (data[type] as string) : '')
  if ('application/json' in data) return missingLeaves(data['application/json']!, element, 'JSON')
  const html = text('text/html')
  // What frames and players are replaced by is tested with the sanitiser.
  if (htmlText(html).trim() !== '' || /<(?:iframe|video|audio|img|table|hr|svg)\b/i.test(html))
    return missingWords(words(htmlText(html)), element, 'HTML')
  const markdown = text('text/markdown')
  if (markdown !== '') return missingWords(markdownWords(markdown), element, 'Markdown')
  if ('text/latex' in data) return missingLatex(text('text/latex'), element)
  if (text('image/svg+xml') !== '') return missingDrawing(text('image/svg+xml'), element)
  const image = IMAGES.find((type) => text(type) !== '')
  if (image !== undefined) return missingImage(text(image).replace(/\s/g, ''), element)
  for (const [type, value] of Object.entries(data)) {
    // Of a chart's data only the beginning is in the page.
    if (/^application\/vnd\.(?:plotly|vega)/.test(type)) return missingWords(titleOf(value), element, 'title')
    if (/^application\/(?:geo|vnd\.(?!jupyter|bokeh|holoviews)[\w.]+)\+json$/.test(type))
      return missingLeaves(value, element, type)
  }
  // A widget that is drawn says where it stands now; the text beside it says how it began.
  if ('application/vnd.jupyter.widget-view+json' in data) return []
  const plain = text('text/plain')
  return OF_A_DISPLAY.test(plain) && Object.keys(data).length > 1 ? [] : missingText(plain, element, 'text')
}

/** Of a Plotly figure or a Vega chart. */
function titleOf(chart: JsonValue): readonly string[] {
  const { layout, title } = chart as { layout?: { title?: unknown }; title?: unknown }
  const found = layout?.title ?? title
  const text = typeof found === 'object' ? (found as { text?: unknown } | null)?.text : found
  return typeof text === 'string' ? words(text.replace(/<[^>]*>/g, ' ')) : []
}

function missingWords(wanted: readonly string[], element: Element, what: string): string[] {
  const missing = firstMissing(wanted, squeeze(textOf(element, true)))
  return missing === undefined ? [] : [`${what} word ${missing}`]
}

/** Keys and values, in any order: a table has them in its own. */
function missingLeaves(value: JsonValue, element: Element, what: string): string[] {
  const shown = squeeze(textOf(element))
  const pending: unknown[] = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next === 'string' || typeof next === 'number') {
      const missing = words(String(next)).find((word) => !shown.includes(word))
      if (missing !== undefined) return [`${what} ${missing}`]
    } else if (Array.isArray(next)) for (const inner of next) pending.push(inner)
    else if (typeof next === 'object' && next !== null && !(next instanceof JsonNumber)) {
      for (const [key, inner] of Object.entries(next)) pending.push(key, inner)
    }
  }
  return []
}

/** Numbers and plain words; how a formula is written is another thing than how it looks. */
function missingLatex(source: string, element: Element): string[] {
  const wanted = source.replace(/\\[a-zA-Z]+\*?(?:\[[^\]]*\]|\{[a-z|*]+\})?/g, ' ').match(/\d+/g) ?? []
  const shown = squeeze(textOf(element))
  const missing = wanted.find((number) => !shown.includes(number))
  return missing === undefined ? [] : [`LaTeX ${missing}`]
}

/** A drawing that holds the same words. */
function missingDrawing(source: string, element: Element): string[] {
  const wanted = [...source.matchAll(/<text\b[^>]*>([^<]*)/g)].flatMap(([, text]) =>
    words(text!.replace(/&\S+;/g, ' ')),
  )
  const drawings = imagesIn(element).flatMap((src) =>
    src.startsWith('data:image/svg+xml;base64,')
      ? [Buffer.from(src.slice(src.indexOf(',') + 1), 'base64').toString()]
      : [],
  )
  return drawings.some((drawing) => firstMissing(wanted, drawing) === undefined) ? [] : ['an SVG image']
}

/** Under whatever type it really is. */
function missingImage(base64: string, element: Element): string[] {
  const isThere = imagesIn(element).some((src) => src.endsWith(`;base64,${base64}`))
  return isThere ? [] : [`an image: ${base64.slice(0, 40)}`]
}

function imagesIn(element: Element): readonly string[] {
  return [...walk(element)].flatMap((inner) =>
    inner.tagName === 'img' ? [attribute(inner, 'src') ?? ''] : [],
  )
}

const SEEN_WITHOUT_TEXT = new Set(['img', 'audio', 'video', 'hr', 'table', 'math'])

/** An output that is something must leave something to see. */
function gapIn(data: MimeBundle, element: Element): string[] {
  if (Object.values(data).every((value) => typeof value === 'string' && value.trim() === '')) return []
  const isSeen = [...walk(element)].some(
    (inner) =>
      SEEN_WITHOUT_TEXT.has(inner.tagName) ||
      (/height/.test(attribute(inner, 'style') ?? '') && !hasClass(inner, 'pl-block')),
  )
  return isSeen || /\S/.test(textOf(element).replace(/^\[\d+\]/, '')) ? [] : ['nothing to see']
}
