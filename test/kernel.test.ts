import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fromIpynb, toHtml, toIpynb } from '../src/index.ts'
import {
  DocumentContext,
  IPYNB_HEAD,
  ipynbTail,
  makeEnv,
  pageHead,
  pageTail,
  readCell,
  renderCell,
  startEmbedding,
  startReading,
  writeIpynbCell,
} from '../src/kernel.ts'
import { goldenCases } from './golden/cases.ts'

// What streaming will rest on: one cell in memory at a time, and the same bytes as the whole at once.
describe.each(goldenCases.filter(({ input }) => input.endsWith('.ipynb')))(
  'cell by cell, $name',
  ({ input }) => {
    const text = readFileSync(input, 'utf8')
    const whole = fromIpynb(text)
    const file = JSON.parse(text)

    function* cells() {
      const ids = file.cells.flatMap((cell: { id?: string }) => (cell.id === undefined ? [] : [cell.id]))
      const reading = startReading(file.nbformat_minor, ids, () => {})
      for (const [i, cell] of file.cells.entries()) yield readCell(cell, `/cells/${i}`, reading)
    }

    it('is read, and written as IPYNB, as it is at once', () => {
      const pieces = [...cells()].map(writeIpynbCell)
      expect(IPYNB_HEAD + pieces.join(',') + ipynbTail(whole, pieces.length)).toBe(toIpynb(whole))
    })

    it('is written as HTML in two passes: first the outline, then the page', () => {
      const env = makeEnv(whole.metadata, {})
      const pass = () => {
        const context = new DocumentContext()
        return Array.from(cells(), (cell) => {
          const rendered = renderCell(cell, context, env, '')
          context.advance(rendered.effects)
          return rendered
        })
      }
      const outline = pass().flatMap((cell) => cell.outline)
      const styles = new Set(pass().flatMap((cell) => [...cell.styles]))
      const head = pageHead({ metadata: whole.metadata, run: undefined, outline, styles }, {}).value
      const body = pass().map((cell) => cell.html.value)
      expect(head + body.join('') + pageTail().value).toBe(toHtml(whole))

      const pieces = function* () {
        yield IPYNB_HEAD
        let count = 0
        for (const cell of cells()) yield (count++ === 0 ? '' : ',') + writeIpynbCell(cell)
        yield ipynbTail(whole, count)
      }
      const facts = {
        metadata: whole.metadata,
        run: undefined,
        outline,
        styles: new Set([...styles, 'embedded' as const]),
      }
      const options = { title: 'T', embed: true }
      const embedding = startEmbedding(facts, options)!
      const embedded = [
        pageHead(facts, options).value,
        ...body,
        embedding.head(),
        ...Array.from(pieces(), (piece) => embedding.add(piece)),
        embedding.tail(),
        pageTail().value,
      ]
      expect(embedded.join('')).toBe(toHtml(whole, options))
    })
  },
)
