import { type DefaultTreeAdapterTypes, parse, parseFragment, serialize } from 'parse5'
import { BUILDERS } from './builders.ts'
import {
  ATTRIBUTE_VALUES,
  BELOW_ZERO,
  CLASS,
  CONTENT_ATTRIBUTES,
  CONTENT_ELEMENTS,
  DIRECTION_CONTROL,
  DOWNLOAD_URL,
  ELEMENT_ATTRIBUTES,
  IMAGE_URL,
  LINK_PROTOCOLS,
  MATH_ATTRIBUTES,
  MATH_ELEMENTS,
  MATH_STYLE_PROPERTIES,
  MEDIA_URL,
  STYLE_DANGER,
  STYLE_PROPERTIES,
  STYLE_VALUE,
  SVG_ACTIVE,
  SVG_REFERENCE,
  SVG_REFERENCES,
  SVG_STYLE_DANGER,
  SVG_XML_DANGER,
} from './page-policy.ts'
import {
  attribute,
  classesOf,
  type Element,
  HTML,
  isElement,
  MATHML,
  type Node,
  parentOf,
  textOf,
  walkNodes,
  where,
} from './page-tree.ts'

const words = (text = '') => text.split(' ').filter((word) => word !== '')
const builders = Object.values(BUILDERS)
const OWN_CLASSES = builders.flatMap(({ classes }) => words(classes))
const OWN_STYLES = new Map(
  builders.flatMap(({ classes, styles }) => words(classes).map((name) => [name, words(styles)])),
)
/** `element`, `element.class` or `.class > element` → attributes that only we write there. */
const OWN_MARKUP = new Map<string, readonly string[]>()
for (const { emits = {} } of builders) {
  for (const [selector, names] of Object.entries(emits)) {
    OWN_MARKUP.set(selector, [...(OWN_MARKUP.get(selector) ?? []), ...words(names)])
  }
}
/** What the sanitiser itself puts into HTML of the notebook. */
const IN_CONTENT = new Set(
  Object.entries(BUILDERS).flatMap(([file, { classes }]) =>
    /^render\/(?:sanitize\/|visible-controls\.|blocks\.|fallback\.)/.test(file) ? words(classes) : [],
  ),
)
const OF_THE_PAGE = 'https://report.invalid/'
const AS_A_FILE = 'file:///C:/reports/report.html'

/**
 * What must not be among these nodes, one line each.
 *
 * @param markup What they were parsed from, with locations.
 * @param isContent Whether all of it comes from a notebook's HTML. Otherwise what is in `.pl-html` does.
 */
export function contentProblems(root: Node, markup: string, isContent = false): string[] {
  const problems: string[] = []
  for (const node of walkNodes(root)) {
    if (isElement(node)) {
      const found = [
        ...elementProblems(node),
        ...node.attrs.flatMap(({ name, value }) => attributeProblems(node, name, value)),
        ...spellingProblems(node, markup),
        ...(isContent || isWithin(node, 'pl-html') ? provenanceProblems(node) : []),
      ]
      for (const problem of found) problems.push(`${where(node)}: ${problem}`)
    } else if (node.nodeName === '#comment') {
      problems.push('markup: a comment')
    } else if ('value' in node && DIRECTION_CONTROL.test(node.value) && isInCode(node)) {
      problems.push('markup: a direction control in code')
    }
  }
  return problems
}

/**
 * Says what must not be in a fragment that was made of a notebook's HTML, wherever in a page a parser meets it; nothing
 * for a good one. Elements of ours are those the sanitiser puts in place of what it cannot show.
 */
export function verifyFragment(fragment: string): string[] {
  const root = parseFragment(fragment, { sourceCodeLocationInfo: true })
  const problems = contentProblems(root, fragment, true)
  const written = withoutFirstBreak(fragment.replaceAll('\u00a0', '&nbsp;'))
  for (const scriptingEnabled of [true, false]) {
    for (const [before, after] of SURROUNDINGS) {
      const page = parse(before + fragment + after, { scriptingEnabled })
      if (serialize(page) !== before + written + after)
        problems.push(`markup: a parser builds another tree in ${before.slice(-30)}`)
    }
    for (const context of contextElements()) {
      const tree = parseFragment(context, fragment, { scriptingEnabled })
      if (serialize(tree) !== written)
        problems.push(`markup: a parser builds another tree in a fragment of ${context.tagName}`)
    }
  }
  return problems
}

