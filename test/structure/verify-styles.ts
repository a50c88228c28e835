import { parse } from 'parse5'
import { type HtmlStyle, htmlThemes } from '../../src/generated/templates.ts'
import { classesOf, type Element, textOf, walk, where } from './page-tree.ts'

const CLASS_SELECTOR = /\.((?:pl|hljs|tml)-[\w-]*[\w])/g
const classesIn = (css: string) => new Set([...css.matchAll(CLASS_SELECTOR)].map((match) => match[1]!))
const always = (styles: readonly HtmlStyle[]) => styles.filter((style) => style.for === undefined)

/**
 * A page has every style sheet of one theme that is for all pages, and of the others it leaves out those it has no use
 * for: nothing in it may be of such a part.
 */
export function verifyStyles(page: string): string[] {
  const elements = [...walk(parse(page))]
  const sheet = elements.filter(({ tagName }) => tagName === 'style').map(textOf)[0] ?? ''
  // A theme that extends another has all of its style sheets, or others in their place.
  const [styles] = Object.values(htmlThemes)
    .filter((theme) => always(theme).every(({ css }) => sheet.includes(css)))
    .sort((a, b) => always(b).length - always(a).length)
  if (styles === undefined) return ['style: a part of every page is missing']
  const everywhere = classesIn(
    always(styles)
      .map(({ css }) => css)
      .join(''),
  )
  return styles.flatMap((style) => {
    if (style.for === undefined || sheet.includes(style.css)) return []
    const missing = classesIn(style.css)
    return elements
      .filter(
        (element) =>
          isStyledBy(element, missing, everywhere) || (style.for === 'math' && element.tagName === 'math'),
      )
      .slice(0, 3)
      .map((element) => `${where(element)}: the page lacks the styles for ${style.for}`)
  })
}

function isStyledBy(
  element: Element,
  missing: ReadonlySet<string>,
  everywhere: ReadonlySet<string>,
): boolean {
  return classesOf(element).some((name) => missing.has(name) && !everywhere.has(name))
}
