import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  applyTransforms,
  defaultTransforms,
  fromIpynb,
  fromTaskRun,
  type HtmlFragment,
  type HtmlOptions,
  type Notebook,
  toHtmlFragment,
} from '../../src/index.ts'
import { fromAny } from '../../src/sources/index.ts'
import { HOST_STYLES, hostPage } from '../support/host-page.ts'
import { findings, openProbe, type PageProbe } from '../support/page-probe.ts'
import { CHROMIUM, describeWith } from '../support/requires.ts'
import { repositoryPath } from '../support/shared.ts'

function read(...path: string[]): Notebook {
  const bytes = readFileSync(repositoryPath('fixtures', join(...path)))
  return applyTransforms(
    path.at(-1)!.endsWith('.ipynb') ? fromIpynb(bytes) : fromTaskRun(fromAny(bytes)),
    defaultTransforms,
  )
}

const markdown = read('markdown', 'input.ipynb')
const sales = read('nightly-sales', 'input.json')
const fragments = (...themes: (HtmlOptions['theme'] & string)[]) => [
  toHtmlFragment(sales, { idPrefix: 'a-', theme: themes[0]! }),
  toHtmlFragment(markdown, { idPrefix: 'b-', theme: themes[1]!, toc: true }),
  toHtmlFragment(sales, { idPrefix: 'c-', theme: themes[2]!, variables: { '--pl-accent': '#0a7' } }),
]

describeWith(CHROMIUM, 'fragments in a page of somebody else', () => {
  let probe: PageProbe
  beforeAll(async () => {
    probe = await openProbe()
    await probe.page.setViewportSize({ width: 1600, height: 900 })
  })
  afterAll(() => probe?.close())

  async function stylesOf(page: string, selector: string): Promise<Record<string, string>> {
    expect(findings(await probe.visit(page))).toEqual([])
    return probe.page.evaluate<Record<string, string>>(`(${STYLES})(${JSON.stringify(selector)})`)
  }

  it('run nothing and fetch nothing, whatever a reader does, under a policy that allows no script', async () => {
    const page = hostPage(fragments('report', 'lab', 'paper'))
    expect(findings(await probe.visit(page, { interact: true }))).toEqual([])
    expect(findings(await probe.visit(page, { csp: false, interact: true }))).toEqual([])
  })

  it('have ids of their own, and links lead within the fragment', async () => {
    await probe.visit(hostPage(fragments('report', 'report', 'report')))
    expect(await probe.page.evaluate(ID_PROBLEMS)).toEqual([])
    for (const prefix of ['a-', 'c-']) {
      await probe.page.evaluate(`document.querySelector('#${prefix}report nav details').open = true`)
      await probe.page.click(`#${prefix}report nav a >> nth=2`)
      expect(await probe.page.evaluate(TARGET)).toEqual({ within: `${prefix}report`, visible: true })
    }
  })

  it.each([{ styles: '' }, { styles: HOST_STYLES }])(
    'leave the page as it was, with styles %j',
    async ({ styles }) => {
      const shown = fragments('report', 'lab', 'paper')
      const selector = 'html, body, .host'
      const without = await stylesOf(hostPage(shown, { styles, css: false }), selector)
      expect(await stylesOf(hostPage(shown, { styles }), selector)).toEqual(without)
    },
  )

  it('name nothing outside in their rules', async () => {
    await probe.visit(hostPage(fragments('report', 'lab', 'paper')))
    expect(await probe.page.evaluate(LOOSE_RULES)).toEqual([])
  })

  it.each(['report', 'lab', 'paper'] as const)('look the same whatever the page does: %s', async (theme) => {
    const shown = fragments(theme, theme, theme)
    const plain = await stylesOf(hostPage(shown), '.pl-fragment, .pl-fragment *')
    expect(Object.keys(plain).length).toBeGreaterThan(500)
    expect(await stylesOf(hostPage(shown, { styles: HOST_STYLES }), '.pl-fragment, .pl-fragment *')).toEqual(
      plain,
    )
  })

  it.each(['report', 'lab', 'paper'] as const)(
    'stay in their place, and are as wide as it: %s',
    async (theme) => {
      for (const width of [1600, 420]) {
        await probe.page.setViewportSize({ width, height: 900 })
        await probe.visit(
          hostPage(fragments(theme, theme, theme)).replaceAll('width:900px', 'max-width:900px'),
        )
        expect(await probe.page.evaluate(OUT_OF_PLACE), `${width} px`).toEqual([])
      }
      await probe.page.setViewportSize({ width: 1600, height: 900 })
    },
  )

  it('take the colours of the page where none are asked for', async () => {
    const colors = async (scheme: string, fragment: HtmlFragment) => {
      await probe.page.emulateMedia({ colorScheme: 'dark' })
      await probe.visit(hostPage([fragment], { styles: `html { color-scheme: ${scheme} }` }))
      const found = await probe.page.evaluate(
        `getComputedStyle(document.querySelector('.pl-page')).backgroundColor`,
      )
      await probe.page.emulateMedia({ colorScheme: 'light' })
      return found
    }
    const open = toHtmlFragment(markdown, { idPrefix: 'a-' })
    expect(await colors('normal', open)).toBe('rgb(255, 255, 255)')
    expect(await colors('light dark', open)).toBe('rgb(20, 23, 28)')
    const dark = toHtmlFragment(markdown, { idPrefix: 'a-', colorScheme: 'dark' })
    expect(await colors('normal', dark)).toBe('rgb(20, 23, 28)')
  })
})

