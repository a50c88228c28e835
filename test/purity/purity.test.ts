import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as core from '../../src/index.ts'
import * as sources from '../../src/sources/index.ts'
import { goldenCases } from '../golden/cases.ts'
import { describeCorpus } from '../support/requires.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { bundleCore, runBare } from './bare-context.ts'

/** Every n-th corpus notebook is enough here. */
const SAMPLE_STEP = 15

const platen = { ...core, sources }

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

  it('exports the same names', () => {
    expect(Object.keys(bare).sort()).toEqual(Object.keys(platen).sort())
    expect(Object.keys(bare.sources).sort()).toEqual(Object.keys(sources).sort())
  })

  it.each(goldenCases)('fixture $name gives the same bytes', ({ input }) => {
    expectSame(exportBothWays(bare, input), exportBothWays(platen, input))
  })

  describeCorpus('corpus, a sample', () => {
    const sample = corpusNotebooks().filter((_, i) => i % SAMPLE_STEP === 0)
    it.each(sample.map((path) => [basename(path), path]))('%s gives the same bytes', (_name, path) => {
      expectSame(exportBothWays(bare, path), exportBothWays(platen, path))
    })
  })
})

/** The IPYNB and the HTML, as a page, as a fragment and in an index, or the error's code and message. */
function exportBothWays(lib: typeof platen, path: string): readonly string[] {
  const text = readFileSync(path, 'utf8')
  try {
    const read = path.endsWith('.ipynb') ? lib.fromIpynb(text) : lib.fromTaskRun(lib.sources.fromAny(text))
    const notebook = lib.applyTransforms(read, lib.defaultTransforms)
    const { html, css } = lib.toHtmlFragment(notebook, { idPrefix: 'x-', theme: 'paper', lang: 'zh' })
    const index = lib.toIndexHtml([
      { ...lib.describeReport(notebook), files: [{ href: 'x.html', size: 5_000 }] },
    ])
    return [lib.toIpynb(notebook), lib.toHtml(notebook), html, css, index]
  } catch (error) {
    if (error instanceof lib.PlatenError) return [error.code, error.message]
    throw error
  }
}

function expectSame(actual: readonly string[], expected: readonly string[]): void {
  expect(actual.length).toBe(expected.length)
  for (const [i, text] of actual.entries()) expect(firstDifference(text, expected[i]!)).toBe('')
}

/** Not toEqual: a difference in megabytes of text is better told by where it begins. */
function firstDifference(actual: string, expected: string): string {
  if (actual === expected) return ''
  let at = 0
  while (actual[at] === expected[at]) at++
  const excerpt = (text: string) => JSON.stringify(text.slice(Math.max(at - 40, 0), at + 80))
  return `at ${at}: ${excerpt(actual)} instead of ${excerpt(expected)}`
}
