import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Assets,
  type Cell,
  fromIpynb,
  type HtmlOptions,
  type Notebook,
  type Output,
  PlatenError,
  type RunState,
  toHtmlChunks,
  type Warning,
} from '../../src/index.ts'
import { createLiveHtml } from '../../src/live/index.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { MimeBundle } from '../../src/model/notebook.ts'
import { goldenCases } from '../golden/cases.ts'
import { anyNotebook } from '../support/notebook-arbitrary.ts'
import { pngOfSize } from '../support/pictures.ts'

const notebookOf = (cells: readonly Cell[], metadata: JsonObject = {}): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata,
  cells,
})
const markdown = (id: string, source: string): Cell => ({ cell_type: 'markdown', id, metadata: {}, source })
const code = (id: string, ...outputs: Output[]): Cell => ({
  ...{ cell_type: 'code', id, metadata: {}, source: `print("${id}")`, execution_count: 1 },
  outputs,
})
const display = (data: MimeBundle): Output => ({ output_type: 'display_data', data, metadata: {} })

/** Cells that look at what is before them, each in a way of its own. */
const SOURCES = [
  '# Same',
  '# Same\n\n# Same',
  '# Same-1\n\n<a id="same"></a>',
  '## Other\n\n[to it](#same)',
  '$\\newcommand{\\x}{a}\\x$',
  '$\\gdef\\x{b}\\gdef\\y{\\x}$',
  '$\\x + \\y$',
  '![figure](figure.png) text',
  'plain `code`',
  '```python\nx = 1\n```',
]
const PICTURES = [120, 300].map((bytes) => display({ 'image/png': pngOfSize(bytes) }))
const OUTPUTS: readonly Output[] = [
  ...PICTURES,
  { output_type: 'stream', name: 'stdout', text: 'one\n\u001b[31mred\u001b[0m\n' },
  { output_type: 'error', ename: 'E', evalue: 'bad', traceback: ['\u001b[31mE\u001b[0m: bad'] },
  display({ 'text/latex': '$\\x$' }),
  display({ 'text/html': '<h2>Same</h2><table><tr><td>1</td></tr></table>' }),
  display({
    'application/vnd.jupyter.widget-view+json': { model_id: 'w', version_major: 2, version_minor: 0 },
  }),
  display({ 'application/json': { b: 1, a: [2] } }),
]

const widgets = (value: string): JsonObject => ({
  'application/vnd.jupyter.widget-state+json': {
    version_major: 2,
    version_minor: 0,
    state: {
      w: {
        model_name: 'HTMLModel',
        model_module: '@jupyter-widgets/controls',
        model_module_version: '2.0.0',
        state: { value },
      },
    },
  },
})
const METADATA: readonly JsonObject[] = [
  {},
  { title: 'Titled' },
  { language_info: { name: 'python' } },
  { language_info: { name: 'r' }, title: 'Titled' },
  { widgets: widgets('first') },
  { widgets: widgets('second'), language_info: { name: 'python' } },
]
const ASSETS: readonly Assets[] = [
  { images: new Map() },
  { images: new Map([['figure.png', `data:image/png;base64,${pngOfSize(150)}`]]) },
]

const cellContent: fc.Arbitrary<(id: string) => Cell> = fc.oneof(
  fc.constantFrom(...SOURCES).map((source) => (id: string) => markdown(id, source)),
  fc
    .array(fc.constantFrom(...OUTPUTS), { maxLength: 3 })
    .map((outputs) => (id: string) => code(id, ...outputs)),
)

/** Two of each, so that what is first decides about what is second. */
const START: readonly Cell[] = [
  ...SOURCES.map((source, i) => markdown(`m${i}`, source)),
  ...OUTPUTS.flatMap((output, i) => [code(`a${i}`, output), code(`b${i}`, output)]),
]

type Edit = (notebook: Notebook, assets: Assets) => readonly [Notebook, Assets]

