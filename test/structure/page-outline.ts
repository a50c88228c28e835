import { JSDOM, VirtualConsole } from 'jsdom'

const HEADINGS = 'h1, h2, h3, h4, h5, h6'

/** What a report lacks for those who navigate by structure, one line each. See also `verify-page.ts`. */
export function outlineProblems(page: string): string[] {
  // A console of its own, which nobody reads: jsdom complains about style sheets newer than it is.
  const { document } = new JSDOM(page, { virtualConsole: new VirtualConsole() }).window
  const problems: string[] = []
  const expect = (condition: unknown, problem: string) => {
    if (!condition) problems.push(problem)
  }
  const all = (selector: string) => [...document.querySelectorAll(selector)]

  expect(document.documentElement.lang, 'no language')
  expect(document.title.trim(), 'no title')
  expect(all('body > header').length === 1, 'not one header')
  expect(all('main').length === 1, 'not one main')
  expect(all('header h1').length <= 1, 'several h1 in the header')
  expect(all('h1').length > 0, 'no h1')

  const skip = document.body.firstElementChild
  expect(
    skip?.getAttribute('href') === `#${document.querySelector('main')?.id}`,
    'the skip link does not lead to main',
  )
  for (const nav of all('nav')) expect(nav.getAttribute('aria-label'), 'a nav without a name')
  for (const region of all('[role=group]'))
    expect(region.getAttribute('aria-label'), 'a region without a name')
  for (const heading of all('main .pl-markdown').flatMap((cell) => [...cell.querySelectorAll(HEADINGS)])) {
    expect(heading.id || heading.textContent?.trim() === '', `heading without an id: ${heading.textContent}`)
  }
  for (const link of all('nav a, header a[href^="#"]')) {
    const target = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '')
    expect(document.getElementById(target), `a link to nowhere: ${link.outerHTML.slice(0, 200)}`)
  }
  for (const image of all('img:not([alt])'))
    expect(false, `an image without alt: ${image.outerHTML.slice(0, 60)}`)
  for (const details of all('details.pl-fold, details.pl-placeholder, nav details')) {
    expect(details.firstElementChild?.localName === 'summary', 'details without a summary')
  }
  for (const button of all('button'))
    expect(button.textContent?.trim() || button.ariaLabel, 'a button without a name')
  for (const table of all('.pl-table, .pl-params table, .pl-index table')) {
    expect(
      table.querySelector('th[scope]'),
      `a table of ours without headers: ${table.textContent?.slice(0, 40)}`,
    )
  }
  return problems
}
