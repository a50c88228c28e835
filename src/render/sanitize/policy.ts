import { safeStyle } from './css.ts'

// The one place that says which HTML of a notebook may reach the page. HTML elements only: in svg and math a
// browser parses differently from htmlparser2, so neither is let through; SVG comes in as an image instead.

export const ALLOWED_TAGS: readonly string[] = [
  'a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption', 'center', 'cite',
  'code', 'col', 'colgroup', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'font',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt',
  'ruby', 's', 'samp', 'section', 'small', 'span', 'strike', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td',
  'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var', 'wbr',
] // biome-ignore format: a list

/** Elements whose content is not text for a reader; it goes with them. */
export const DROPPED_WITH_CONTENT: readonly string[] = [
  'script', 'style', 'textarea', 'option', 'select', 'noscript', 'template', 'title', 'iframe', 'object', 'embed', 'xmp',
  'noembed', 'noframes', 'plaintext', 'svg', 'math', 'audio', 'video', 'canvas',
] // biome-ignore format: a list

const number = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : undefined)
const oneOf =
  (...words: readonly string[]) =>
  (value: string) => {
    const word = value.trim().toLowerCase()
    return words.includes(word) ? word : undefined
  }
const anyText = (value: string) => value
const flag = () => ''

type AttributeRule = (value: string) => string | undefined

const SIZE = number(/^\d{1,4}(?:\.\d{1,3})?(?:px|%)?$/)
const COUNT = number(/^[1-9]\d{0,3}$/)
const ALIGN = oneOf('left', 'right', 'center', 'justify')
const COLOR = number(/^(?:#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24})$/)

const GLOBAL_RULES: ReadonlyMap<string, AttributeRule> = new Map<string, AttributeRule>([
  ['title', anyText],
  ['lang', number(/^[A-Za-z0-9-]{1,35}$/)],
  ['dir', oneOf('ltr', 'rtl', 'auto')],
  ['align', ALIGN],
  ['aria-label', anyText],
  ['aria-hidden', oneOf('true', 'false')],
  ['class', safeClasses],
  ['style', (value) => safeStyle(value) || undefined],
])

const CELL_RULES: readonly [string, AttributeRule][] = [
  ['colspan', COUNT],
  ['rowspan', COUNT],
  ['scope', oneOf('row', 'col', 'rowgroup', 'colgroup')],
  ['valign', oneOf('top', 'middle', 'bottom', 'baseline')],
  ['width', SIZE],
  ['height', SIZE],
  ['bgcolor', COLOR],
]

const TAG_RULES: Readonly<Record<string, ReadonlyMap<string, AttributeRule>>> = {
  td: new Map(CELL_RULES),
  th: new Map([...CELL_RULES, ['abbr', anyText]]),
  tr: new Map([['valign', oneOf('top', 'middle', 'bottom', 'baseline')], ['bgcolor', COLOR]]),
  table: new Map([['border', number(/^\d{1,2}$/)], ['cellpadding', COUNT], ['cellspacing', COUNT], ['width', SIZE]]),
  col: new Map([['span', COUNT], ['width', SIZE]]),
  colgroup: new Map([['span', COUNT], ['width', SIZE]]),
  ol: new Map([['start', number(/^-?\d{1,9}$/)], ['type', number(/^[1aAiI]$/)], ['reversed', flag]]),
  li: new Map([['value', number(/^-?\d{1,9}$/)]]),
  details: new Map([['open', flag]]),
  time: new Map([['datetime', anyText]]),
  font: new Map([['color', COLOR], ['size', number(/^[+-]?[1-7]$/)]]),
  hr: new Map([['width', SIZE]]),
  img: new Map([['alt', anyText], ['width', SIZE], ['height', SIZE]]),
} // biome-ignore format: a table

/** Attributes {@link safeAttributes} judges, `id`, `href` and `src` excepted, which need the cell. */
export function safeAttributes(tag: string, attributes: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.hasOwn(TAG_RULES, tag) ? TAG_RULES[tag] : undefined
  const kept: Record<string, string> = {}
  for (const name of Object.keys(attributes)) {
    const rule = own?.get(name) ?? GLOBAL_RULES.get(name)
    const value = rule?.(attributes[name] ?? '')
    if (value !== undefined) kept[name] = value
  }
  return kept
}

/** Class names without those of our own page (`pl-…`) and of highlighted code and mathematics. */
function safeClasses(value: string): string | undefined {
  const kept = value.split(/\s+/).filter((name) => /^[\w-]{1,64}$/.test(name) && !/^(?:pl-|hljs|tml-)/i.test(name))
  return kept.length > 0 ? kept.join(' ') : undefined
}
