import { describe, expect, it } from 'vitest'
import { type JsonObject, type JsonValue, PlatenError } from '../../src/index.ts'
import { printed } from '../../src/sources/databricks/notebook/ansi-out.ts'
import { fromModel } from '../../src/sources/databricks/notebook/from-model.ts'
import { commandOf } from '../../src/sources/databricks/notebook/magic.ts'
import { hasNotebookModel, notebookModel } from '../../src/sources/databricks/notebook/model.ts'
import { resultOutputs } from '../../src/sources/databricks/notebook/result-items.ts'
import { fromAny } from '../../src/sources/from-any.ts'

const page = (model: unknown) => {
  const encoded = Buffer.from(encodeURIComponent(JSON.stringify(model))).toString('base64')
  return `<html><script>var __DATABRICKS_NOTEBOOK_MODEL = '${encoded}';</script></html>`
}
const cellsOf = (commands: readonly JsonObject[]) =>
  fromModel({ commands }).content.cells as readonly JsonObject[]

describe('a page', () => {
  it('gives its model back, whatever its words', () => {
    const model = { name: '100 % «Łódź» +1 😀', commands: [] }
    expect(notebookModel(page(model), 100)).toEqual(model)
    expect(fromAny(page(model)).meta).toMatchObject({ system: 'databricks', title: model.name })
  })

  it('is none where the variable is only spoken of', () => {
    expect(hasNotebookModel('<p>__DATABRICKS_NOTEBOOK_MODEL is a variable</p>')).toBe(false)
    expect(hasNotebookModel("x = '__DATABRICKS_NOTEBOOK_MODEL'")).toBe(false)
  })

  it.each([
    "__DATABRICKS_NOTEBOOK_MODEL = '%%%'",
    "__DATABRICKS_NOTEBOOK_MODEL = 'JTdC'",
    "__DATABRICKS_NOTEBOOK_MODEL = 'JXp6'",
  ])('that is broken (%s) is refused by name', (html) => {
    expect(() => fromAny(html)).toThrow(PlatenError)
  })
})

describe('commands', () => {
  it.each([
    ['%md # Title', { type: 'markdown', source: '# Title' }],
    ['%md-sandbox\n<b>x</b>', { type: 'markdown', source: '<b>x</b>' }],
    ['%mdx = 1', { type: 'code', source: '%mdx = 1' }],
    ['%sql\nselect 1', { type: 'code', source: '%%sql\nselect 1' }],
    ['  %r plot(x)', { type: 'code', source: '  %%r plot(x)' }],
    ['%run ./setup', { type: 'code', source: '%run ./setup' }],
    ['%fs ls /', { type: 'code', source: '%fs ls /' }],
    ['x %sql', { type: 'code', source: 'x %sql' }],
    ['', { type: 'code', source: '' }],
  ])('%j', (text, command) => expect(commandOf(text)).toEqual(command))

  it('stand in the order of their positions, those without at the end', () => {
    const cells = cellsOf([{ command: 'c' }, { position: 10, command: 'b' }, { position: 9.5, command: 'a' }])
    expect(cells.map(({ source }) => source)).toEqual(['a', 'b', 'c'])
  })

  it('that were skipped have no error', () => {
    const [cell] = cellsOf([{ command: 'x', state: 'cancelled', errorSummary: 'Command skipped' }])
    expect(cell!.outputs).toMatchObject([
      { output_type: 'display_data', data: { 'text/plain': 'Command skipped' } },
    ])
  })

  it('that failed have one, with the trace in its colours', () => {
    const [cell] = cellsOf([
      {
        command: 'x',
        errorSummary: "<span class='ansi-red-fg'>KeyError</span>: &#39;a&#39;",
        error: '\u001b[31mx\u001b[0m',
      },
    ])
    expect(cell!.outputs).toMatchObject([{ output_type: 'error', ename: 'KeyError', evalue: "'a'" }])
    expect(JSON.stringify(cell!.outputs)).toContain('\\u001b[31m')
  })

  it('may hide their code or their results', () => {
    const [cell] = cellsOf([{ command: 'x', hideCommandCode: true, hideCommandResult: true }])
    expect(cell!.metadata).toMatchObject({ jupyter: { source_hidden: true, outputs_hidden: true } })
  })
})

describe('results', () => {
  const outputs = (results: JsonValue) => resultOutputs(results).outputs

  it('that are lists are flat, however deep', () => {
    let nested: JsonValue = { type: 'ansi', data: 'deep\n' }
    for (let i = 0; i < 5_000; i++) nested = { type: 'listResults', data: [nested] }
    expect(outputs(nested)).toMatchObject([{ output_type: 'stream', text: 'deep\n' }])
  })

  it('with rows of another shape than a table’s are shown as they are', () => {
    for (const data of [{ a: 1 }, [1, 2], 'x']) {
      const result = { type: 'table', data, schema: [{ name: 'a' }] } as const
      expect(JSON.stringify(outputs(result))).toContain(JSON.stringify(data).slice(1, -1).slice(0, 3))
    }
  })

  it.each([
    ['<div class="ansiout">a &lt; b\n</div>', 'a < b\n'],
    [
      '<style scoped>\n .ansiout {}\n</style>\n<div class="ansiout"><span class="ansired">red</span></div>',
      'red',
    ],
    ['<style scoped>\n .ansiout {}\n</style>', ''],
    ['<div class="other">x</div>', undefined],
    ['<p>x</p>', undefined],
    ['x < y', undefined],
  ])('HTML around printed text is taken off: %j', (html, text) => expect(printed(html)).toBe(text))
})