const at = (place: number, length: number): number => place % Math.max(1, length)
const onCells =
  (change: (cells: readonly Cell[]) => readonly Cell[]): Edit =>
  (notebook, assets) => [{ ...notebook, cells: change(notebook.cells) }, assets]

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(cellContent, fc.nat(999))
      .map(([make, id]) => onCells((cells) => [...cells, make(`c${id}`)])),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(), cellContent, fc.nat(9))
      .map(([place, make, id]) =>
        onCells((cells) => cells.toSpliced(at(place, cells.length + 1), 0, make(`c${id}`))),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(), cellContent)
      .map(([place, make]) =>
        onCells((cells) => cells.map((cell, i) => (i === at(place, cells.length) ? make(cell.id) : cell))),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...OUTPUTS)
      .map((output) =>
        onCells((cells) =>
          cells.map((cell, i) =>
            i === cells.length - 1 && cell.cell_type === 'code'
              ? { ...cell, outputs: [...cell.outputs, output] }
              : cell,
          ),
        ),
      ),
  },
  fc.nat().map((place) => onCells((cells) => cells.filter((_, i) => i !== at(place, cells.length)))),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]) =>
    onCells((cells) => {
      const moved = cells[at(from, cells.length)]
      const rest = cells.filter((cell) => cell !== moved)
      return moved === undefined ? rest : rest.toSpliced(at(to, cells.length), 0, moved)
    }),
  ),
  fc.constant<Edit>((notebook, assets) => [structuredClone(notebook), assets]),
  fc.constantFrom(...METADATA).map(
    (metadata): Edit =>
      (notebook, assets) => [{ ...notebook, metadata }, assets],
  ),
  fc.constantFrom<RunState>({ lifecycle: 'running' }, { lifecycle: 'ended', result: 'success' }).map(
    (state): Edit =>
      (notebook, assets) => [{ ...notebook, run: { system: 'test', title: 'Run', state } }, assets],
  ),
  fc.constantFrom(...ASSETS).map(
    (assets): Edit =>
      (notebook) => [notebook, assets],
  ),
)

const OPTIONS: readonly HtmlOptions[] = [
  {},
  { images: { maxTotalBytes: 500 } },
  { images: { maxTotalBytes: 500, over: 'keep' }, toc: true, lineNumbers: true, lang: 'zh' },
  { embed: true, code: 'folded', idPrefix: 'a-', title: 'Given' },
  { limits: { repeatedLength: 200 } },
]

