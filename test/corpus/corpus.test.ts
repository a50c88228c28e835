import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import {
  applyTransforms,
  defaultTransforms,
  fromIpynb,
  type Notebook,
  PlatenError,
  toHtml,
  toIpynb,
} from '../../src/index.ts'
import { verifyPage } from '../structure/verify-page.ts'
import { verifyStyles } from '../structure/verify-styles.ts'
import { describeCorpus } from '../support/requires.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { missingFrom } from './fidelity.ts'

/** A notebook that takes longer hangs, on the slowest machine; ordinary ones take milliseconds. */
const HANG_MS = 30_000

describeCorpus('the corpus of real notebooks', () => {
  const refused = new Map<string, number>()
  let converted = 0
  afterAll(() => {
    const codes = [...refused].map(([code, count]) => `${count} ${code}`).join(', ')
    console.log(`corpus: ${converted} converted, refused: ${codes || 'none'}`)
  })

  /** Undefined where the notebook is refused for what it is. Any other error fails the test. */
  function read(path: string): Notebook | undefined {
    try {
      return fromIpynb(readFileSync(path))
    } catch (error) {
      if (!(error instanceof PlatenError)) throw error
      refused.set(error.code, (refused.get(error.code) ?? 0) + 1)
      expect(error.help, 'an error without help').toBeTruthy()
      return undefined
    }
  }

  it.each(corpusNotebooks().map((path) => [basename(path), path]))(
    '%s',
    (_name, path) => {
      const notebook = read(path)
      if (notebook === undefined) return
      const ready = applyTransforms(notebook, defaultTransforms)
      const html = toHtml(ready)
      const ipynb = toIpynb(ready)
      converted++
      expect(
        toIpynb(fromIpynb(ipynb)) === ipynb,
        'written, read and written again, the IPYNB is the same',
      ).toBe(true)
      expect(verifyPage(html)).toEqual([])
      expect(verifyStyles(html)).toEqual([])
      expect(missingFrom(html, notebook)).toEqual([])
    },
    HANG_MS,
  )
})
