import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryPath } from '../support/shared.ts'
import { goldenCases } from './cases.ts'

// A person can read what becomes of every type and of every option.

const inputs = goldenCases.map(({ input }) => readFileSync(input, 'utf8')).join('\n')

const folder = repositoryPath('src/render/mime')
const types = new Set(
  readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .flatMap((line) =>
      [...line.matchAll(/'((?:text|image|application|audio|video)\/[\w.+-]+)'/g)].map((match) => match[1]!),
    ),
)

it.each([...types])('%s is in some golden case', (type) => {
  expect(inputs).toContain(`"${type}"`)
})

/** Functions and maps, which no `options.json` can hold: they have tests of their own. */
const NOT_DATA = ['assets', 'mimeRenderers', 'onWarning']

const options = [
  ...new Set(
    [
      ...readFileSync(repositoryPath('src/render/options.ts'), 'utf8').matchAll(/^ {2}readonly (\w+)\?:/gm),
    ].map((match) => match[1]!),
  ),
].filter((name) => !NOT_DATA.includes(name))

it.each(options)('the option %s is in some golden case', (name) => {
  const files = goldenCases.map((golden) => join(golden.folder, 'options.json')).filter(existsSync)
  expect(files.map((file) => readFileSync(file, 'utf8')).join('\n')).toContain(`"${name}"`)
})