describe('after any edits', () => {
  it('is what toHtml gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPTIONS),
        fc.array(edit, { minLength: 3, maxLength: 20, size: 'max' }),
        (options, edits) => {
          const live = createLiveHtml(options)
          let notebook = notebookOf(START, METADATA[4])
          let assets = ASSETS[0]!
          for (const change of edits) {
            ;[notebook, assets] = change(notebook, assets)
            expect(live.update(notebook, { assets })).toEqual([
              ...toHtmlChunks(notebook, { ...options, assets }),
            ])
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('of notebooks that have nothing to do with each other, too', () => {
    fc.assert(
      fc.property(fc.array(anyNotebook, { minLength: 1, maxLength: 4 }), (notebooks) => {
        const live = createLiveHtml()
        for (const notebook of notebooks) expect(live.update(notebook)).toEqual([...toHtmlChunks(notebook)])
      }),
      { numRuns: 60 },
    )
  })

  it('of fixtures that grow cell by cell, and are read anew each time', () => {
    for (const { input } of goldenCases.filter(({ input }) => input.endsWith('.ipynb'))) {
      const live = createLiveHtml()
      const { cells, ...frame } = fromIpynb(readFileSync(input))
      for (let count = 0; count <= cells.length; count += Math.max(1, cells.length >> 3)) {
        const notebook = structuredCloneOf({ ...frame, cells: cells.slice(0, count) })
        expect(live.update(notebook)).toEqual([...toHtmlChunks(notebook)])
      }
    }
  })
})

/** Reads the file's cells again where numbers are of a class, which a clone would lose. */
const structuredCloneOf = (notebook: Notebook): Notebook => {
  try {
    return structuredClone(notebook)
  } catch {
    return notebook
  }
}

describe('only what changed is rendered', () => {
  /** Counts how often cells with an output of ours are rendered. */
  const counting = () => {
    const rendered: string[] = []
    const live = createLiveHtml({
      mimeRenderers: [
        {
          mimeTypes: ['text/x-counted'],
          rank: 0,
          render(data) {
            rendered.push(String(data))
            return undefined
          },
        },
      ],
    })
    return { live, rendered, take: () => rendered.splice(0) }
  }
  const counted = (id: string, text = id): Cell =>
    code(id, display({ 'text/x-counted': text, 'text/plain': text }))

  it('where cells are added, changed, inserted, moved, taken away and read again', () => {
    const { live, take } = counting()
    const [a, b, c] = [counted('a'), counted('b'), counted('c')]
    const of = (...cells: Cell[]) => {
      live.update(notebookOf(cells))
      return take()
    }
    expect(of(a)).toEqual(['a'])
    expect(of(a, b)).toEqual(['b'])
    expect(of(a, b, c)).toEqual(['c'])
    expect(of(a, b, counted('c', 'c2'))).toEqual(['c2'])
    expect(of(counted('n'), a, b)).toEqual(['n'])
    expect(of(b, a)).toEqual([])
    expect(of(structuredClone(b), structuredClone(a))).toEqual([])
    expect(of(a, counted('b', 'b2'))).toEqual(['b2'])
  })

  it('and what looks at what changed', () => {
    const { live, take } = counting()
    const withHeading = (id: string): Cell =>
      code(id, display({ 'text/x-counted': id, 'text/plain': id }), display({ 'text/markdown': '# Same' }))
    const cells = [counted('a'), withHeading('b'), counted('c'), withHeading('d')]
    live.update(notebookOf(cells))
    take()
    live.update(notebookOf([markdown('m', '# Same'), ...cells]))
    expect(take()).toEqual(['b', 'd'])
    live.update(notebookOf([markdown('m', '# Same'), ...cells], { title: 'T' }))
    expect(take()).toEqual([])
    live.update(notebookOf([markdown('m', '# Same'), ...cells], { title: 'T', language_info: { name: 'r' } }))
    expect(take()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('and pieces that stay are the same strings, the head too', () => {
    const { live } = counting()
    const cells = Array.from({ length: 50 }, (_, i) => counted(`c${i}`))
    const before = live.update(notebookOf(cells))
    const after = live.update(notebookOf([...cells, counted('new')]))
    expect(after.slice(0, 51)).toEqual(before.slice(0, 51))
    expect(after).toHaveLength(53)
  })

  it('warnings are told once', () => {
    const warnings: Warning[] = []
    const live = createLiveHtml({ onWarning: (warning) => warnings.push(warning) })
    const cells = [markdown('a', '![x](x.png)'), code('b')]
    live.update(notebookOf(cells.slice(0, 1)))
    live.update(notebookOf(cells))
    live.update(notebookOf([...cells, markdown('c', '![x](x.png)')]))
    expect(warnings.map(({ pointer }) => pointer)).toEqual(['/cells/0/source'])
  })
})

describe('what is wrong', () => {
  it('in the options is said at once', () => {
    expect(() => createLiveHtml({ idPrefix: ' ' })).toThrow(PlatenError)
  })

  it('in an update leaves what was kept', () => {
    let isBroken = false
    const live = createLiveHtml({
      mimeRenderers: [
        {
          mimeTypes: ['text/x-odd'],
          rank: 0,
          render: () => {
            if (isBroken) throw new RangeError('broken')
            return undefined
          },
        },
      ],
    })
    const cells = [markdown('a', '# A'), markdown('b', '# A'), markdown('c', '# A')]
    live.update(notebookOf(cells))
    isBroken = true
    const odd = code('odd', display({ 'text/x-odd': '', 'text/plain': 'odd' }))
    const broken = notebookOf([...cells, markdown('d', '# A'), odd])
    try {
      live.update(broken)
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError)
    }
    expect(() => live.update({ cells: 5 } as unknown as Notebook)).toThrow(PlatenError)
    isBroken = false
    expect(live.update(broken)).toEqual([...toHtmlChunks(broken)])
  })
})