const START = '<!DOCTYPE html><html><head></head><body><div>'
const END = '</div><p>after</p></body></html>'
const SURROUNDINGS: readonly (readonly [before: string, after: string])[] = [
  [START, END],
  [`${START}<table><tbody><tr><td>`, `</td></tr></tbody></table>${END}`],
  [`${START}<details open=""><summary>`, `</summary></details>${END}`],
]

function contextElements(): readonly Element[] {
  return ['<div>', '<li>', '<table><tr><td>'].map(
    (markup) => [...walkNodes(parseFragment(markup))].filter(isElement).at(-1)!,
  )
}

/** A parser drops a line break at the start of a `<pre>`. */
function withoutFirstBreak(markup: string): string {
  return markup.replace(/(<pre[^>]*>)\n/g, '$1')
}

function elementProblems(element: Element): string[] {
  const { tagName, namespaceURI } = element
  if (namespaceURI === MATHML) return MATH_ELEMENTS.has(tagName) ? [] : ['element not allowed in mathematics']
  if (namespaceURI !== HTML) return ['element of another namespace']
  if (!CONTENT_ELEMENTS.has(tagName) && ownMarkupOf(element) === undefined) return ['element not allowed']
  const parent = parentOf(element)
  // Where HTML goes on inside mathematics, parsers disagree; equation numbers are counted in a span of text.
  const isNumber =
    tagName === 'span' && parent?.tagName === 'mtext' && attribute(element, 'class') === 'tml-eqn'
  return parent?.namespaceURI === MATHML && !isNumber ? ['HTML inside mathematics'] : []
}

/** Attributes that only we write on such an element; undefined where no builder makes one. */
function ownMarkupOf(element: Element): readonly string[] | undefined {
  const { tagName } = element
  const parent = parentOf(element)
  const found = [
    tagName,
    ...classesOf(element).map((name) => `${tagName}.${name}`),
    ...(parent ? classesOf(parent).map((name) => `.${name} > ${tagName}`) : []),
  ].flatMap((selector) => (OWN_MARKUP.has(selector) ? [OWN_MARKUP.get(selector)!] : []))
  return found.length === 0 ? undefined : found.flat()
}

