import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportOf } from '../support/report.ts'
import { describeCorpus, FULL } from '../support/requires.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'
import { outlineProblems } from './page-outline.ts'
import { verifyPage } from './verify-page.ts'
import { verifyStyles } from './verify-styles.ts'

/** Without PLATEN_FULL=1 every n-th notebook is enough: jsdom is slow. */
const SAMPLE_STEP = 9

const fixtures = readdirSync(repositoryPath('fixtures')).filter((name) =>
  existsSync(repositoryPath('fixtures', name, 'expected.html')),
)

describe('fixtures', () => {
  it.each(fixtures)('%s holds what a report may hold, in order', (name) => {
    const page = readFileSync(repositoryPath('fixtures', name, 'expected.html'), 'utf8')
    const options = repositoryPath('fixtures', name, 'options.json')
    expect(verifyPage(page, existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')) : {})).toEqual([])
    expect(verifyStyles(page)).toEqual([])
    expect(outlineProblems(page)).toEqual([])
  })
})

// What the pages of the corpus hold is tested with the corpus.
describeCorpus(`outline of the corpus, ${FULL ? 'all' : 'a sample'}`, () => {
  const sample = corpusNotebooks().filter(
    (path, i) => path.includes('real') && (FULL || i % SAMPLE_STEP === 0),
  )
  it.each(sample.map((path) => [basename(path), path]))('%s', (_name, path) => {
    const page = reportOf(path)
    if (page !== undefined) expect(outlineProblems(page)).toEqual([])
  })
})

describe('outlineProblems', () => {
  const good = (content: string) =>
    `<!DOCTYPE html><html lang="en"><title>x</title><body><a href="#main">Skip</a><header><h1>x</h1></header><main id="main">${content}</main>`

  it.each([
    ['<img src="x">', /without alt/],
    ['<nav><a href="#x">x</a></nav>', /without a name\n.*nowhere/],
    ['<div class="pl-markdown"><h2>x</h2></div>', /heading without an id/],
    ['<table class="pl-table"><tr><td>1</td></tr></table>', /without headers/],
    ['<button></button>', /button without/],
    ['</main><main>', /not one main/],
  ])('finds what is wrong with %s', (content, problem) => {
    expect(outlineProblems(good(content)).join('\n')).toMatch(problem)
  })

  it('finds nothing where all is there', () => {
    expect(
      outlineProblems(good('<nav aria-label="Contents"><a href="#nb-x">x</a></nav><h2 id="nb-x">x</h2>')),
    ).toEqual([])
  })
})
