import { describe, expect, it } from 'vitest'
import { type TruncateOutputsOptions, truncateOutputs } from '../../src/transforms/truncate-outputs.ts'
import type { Warning } from '../../src/warnings.ts'
import { code, display, error, firstCode, markdown, notebookOf, stream } from './notebooks.ts'

const lines = (count: number) => Array.from({ length: count }, (_, n) => `${n}\n`).join('')

describe('truncateOutputs', () => {
  const long = lines(9)
  const cell = code([
    stream('short'),
    stream(long, 'stderr'),
    display({ 'text/plain': long, 'text/html': long, 'application/json': [long] }),
    error('a', 'b\nc', 'd', 'e\nf', 'g'),
  ])

  it('cuts streams, text/plain and tracebacks, tells the reader and programs', () => {
    const cut = '0\n… 7 lines left out …\n8\n'
    const result = firstCode(truncateOutputs({ maxLines: 3 })(notebookOf(cell)))
    expect(result.outputs).toEqual([
      stream('short'),
      stream(cut, 'stderr'),
      display({ 'text/plain': cut, 'text/html': long, 'application/json': [long] }),
      error('a', '… 5 lines left out …', 'g'),
    ])
    expect(result.metadata.platen).toEqual({
      truncated: [
        { output: 1, omitted: 7, unit: 'lines' },
        { output: 2, omitted: 7, unit: 'lines' },
        { output: 3, omitted: 5, unit: 'lines' },
      ],
    })
  })

  it('cuts long lists of outputs', () => {
    const many = code(Array.from({ length: 100 }, (_, n) => display({ 'image/png': `${n}` })))
    const result = firstCode(truncateOutputs({ maxOutputs: 4 })(notebookOf(many)))
    expect(result.outputs).toEqual([
      many.outputs[0],
      many.outputs[1],
      display({ 'text/plain': '… 97 outputs left out …' }),
      many.outputs[99],
    ])
    expect(result.metadata.platen).toEqual({ truncated: [{ omitted: 97, unit: 'items' }] })
  })

  it('reports each cut, with the place it had before', () => {
    const warnings: Warning[] = []
    const many = code([...Array.from({ length: 100 }, () => display({ 'image/png': '' })), stream(long)])
    truncateOutputs({ maxLines: 3, maxOutputs: 4, onWarning: (warning) => warnings.push(warning) })(
      notebookOf(markdown(long), many),
    )
    expect(warnings).toEqual([
      { code: 'TRUNCATED', message: '98 outputs left out', pointer: '/cells/1/outputs' },
      { code: 'TRUNCATED', message: '7 lines left out', pointer: '/cells/1/outputs/100' },
    ])
  })

  it('adds to what is recorded already', () => {
    const recorded = code([stream(long)], {
      platen: { vendor: 1, truncated: { reason: 'by the job system' } },
    })
    expect(firstCode(truncateOutputs({ maxLines: 3 })(notebookOf(recorded))).metadata.platen).toEqual({
      vendor: 1,
      truncated: [{ reason: 'by the job system' }, { output: 0, omitted: 7, unit: 'lines' }],
    })
  })

  it('leaves ordinary notebooks alone, and cuts once', () => {
    const notebook = notebookOf(cell, markdown(long.repeat(1000)))
    expect(truncateOutputs()(notebook)).toBe(notebook)
    const big = code([
      stream(lines(3000)),
      stream('x'.repeat(300_000)),
      ...Array.from({ length: 300 }, () => display({})),
    ])
    for (const options of [
      {},
      { maxLines: 1, maxCharacters: 64, maxOutputs: 1 },
      { maxLines: Number.POSITIVE_INFINITY },
    ]) {
      const once = truncateOutputs(options)(notebookOf(big))
      expect(once.cells[0]).not.toBe(big)
      expect(truncateOutputs(options)(once)).toBe(once)
    }
  })

  it.each<TruncateOutputsOptions>([
    { maxLines: 0 },
    { maxLines: 1.5 },
    { maxCharacters: 63 },
    { maxOutputs: -1 },
    { maxOutputs: Number.NaN },
    { maxLines: '5' as unknown as number },
  ])('refuses %j', (options) => {
    expect(() => truncateOutputs(options)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
  })
})
