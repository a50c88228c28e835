import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { htmlThemes } from '../../src/generated/templates.ts'
import { variableNames } from '../../src/write/html/variables.ts'
import { repositoryPath } from '../support/shared.ts'

const docs = readFileSync(repositoryPath('.github', 'themes.md'), 'utf8')
const rows = docs.split('\n').filter((line) => /^\| `--pl-/.test(line))
const documented = rows.flatMap((line) => line.split('|')[1]!.match(/--pl-[a-z-]+/g) ?? [])
const onlyIn = (theme: string) =>
  rows
    .filter((line) => line.includes(`in \`${theme}\` only`))
    .flatMap((line) => line.match(/--pl-[a-z-]+/g) ?? [])
const sheetOf = (theme: keyof typeof htmlThemes) => htmlThemes[theme].map(({ css }) => css).join('')
const themes = Object.keys(htmlThemes) as (keyof typeof htmlThemes)[]

it('names every variable once', () => {
  expect(new Set(documented).size).toBe(documented.length)
})

it.each(themes)('the variables of %s are those that are documented', (theme) => {
  const others = themes.filter((name) => name !== theme).flatMap(onlyIn)
  expect([...variableNames(sheetOf(theme))].sort()).toEqual(
    documented.filter((name) => !others.includes(name)).sort(),
  )
})

it.each(themes)('%s uses no variable that nothing sets', (theme) => {
  // What attributes and the page itself set.
  const declared = sheetOf(theme).match(/--pl-[a-z-]+(?=:)/g) ?? []
  const set = new Set([...declared, '--pl-fg', '--pl-bg', '--pl-lines', '--pl-figure'])
  const used = [...sheetOf(theme).matchAll(/var\((--pl-[a-z-]+)/g)].map((match) => match[1]!)
  expect(used.filter((name) => !set.has(name))).toEqual([])
})

it.each(themes)('%s is named there', (theme) => {
  expect(docs).toContain(`| \`${theme}\` |`)
})

it.each(themes)('sets those of %s anew for nothing but the width of the window and paper', (theme) => {
  const names = variableNames(sheetOf(theme))
  const weighty = [...sheetOf(theme).matchAll(/([^{};]+)\{([^{}]*)\}/g)].flatMap(([, selector, body]) =>
    selector!.startsWith(':where(')
      ? []
      : (body!.match(/--pl-[a-z-]+(?=:)/g) ?? [])
          .filter((name) => names.has(name))
          .map((name) => `${selector} ${name}`),
  )
  expect([...new Set(weighty)]).toEqual(['.pl-page --pl-gutter'])
})
