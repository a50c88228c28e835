import { parse } from 'parse5'
import type { HtmlFragment } from '../../src/index.ts'
import { attribute, classesOf, type Element, MATHML, walk, where } from './page-tree.ts'
import { contentProblems } from './verify-content.ts'
import { isFixpoint, verifyIds, verifyTags } from './verify-page.ts'

const START = '<!DOCTYPE html><html><head></head><body><div id="before"></div>'
const END = '<p id="after"></p></body></html>'
/** Classes that a page around may have styles and scripts for, and that content must not call upon. */
const CLASS =
  /^(?:pl-|hljs|language-|(?:dataframe|dl-inline|list-inline|platen|num|long-text|null)$|check-)|__?$/

/**
 * Puts a fragment of a report into a page and says what must not be in it, one line each; nothing for a good one. What
 * holds for the content of pages holds here; besides, it has to stay what it is, in its place.
 */
export function verifyEmbedded({ html, css }: HtmlFragment, idPrefix: string): string[] {
  const page = START + html + END
  const document = parse(page, { sourceCodeLocationInfo: true })
  const elements = [...walk(document)]
  const root = elements.find((element) => attribute(element, 'id') === `${idPrefix}report`)
  const own = root ? [root, ...walk(root)] : []
  const outside = elements.filter((element) => !own.includes(element)).map(({ tagName }) => tagName)
  return [
    ...(root ? contentProblems(root, page) : ['fragment: there is no root']),
    ...(outside.join(' ') === 'html head body div p'
      ? []
      : [`fragment: it put ${outside.join(' ')} into the page`]),
    ...verifyTags(own, html),
    ...verifyIds(own, idPrefix),
    ...own.flatMap(elementProblems),
    ...(isFixpoint(page) ? [] : ['markup: parsed, written and parsed again, the page is another one']),
    ...cssProblems(css, `#${idPrefix}report`),
  ]
}

function elementProblems(element: Element): string[] {
  // Those in mathematics are the renderer's: TeX can set none.
  const classes = element.namespaceURI === MATHML ? [] : classesOf(element)
  const foreign = classes.filter((name) => name !== '' && !CLASS.test(name))
  return [
    ...foreign.map((name) => `${where(element)}: class ${name}, which may be the page's`),
    ...(/^(?:main|body|script|style|link|meta|base)$/.test(element.tagName)
      ? [`${where(element)}: not in a fragment`]
      : []),
    ...(attribute(element, 'data-theme') === undefined
      ? []
      : [`${where(element)}: data-theme, which may be the page's`]),
  ]
}

/** One rule around all others, which ends where the text ends, and nothing that is for whole pages. */
function cssProblems(css: string, selector: string): string[] {
  const bare = css.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""')
  // Fragments have no sidebar, and no element that has this class.
  const used = bare.replace(/\.pl-has-contents[^{}]*\{[^{}]*\}/g, '')
  let depth = 0
  const ends = [...bare].findIndex((char) => {
    if (char === '{') depth++
    return char === '}' && --depth === 0
  })
  return [
    ...(css.startsWith(`${selector}{`) ? [] : ['css: it does not start with the id']),
    ...(ends === bare.length - 1 ? [] : ['css: its first rule is not all of it']),
    ...(/<|@import|@font-face|@page|position:(?:fixed|sticky)/.exec(used) ?? []).map(
      (found) => `css: ${found}`,
    ),
    ...(/[\d.]rem\b/.exec(bare) ?? []).map((found) => `css: ${found} goes by the page's root`),
  ]
}