// What runs in the page is text: the project's types know no DOM.

const SIDES = ['top', 'right', 'bottom', 'left']
const PROPERTIES = [
  ...SIDES.flatMap((side) => [`margin-${side}`, `padding-${side}`, side]),
  ...SIDES.flatMap((side) => [`border-${side}-width`, `border-${side}-style`, `border-${side}-color`]),
  ...'display position float clear width height max-width max-height min-width box-sizing z-index columns'.split(
    ' ',
  ),
  ...'color background-color background-image opacity visibility filter box-shadow border-top-left-radius'.split(
    ' ',
  ),
  ...'font-family font-size font-style font-weight line-height letter-spacing word-spacing white-space'.split(
    ' ',
  ),
  ...'text-align text-indent text-transform text-decoration-line vertical-align list-style-type cursor'.split(
    ' ',
  ),
  ...'outline-style overflow-x overflow-y content border-collapse hyphens transform color-scheme'.split(' '),
]

/** What every element and its pseudo-elements look like, but for what follows from the length of the page. */
const STYLES = `(selector) => {
  const result = {}
  for (const [i, element] of [...document.querySelectorAll(selector)].entries()) {
    const isPage = element.matches('html, body')
    for (const pseudo of isPage ? [undefined] : [undefined, '::before', '::after']) {
      const style = getComputedStyle(element, pseudo)
      const properties = ${JSON.stringify(PROPERTIES)}.filter((property) => !isPage || property !== 'height')
      result[i + ' ' + element.localName + '.' + element.className + (pseudo ?? '')] =
        properties.map((property) => property + ': ' + style.getPropertyValue(property)).join('; ')
    }
  }
  return result
}`

const ID_PROBLEMS = `(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  const astray = [...document.querySelectorAll('.pl-fragment a[href^="#"]')].filter((link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return target !== null && target.closest('.pl-fragment') !== link.closest('.pl-fragment')
  })
  const nowhere = [...document.querySelectorAll('.pl-fragment nav a')]
    .filter((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) === null)
  return [...twice, ...[...astray, ...nowhere].map((link) => link.outerHTML)]
})()`

const TARGET = `(() => {
  const target = document.querySelector(':target')
  const { top } = target.getBoundingClientRect()
  return { within: target.closest('.pl-fragment').id, visible: top >= 0 && top < innerHeight }
})()`

/** Rules of the fragments' sheets that are not nested under an id. */
const LOOSE_RULES = `[...document.styleSheets].slice(1).flatMap((sheet) =>
  [...sheet.cssRules].filter((rule) => !/^#[a-z]-report$/.test(rule.selectorText ?? '')).map((rule) => rule.cssText))`

const OUT_OF_PLACE = `[...document.querySelectorAll('.pl-fragment')].flatMap((fragment) => {
  const place = fragment.getBoundingClientRect()
  const out = place.width < fragment.parentElement.clientWidth ? ['narrower than its place'] : []
  for (const element of fragment.querySelectorAll('*')) {
    if (/fixed|sticky/.test(getComputedStyle(element).position)) out.push(element.className + ' is fixed')
    let hidden = false
    for (let e = element.parentElement; e !== fragment; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== 'visible') hidden = true
    const box = element.getBoundingClientRect()
    if (!hidden && box.width > 0 && (box.left < place.left - 1 || box.right > place.right + 1))
      out.push(element.localName + '.' + element.className + ' sticks out: ' + Math.round(box.left) + '–' + Math.round(box.right))
  }
  return out.slice(0, 5)
})`
