import { parse } from 'parse5'
import { htmlThemes } from '../../src/generated/templates.ts'
import { classesOf, type Element, textOf, walk, where } from './page-tree.ts'

const CLASS_SELECTOR = /\.((?:pl|hljs|tml)-[\w-]*[\w])/g
const { styles } = htmlThemes.report
const classesIn = (css: string) => new Set([...css.matchAll(CLASS_SELECTOR)].map((match) => match[1]!))
const always = classesIn(styles.flatMap((style) => (style.for === undefined ? [style.css] : [])).join(''))

/** A page leaves out parts of the style sheet it has no use for: nothing in it may be of such a part. */
export function verifyStyles(page: string): string[] {
  const elements = [...walk(parse(page))]
  const sheet = elements.filter(({ tagName }) => tagName === 'style').map(textOf)[0] ?? ''
  return styles.flatMap((style) => {
    if (style.for === undefined)
      return sheet.includes(style.css) ? [] : ['style: a part of every page is missing']
    if (sheet.includes(style.css)) return []
    const missing = classesIn(style.css)
    return elements
      .filter(
        (element) => isStyledBy(element, missing) || (style.for === 'math' && element.tagName === 'math'),
      )
      .slice(0, 3)
      .map((element) => `${where(element)}: the page lacks the styles for ${style.for}`)
  })
}

function isStyledBy(element: Element, missing: ReadonlySet<string>): boolean {
  return classesOf(element).some((name) => missing.has(name) && !always.has(name))
}
