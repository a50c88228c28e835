import { describe, expect, it } from 'vitest'
import { fromTaskRun, type OutputItem, toHtml } from '../../../src/index.ts'

const levels = (...outputs: OutputItem[]) => {
  const page = toHtml(fromTaskRun({ version: 1, meta: { system: 'x', title: 'Run' }, outputs }))
  return [...page.matchAll(/<h(\d)[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`)
}
const markdown = (text: string, title?: string): OutputItem => ({
  kind: 'markdown',
  text,
  ...(title && { title }),
})
const log: OutputItem = { kind: 'logs', stream: 'stdout', text: 'x' }

describe('headings of the Markdown of a run', () => {
  it('stand below the section and the title above them', () => {
    expect(levels(markdown('# Sales\n\n## North\n\nSouth\n-----\n\n###### Deep', 'summary'), log)).toEqual([
      '1 Run',
      '2 Results',
      '3 summary',
      '4 Sales',
      '5 North',
      '5 South',
      '6 Deep',
      '2 Logs',
    ])
  })

  it('stand below the page’s own where nothing else is above them', () => {
    expect(levels(markdown('# Sales\n\n> ## Quoted'))).toEqual(['1 Run', '2 Sales', '3 Quoted'])
  })

  it('are those of the author where the run is one notebook', () => {
    const cells = [{ cell_type: 'markdown', id: 'a', metadata: {}, source: '# Sales' }]
    const content = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells }
    expect(levels({ kind: 'notebook', content })).toEqual(['1 Run', '1 Sales'])
    expect(levels({ kind: 'notebook', content }, log)).toEqual(['1 Run', '2 Sales', '2 Logs'])
  })

  it.each([Number.NaN, -3, 1e9, '2', null])('take no harm from an offset of %s', (headingOffset) => {
    const page = toHtml({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [{ cell_type: 'markdown', id: 'a', metadata: { platen: { headingOffset } }, source: '## x' }],
    })
    expect(page).toMatch(/<h[26] id="nb-x">/)
  })
})
