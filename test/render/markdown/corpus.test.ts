import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import type { Notebook } from '../../../src/model/notebook.ts'
import { fromIpynb } from '../../../src/read/from-ipynb/from-ipynb.ts'
import { DocumentContext } from '../../../src/render/context.ts'
import { renderMarkdown } from '../../../src/render/markdown/markdown.ts'
import { describeCorpus } from '../../support/requires.ts'
import { scopeForTest } from '../../support/scope.ts'
import { corpusNotebooks } from '../../support/shared.ts'

describeCorpus('Markdown of real notebooks', () => {
  it('comes out whole, with all of its mathematics', () => {
    let formulas = 0
    const fallbacks: string[] = []
    for (const path of corpusNotebooks()) {
      const context = new DocumentContext()
      for (const cell of readOrSkip(path)?.cells ?? []) {
        if (cell.cell_type !== 'markdown') continue
        const { scope, warnings, record } = scopeForTest({ attachments: cell.attachments ?? {}, context })
        formulas += renderMarkdown(cell.source, scope).value.match(/<math/g)?.length ?? 0
        context.advance(record().effects)
        for (const { code, message } of warnings) {
          if (code === 'FALLBACK') fallbacks.push(`${basename(path)} ${cell.id}: ${message}`)
        }
      }
    }
    expect(fallbacks).toEqual([])
    expect(formulas).toBeGreaterThan(1_000)
  })
})

/** Some notebooks of the corpus are broken on purpose. */
function readOrSkip(path: string): Notebook | undefined {
  try {
    return fromIpynb(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof PlatenError) return undefined
    throw error
  }
}
