import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../../src/model/json.ts'
import { writeJson } from '../../src/text/json/write.ts'
import { normalizeIpynb } from '../../src/write/normalize/normalize-ipynb.ts'
import { chooser, looseFile } from '../support/loose-file.ts'
import { plainNotebook } from '../support/notebook-arbitrary.ts'
import { oldNotebook } from '../support/old-notebook.ts'
import { NBFORMAT, runPython } from '../support/python.ts'
import { describeWith, FULL } from '../support/requires.ts'
import { corpusNotebooks, hasCorpus, repositoryPath } from '../support/shared.ts'

interface Comparison {
  readonly name: string
  readonly difference: readonly [string, string] | null
}

/** Python takes many seconds for the corpus, and many more on a busy machine. */
const PATIENCE = 300_000

const RUNS = { numRuns: FULL ? 20_000 : 400, seed: 20261122 }

describeWith(NBFORMAT, 'normalizeIpynb(file) is what nbformat writes', () => {
  it.skipIf(!hasCorpus)(
    'for notebooks of the corpus, of every version (needs ../shared/corpus)',
    () => {
      const files = corpusNotebooks()
        .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }))
        .filter(({ text }, i) => FULL || i % 4 === 0 || JSON.parse(text).nbformat !== 4)
      expect(files.length).toBeGreaterThan(60)
      expect(differences(files)).toEqual([])
    },
    PATIENCE,
  )

  it('for 4.x files as other programs might write them', () => {
    const arbitrary = fc.tuple(plainNotebook, fc.constantFrom(0, 2, 4, 5, 6), fc.nat())
    const files = fc.sample(arbitrary, RUNS).map(([notebook, minor, seed], i) => {
      return { name: String(i), text: looseFile(notebook, minor, chooser(seed)) }
    })
    expect(differences(files).slice(0, 3)).toEqual([])
  })

  it('for 2.0 and 3.0 files', () => {
    const files = fc.sample(oldNotebook, RUNS).map((notebook, i) => {
      return { name: String(i), text: writeJson(notebook as unknown as JsonValue) }
    })
    expect(differences(files).slice(0, 3)).toEqual([])
  })
})

function differences(files: readonly { name: string; text: string }[]): readonly Comparison[] {
  const cases = files.map(({ name, text }) => ({ name, text, ours: normalizeIpynb(text) }))
  const results = runPython(repositoryPath('test/conformance/nbformat_normalizes.py'), cases) as Comparison[]
  return results.filter(({ difference }) => difference !== null)
}