function attributeProblems(element: Element, name: string, value: string): string[] {
  const { tagName, namespaceURI } = element
  if (!isKnownAttribute(element, name)) return [`attribute ${name} not allowed`]
  if (name === 'style') return styleProblems(element, value)
  if (name === 'class')
    return value.split(' ').flatMap((part) => (isKnownClass(part) ? [] : [`class ${JSON.stringify(part)}`]))
  if (name === 'href') return isLink(element, value) ? [] : [`leads to ${value.slice(0, 80)}`]
  if (name === 'src') return sourceProblems(value, tagName === 'img' ? IMAGE_URL : MEDIA_URL)
  if (namespaceURI === MATHML)
    return /[a-z]:|url\(/i.test(value) && name !== 'xmlns' && name !== 'alttext'
      ? [`attribute ${name} is ${value.slice(0, 80)}`]
      : []
  const type = ATTRIBUTE_VALUES[`${tagName} ${name}`] ?? ATTRIBUTE_VALUES[name]
  return type === undefined || type.test(value)
    ? []
    : [`attribute ${name} is ${JSON.stringify(value.slice(0, 80))}`]
}

/** In HTML of the notebook a class of ours would dress it up as a part of the report. */
function provenanceProblems(element: Element): string[] {
  return classesOf(element).flatMap((name) =>
    /^(?:pl-|hljs|tml-)/i.test(name) && !IN_CONTENT.has(name)
      ? [`class ${name} in HTML of the notebook`]
      : [],
  )
}

function isKnownAttribute(element: Element, name: string): boolean {
  const { tagName, namespaceURI } = element
  if (namespaceURI === MATHML) return MATH_ATTRIBUTES.has(name)
  if (CONTENT_ATTRIBUTES.has(name) || ELEMENT_ATTRIBUTES[tagName]?.has(name)) return true
  return ownMarkupOf(element)?.includes(name) === true
}

function isKnownClass(name: string): boolean {
  if (!CLASS.test(name)) return false
  if (!/^pl-/i.test(name)) return true
  return OWN_CLASSES.some((own) => (own.endsWith('-') ? name.startsWith(own) : name === own))
}

function isLink(element: Element, value: string): boolean {
  if (attribute(element, 'download') !== undefined) return DOWNLOAD_URL.test(value)
  if (value.startsWith('#')) return true
  // The URL parser browsers have: what it takes for a scheme is one, and what it refuses leads nowhere.
  if (URL.canParse(value, OF_THE_PAGE) && !LINK_PROTOCOLS.has(new URL(value, OF_THE_PAGE).protocol))
    return false
  // A file that names another machine would have Windows sign in there.
  return !URL.canParse(value, AS_A_FILE) || !/^file:\/\/[^/]/.test(new URL(value, AS_A_FILE).href)
}

function sourceProblems(value: string, allowed: RegExp): string[] {
  if (!allowed.test(value)) return [`shows ${value.slice(0, 80)}`]
  const base64 = value.slice(value.indexOf(',') + 1)
  const bytes = Buffer.from(base64, 'base64')
  // What browsers accept: padding that fits, or none.
  const isWhole = base64.includes('=') ? base64.length % 4 === 0 : base64.length % 4 !== 1
  if (!isWhole || bytes.length === 0) return [`shows what is no base64: ${base64.slice(-40)}`]
  if (!value.startsWith('data:image/svg')) return []
  return svgProblems(bytes.toString('utf8')).map((problem) => `shows a picture with ${problem}`)
}

/** What of a picture would act or fetch where a reader opens it by itself. */
function svgProblems(text: string): string[] {
  const problems = SVG_XML_DANGER.test(text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''))
    ? ['a document type or an entity']
    : []
  for (const node of walkNodes(parseFragment(text))) {
    if (!isElement(node)) continue
    const name = node.tagName.split(':').at(-1)!.toLowerCase()
    if (SVG_ACTIVE.has(name)) problems.push(`<${name}>`)
    if (name === 'style' && SVG_STYLE_DANGER.test(textOf(node))) problems.push('a style sheet that fetches')
    for (const { name: spelled, value } of node.attrs) {
      const attributeName = spelled.split(':').at(-1)!.toLowerCase()
      const isReference =
        attributeName === 'href' || (node.namespaceURI === HTML && SVG_REFERENCES.has(attributeName))
      if (/^on/.test(attributeName) || (isReference && !SVG_REFERENCE.test(value)))
        problems.push(`${spelled}=${value.slice(0, 80)}`)
      else if (!isReference && value.includes('(') && SVG_STYLE_DANGER.test(value))
        problems.push(`${spelled}=${value.slice(0, 80)}`)
    }
  }
  return problems
}

function styleProblems(element: Element, style: string): string[] {
  return style.split(';').flatMap((declaration) => {
    if (declaration.trim() === '') return []
    const [name = '', ...rest] = declaration.split(':')
    const property = name.trim().toLowerCase()
    const value = rest.join(':').trim()
    const isKnown =
      STYLE_PROPERTIES.has(property) ||
      (element.namespaceURI === MATHML && MATH_STYLE_PROPERTIES.has(property)) ||
      classesOf(element).some((own) => OWN_STYLES.get(own)?.includes(property))
    if (!isKnown) return [`style sets ${property}`]
    const isSafe =
      !STYLE_DANGER.test(value) &&
      (element.namespaceURI === MATHML ||
        (STYLE_VALUE.test(value) && (property.startsWith('font') || !BELOW_ZERO.test(value))))
    return isSafe ? [] : [`style ${property} is ${value.slice(0, 80)}`]
  })
}

const SPELLED = /^[a-z-]+(?:="[^"]*")?$/

/** Attributes in quotes, whatever a parser would make of them without. */
function spellingProblems({ sourceCodeLocation }: Element, markup: string): string[] {
  const attributes =
    (sourceCodeLocation as DefaultTreeAdapterTypes.Element['sourceCodeLocation'])?.attrs ?? {}
  return Object.values(attributes).flatMap(({ startOffset, endOffset }) => {
    const spelled = markup.slice(startOffset, endOffset)
    return SPELLED.test(spelled) ? [] : [`attribute spelled ${spelled.slice(0, 80)}`]
  })
}

function isWithin(element: Element, name: string): boolean {
  for (let above = parentOf(element); above; above = parentOf(above)) {
    if (classesOf(above).includes(name)) return true
  }
  return false
}

function isInCode(node: Node): boolean {
  for (let above: Node | null = node; above; above = 'parentNode' in above ? above.parentNode : null) {
    if (isElement(above) && (above.tagName === 'pre' || above.tagName === 'code')) return true
  }
  return false
}
