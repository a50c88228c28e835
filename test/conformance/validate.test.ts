import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import { validateNotebook } from '../../src/read/validate.ts'
import { parseJson } from '../../src/text/json/parse.ts'
import { writeJson } from '../../src/text/json/write.ts'
import { damage } from '../support/damage.ts'
import { chooser, looseFile } from '../support/loose-file.ts'
import { plainNotebook } from '../support/notebook-arbitrary.ts'
import { NBFORMAT, runPython } from '../support/python.ts'
import { describeWith, FULL } from '../support/requires.ts'
import { corpusNotebooks, hasCorpus, repositoryPath } from '../support/shared.ts'

/** Python takes seconds for the corpus, or many more on a busy machine. */
const PATIENCE = 300_000

describeWith(NBFORMAT, 'validateNotebook finds valid what nbformat finds valid', () => {
  it.skipIf(!hasCorpus)(
    'in the corpus (needs ../shared/corpus)',
    () => {
      const files = corpusNotebooks()
        .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }))
        .filter(({ text }) => JSON.parse(text).nbformat === 4)
      const verdicts = nbformatFindsValid(files.map(({ text }) => text))
      const wrong = files.filter(({ text }, i) => differs(text, verdicts[i]!))
      expect(wrong.map(({ name }) => name)).toEqual([])
    },
    PATIENCE,
  )

  it('among notebooks of every minor version with something wrong in them', () => {
    const arbitrary = fc.tuple(plainNotebook, fc.constantFrom(0, 1, 2, 3, 4, 5, 6), fc.nat())
    const texts = fc
      .sample(arbitrary, { numRuns: FULL ? 20_000 : 1000, seed: 20261122 })
      .map(([notebook, minor, seed]) => {
        const choose = chooser(seed)
        const whole = parseJson(looseFile(notebook, minor, choose), { nan: true }) as JsonObject
        let damaged = whole
        for (let i = choose(3); i > 0; i--) damaged = damage(damaged, choose) as JsonObject
        return writeJson({ ...damaged, nbformat: 4, nbformat_minor: minor })
      })
    const verdicts = nbformatFindsValid(texts)
    expect(verdicts.filter((verdict) => verdict === true).length).toBeGreaterThan(texts.length / 20)
    expect(verdicts.filter((verdict) => verdict === false).length).toBeGreaterThan(texts.length / 3)
    const wrong = texts.filter((text, i) => differs(text, verdicts[i]!))
    expect(wrong.slice(0, 3).map((text) => [text, validateNotebook(text).violations])).toEqual([])
  })
})

function differs(text: string, verdict: boolean | null): boolean {
  return verdict !== null && validateNotebook(text).valid !== verdict
}

function nbformatFindsValid(texts: readonly string[]): readonly (boolean | null)[] {
  return runPython(repositoryPath('test/conformance/nbformat_validates.py'), texts) as (boolean | null)[]
}
