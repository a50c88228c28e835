import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as platen from '../../src/index.ts'
import { describeCorpus } from '../support/requires.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'
import { bundleCore, runBare } from './bare-context.ts'

/** Every n-th corpus notebook is enough here. */
const SAMPLE_STEP = 15

const fixtures = readdirSync(repositoryPath('fixtures')).filter((name) =>
  existsSync(repositoryPath('fixtures', name, 'input.json')),
)

describe('the traps of the bare context', () => {
  it.each([
    'Math.random()',
    'Date.now()',
    'new Date()',
    'new Date(0).getHours()',
    'new Date(0).toLocaleDateString()',
    '(1).toLocaleString()',
    '"a".localeCompare("b")',
    'new Intl.NumberFormat()',
    'console.log(1)',
    'eval("1")',
    'new Function("return 1")',
    'process.env',
    'Buffer.from("")',
    'setTimeout(() => {})',
    'fetch("")',
    'performance.now()',
    'crypto.randomUUID()',
  ])('%s throws', (expression) => {
    expect(() => runBare('', expression)).toThrow()
  })

  it('what needs no such thing works', () => {
    expect(runBare('', 'new Date(0).toISOString() + new Date("2020-01-01").getUTCFullYear()')).toMatch(
      /^1970.*2020$/,
    )
  })
})

describe('the core, bundled for browsers, in a bare context', () => {
  let bare: typeof platen
  beforeAll(async () => {
    bare = runBare(await bundleCore(), 'platen') as typeof platen
  })

  function taskRunBothWays(core: typeof platen, json: string): string[] {
    const notebook = core.applyTransforms(core.fromTaskRun(JSON.parse(json)), core.defaultTransforms)
    return [core.toIpynb(notebook), core.toHtml(notebook)]
  }

  function notebookBothWays(core: typeof platen, text: string): string[] {
    try {
      const notebook = core.applyTransforms(core.fromIpynb(text), core.defaultTransforms)
      return [core.toIpynb(notebook), core.toHtml(notebook)]
    } catch (error) {
      return [String((error as platen.PlatenError).code), String(error)]
    }
  }

  it('exports the same names', () => {
    expect(Object.keys(bare).sort()).toEqual(Object.keys(platen).sort())
  })

  it.each(fixtures)('fixture %s gives the same bytes', (name) => {
    const json = readFileSync(repositoryPath('fixtures', name, 'input.json'), 'utf8')
    expect(taskRunBothWays(bare, json)).toEqual(taskRunBothWays(platen, json))
  })

  describeCorpus('corpus, a sample', () => {
    const sample = corpusNotebooks().filter((_, i) => i % SAMPLE_STEP === 0)
    it.each(sample.map((path) => [basename(path), path]))('%s gives the same bytes', (_name, path) => {
      const text = readFileSync(path, 'utf8')
      const [ipynb, html] = notebookBothWays(bare, text)
      const [expectedIpynb, expectedHtml] = notebookBothWays(platen, text)
      // Not toEqual: a difference in megabytes of text is better told by where it begins.
      expect(firstDifference(ipynb!, expectedIpynb!)).toBe('')
      expect(firstDifference(html!, expectedHtml!)).toBe('')
    })
  })
})

function firstDifference(actual: string, expected: string): string {
  if (actual === expected) return ''
  let at = 0
  while (actual[at] === expected[at]) at++
  return `at ${at}: ${JSON.stringify(actual.slice(at - 40, at + 80))} instead of ${JSON.stringify(expected.slice(at - 40, at + 80))}`
}
