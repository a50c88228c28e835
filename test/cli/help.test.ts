import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exportCommand } from '../../src/cli/export-command.ts'
import { commandHelp } from '../../src/cli/help.ts'
import { validateCommand } from '../../src/cli/validate-command.ts'
import { repositoryPath } from '../support/shared.ts'

const folder = repositoryPath('test', 'cli')
const tests = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts') && name !== 'help.test.ts')
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n')
const readme = readFileSync(repositoryPath('README.md'), 'utf8')

describe.each([exportCommand, validateCommand])('platen $name', (command) => {
  const text = commandHelp(command, { sources: ['platen'], limits: ['cells'] })

  test.each(command.options.map((option) => [option.name, option] as const))(
    '--%s is in the help text, once, and in a test',
    (name, { short }) => {
      expect(text.match(new RegExp(`^ {2}(?:-\\w, | {4})--${name}(?= |$)`, 'gm'))).toHaveLength(1)
      const spellings = short === undefined ? `--${name}` : `--${name}|[' ]-${short}`
      expect(tests).toMatch(new RegExp(`(?:${spellings})(?![\\w-])`))
    },
  )

  test('its examples and hints name options that are there', () => {
    const known = new Set(command.options.map(({ name }) => `--${name}`))
    const written = [
      ...command.examples.map(([line]) => line.split('|')[0]!),
      ...Object.values(command.hints),
    ]
    const named = written.flatMap((line) => line.match(/--[a-z][a-z-]*/g) ?? [])
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  test('what README says of it is there', () => {
    const known = new Set(command.options.map(({ name }) => `--${name}`))
    const lines = readme.match(new RegExp(`platen ${command.name} .*`, 'g')) ?? []
    const named = lines.flatMap((line) => line.match(/--[a-z][a-z-]*/g) ?? [])
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })
})
