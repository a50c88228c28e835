import { expect, test } from 'vitest'
import { exportCommand } from '../../src/cli/export-command.ts'
import { similarName } from '../../src/text/similar.ts'

const OPTIONS = exportCommand.options.map(({ name }) => name)

test.each([
  ['tittle', 'title'],
  ['titel', 'title'],
  ['titl', 'title'],
  ['keep-vers', 'keep-version'],
  ['redcat-haeder', 'redact-header'],
  ['clear-outputs', 'clear-output'],
  ['remove-tags', 'remove-tag'],
  ['strcit', 'strict'],
])('%s is %s', (given, expected) => {
  expect(similarName(given, OPTIONS)).toBe(expected)
})

test.each(['', 'x', 'wrong', 'execute', '__proto__', 'x'.repeat(1_000_000)])('%.20s is nothing', (given) => {
  expect(similarName(given, OPTIONS)).toBeUndefined()
})
