import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromIpynb } from '../../src/read/from-ipynb/from-ipynb.ts'
import { toIpynb } from '../../src/write/ipynb.ts'
import { chooser, looseFile } from '../support/loose-file.ts'
import { plainNotebook } from '../support/notebook-arbitrary.ts'
import { NBFORMAT, runPython } from '../support/python.ts'
import { describeWith, FULL } from '../support/requires.ts'
import { corpusNotebooks, hasCorpus, repositoryPath } from '../support/shared.ts'

interface Comparison {
  readonly name: string
  readonly accepted: boolean
  readonly same: boolean
  readonly difference: readonly [string, string] | null
  readonly invalid: string | null
}

/** Python takes ten seconds for the corpus, or many more on a busy machine. */
const PATIENCE = 300_000

describeWith(NBFORMAT, 'toIpynb(fromIpynb(file)) is what nbformat writes', () => {
  it.skipIf(!hasCorpus)(
    'for every v4 notebook of the corpus (needs ../shared/corpus)',
    () => {
      const files = corpusNotebooks()
        .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }))
        .filter(({ text }) => JSON.parse(text).nbformat === 4)
      const results = compare(files)
      expect(results.length).toBeGreaterThan(200)
      expect(results.filter(({ invalid }) => invalid !== null)).toEqual([])
      expect(results.filter(({ accepted, same }) => accepted && !same)).toEqual([])
      // The corpus holds some notebooks that are broken on purpose.
      expect(results.filter(({ accepted }) => !accepted).length).toBeLessThan(10)
    },
    PATIENCE,
  )

  it('for files as other programs might write them', () => {
    const arbitrary = fc.tuple(plainNotebook, fc.constantFrom(0, 1, 2, 3, 4, 5), fc.nat())
    const files = fc
      .sample(arbitrary, { numRuns: FULL ? 20_000 : 400, seed: 20261122 })
      .map(([notebook, minor, seed], i) => ({
        name: String(i),
        text: looseFile(notebook, minor, chooser(seed)),
      }))
    const wrong = compare(files).filter(
      ({ accepted, same, invalid }) => !accepted || !same || invalid !== null,
    )
    expect(wrong.slice(0, 3)).toEqual([])
  })
})

function compare(files: readonly { name: string; text: string }[]): Comparison[] {
  const cases = files.map(({ name, text }) => {
    const notebook = fromIpynb(text)
    return { name, text, ours: toIpynb(notebook), ids: notebook.cells.map((cell) => cell.id) }
  })
  return runPython(repositoryPath('test/conformance/nbformat_writes.py'), cases) as Comparison[]
}
