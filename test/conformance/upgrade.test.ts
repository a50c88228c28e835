import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../../src/model/json.ts'
import { fromIpynb } from '../../src/read/from-ipynb/from-ipynb.ts'
import { writeJson } from '../../src/text/json/write.ts'
import { toIpynb } from '../../src/write/ipynb.ts'
import { NBFORMAT, runPython } from '../support/python.ts'
import { describeWith, FULL } from '../support/requires.ts'
import { corpusNotebooks, hasCorpus, repositoryPath } from '../support/shared.ts'
import { validOldNotebook } from '../support/valid-old-notebook.ts'

interface Comparison {
  readonly name: string
  readonly accepted: boolean
  readonly difference: readonly [string, string] | null
}

const PATIENCE = 300_000

describeWith(NBFORMAT, 'fromIpynb(old file) is what nbformat upgrades it to', () => {
  it.skipIf(!hasCorpus)(
    'for the old notebooks of the corpus (needs ../shared/corpus)',
    () => {
      const files = corpusNotebooks()
        .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }))
        .filter(({ text }) => JSON.parse(text).nbformat !== 4)
      const results = compare(files)
      expect(results.filter(({ accepted }) => accepted).length).toBeGreaterThan(5)
      expect(results.filter(({ accepted, difference }) => accepted && difference !== null)).toEqual([])
    },
    PATIENCE,
  )

  it(
    'for files of versions 1, 2 and 3',
    () => {
      const files = fc
        .sample(validOldNotebook, { numRuns: FULL ? 20_000 : 600, seed: 20261122 })
        .map((notebook, i) => ({ name: String(i), text: writeJson(notebook as unknown as JsonValue) }))
      const results = compare(files)
      expect(results.filter(({ accepted }) => accepted).length).toBeGreaterThan(files.length * 0.95)
      expect(
        results.filter(({ accepted, difference }) => accepted && difference !== null).slice(0, 3),
      ).toEqual([])
    },
    PATIENCE,
  )
})

function compare(files: readonly { name: string; text: string }[]): Comparison[] {
  const cases = files.map(({ name, text }) => {
    const notebook = fromIpynb(text)
    return { name, text, ours: toIpynb(notebook), ids: notebook.cells.map((cell) => cell.id) }
  })
  return runPython(repositoryPath('test/conformance/nbformat_upgrades.py'), cases) as Comparison[]
}
