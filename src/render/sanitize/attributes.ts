import { safeStyle } from './css.ts'
import { escapeAttribute } from './escape.ts'

// The one place that says which attributes of a notebook's HTML reach the page, and with which values. Ids, links
// and images need the cell and are dealt with where they are used.

/** The value to write; undefined where the attribute is left out. */
type Rule = (value: string) => string | undefined
type Rules = Readonly<Record<string, Rule>>

const anyText: Rule = (value) => value
const flag: Rule = () => ''
const like =
  (pattern: RegExp): Rule =>
  (value) => {
    const trimmed = value.trim()
    return pattern.test(trimmed) ? trimmed : undefined
  }
const oneOf = (words: string): Rule => {
  const allowed = new Set(words.split(' '))
  return (value) => {
    const word = value.trim().toLowerCase()
    return allowed.has(word) ? word : undefined
  }
}

const SIZE = like(/^\d{1,5}(?:\.\d{1,6})?(?:px|%)?$/)
const COUNT = like(/^[1-9]\d{0,3}$/)
const COLOR = like(/^(?:#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24})$/)
const ORDINAL = like(/^-?\d{1,9}$/)
const VALIGN = oneOf('top middle bottom baseline')

const GLOBAL_RULES: Rules = {
  title: anyText,
  lang: like(/^[A-Za-z0-9-]{1,35}$/),
  dir: oneOf('ltr rtl auto'),
  align: oneOf('left right center justify'),
  'aria-label': anyText,
  'aria-hidden': oneOf('true false'),
  class: (value) => safeClasses(value).join(' ') || undefined,
}

const CELL_RULES: Rules = {
  colspan: COUNT,
  rowspan: COUNT,
  scope: oneOf('row col rowgroup colgroup'),
  valign: VALIGN,
  width: SIZE,
  height: SIZE,
  bgcolor: COLOR,
}

const RULES = rulesByElement({
  td: CELL_RULES,
  th: { ...CELL_RULES, abbr: anyText },
  tr: { valign: VALIGN, bgcolor: COLOR },
  table: { border: like(/^\d{1,2}$/), cellpadding: COUNT, cellspacing: like(/^\d{1,2}$/), width: SIZE },
  col: { span: COUNT, width: SIZE },
  colgroup: { span: COUNT, width: SIZE },
  ol: { start: ORDINAL, type: like(/^[1aAiI]$/), reversed: flag },
  li: { value: ORDINAL },
  details: { open: flag },
  time: { datetime: anyText },
  font: { color: COLOR, size: like(/^[+-]?[1-7]$/) },
  hr: { width: SIZE },
  img: { alt: anyText, width: SIZE, height: SIZE },
})
const OTHERS = new Map(Object.entries(GLOBAL_RULES))

/** Attributes from before CSS, where the rules above have no place for them → the declaration that says the same. */
const DECLARATIONS: ReadonlyMap<string, (value: string) => string> = new Map(
  Object.entries({
    bgcolor: (value: string) => `background-color:${value}`,
    valign: (value: string) => `vertical-align:${value}`,
    nowrap: () => 'white-space:nowrap',
    face: (value: string) => `font-family:${value}`,
    align: (value: string) =>
      /^(?:abs)?middle$/i.test(value.trim()) ? 'vertical-align:middle' : `vertical-align:${value}`,
    type: (value: string) => `list-style-type:${value}`,
    height: (value: string) => `height:${pixels(value)}`,
    hspace: (value: string) => `margin-left:${pixels(value)};margin-right:${pixels(value)}`,
    vspace: (value: string) => `margin-top:${pixels(value)};margin-bottom:${pixels(value)}`,
  }),
)

export interface SafeAttributes {
  /** ` name="value"` of each, escaped. */
  readonly markup: string
  readonly alt: string | undefined
}

/**
 * The attributes of an element that may reach the page.
 *
 * @param attributes Name (lower case) → value, character references decoded.
 * @param inherited Declarations that style sheets have for the element; its own come after them.
 * @param style {@link safeStyle}, or a cached equal of it.
 */
export function safeAttributes(
  element: string,
  attributes: ReadonlyMap<string, string>,
  inherited = '',
  style: (declarations: string) => string = safeStyle,
): SafeAttributes {
  const rules = RULES.get(element) ?? OTHERS
  // What waits for a script to show it stays hidden, whatever a style sheet says: there is a text beside it.
  const hidden = attributes.has('hidden') ? 'display:none' : ''
  let markup = ''
  let declarations = ''
  let own = ''
  let alt: string | undefined
  for (const [name, value] of attributes) {
    if (name === 'style') own = value
    const safe = rules.get(name)?.(value)
    if (name === 'alt' && safe !== undefined) alt = safe
    else if (safe !== undefined) markup += attribute(name, safe)
    else if (DECLARATIONS.has(name)) declarations += `${DECLARATIONS.get(name)!(value)};`
  }
  const css = [
    declarations === '' ? '' : style(declarations),
    inherited,
    hidden,
    own === '' ? '' : style(own),
  ]
    .filter(Boolean)
    .join(';')
  if (css !== '') markup += attribute('style', css)
  return { markup, alt }
}

/** ` name="value"`, escaped. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value)}"`
}

/** Class names without those of our own page (`pl-…`) and of highlighted code and mathematics. */
export function safeClasses(value: string): readonly string[] {
  return value
    .split(/[\t\n\f\r ]+/)
    .filter((name) => /^[\w-]{1,64}$/.test(name) && !/^(?:pl-|hljs|tml-)/i.test(name))
}

/** What our style sheet has rules for: pandas' tables, R's vectors, and our own tables of task runs. */
const STYLED =
  /^(?:dataframe|(?:dl|list)-inline|platen|num|long-text|null|check-(?:passed|failed|error|warning))$/

/**
 * The attributes, without classes that our style sheet knows nothing of. In somebody else's page, the style sheet and the
 * scripts of that page know what to do with `modal` or `fixed`, and a notebook must not call upon them.
 */
export function withStyledClasses(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const classes = attributes.get('class')
  if (classes === undefined) return attributes
  const styled = safeClasses(classes).filter((name) => STYLED.test(name))
  return new Map([...attributes].map(([name, value]) => [name, name === 'class' ? styled.join(' ') : value]))
}

function pixels(value: string): string {
  const trimmed = value.trim()
  return /^\d{1,5}$/.test(trimmed) ? `${trimmed}px` : trimmed
}

function rulesByElement(
  own: Readonly<Record<string, Rules>>,
): ReadonlyMap<string, ReadonlyMap<string, Rule>> {
  return new Map(
    Object.entries(own).map(([name, rules]) => [
      name,
      new Map(Object.entries({ ...GLOBAL_RULES, ...rules })),
    ]),
  )
}
