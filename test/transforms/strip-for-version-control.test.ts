import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import type { CodeCell, ExecuteResultOutput, Notebook } from '../../src/model/notebook.ts'
import {
  type StripOptions,
  stripForVersionControl,
  volatileMetadata,
} from '../../src/transforms/strip-for-version-control.ts'
import { code, firstCode, markdown, notebookOf } from './notebooks.ts'

const RESULT: ExecuteResultOutput = {
  output_type: 'execute_result',
  execution_count: 7,
  data: {},
  metadata: {},
}

function strip(metadata: JsonObject, options?: StripOptions): CodeCell {
  return firstCode(
    stripForVersionControl(options)(notebookOf({ ...code([RESULT], metadata), execution_count: 7 })),
  )
}

describe('stripForVersionControl', () => {
  it('leaves what people wrote', () => {
    const notebook: Notebook = {
      ...notebookOf(
        code([RESULT], {
          tags: ['a'],
          collapsed: true,
          execution: {},
          papermill: {},
          colab: { referenced_widgets: [] },
        }),
        { ...markdown('m', { hidden: true, slideshow: {} }), attachments: { a: { 'image/png': 'AAAA' } } },
      ),
      metadata: {
        kernelspec: { name: 'k', display_name: 'K' },
        language_info: { name: 'p', version: '3' },
        widgets: {},
      },
      run: { system: 's' },
    }
    const stripped = stripForVersionControl()(notebook)
    expect(stripped).toEqual({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'k', display_name: 'K' }, language_info: { name: 'p' } },
      cells: [
        { ...notebook.cells[0], outputs: [], execution_count: null, metadata: { tags: ['a'] } },
        { ...notebook.cells[1], metadata: { slideshow: {} } },
      ],
    })
    expect(stripForVersionControl()(stripped)).toBe(stripped)
  })

  it.each<[JsonObject, StripOptions | undefined, number, number | null, number | null | undefined]>([
    [{ tags: ['keep_output'] }, undefined, 1, null, null],
    [{ tags: ['mine'] }, { keepOutputTags: ['mine'] }, 1, null, null],
    [{ keep_output: true }, undefined, 1, null, null],
    [{ keep_output: false }, { keepOutputs: true }, 0, null, undefined],
    [{ init_cell: true }, undefined, 1, null, null],
    [{}, { keepOutputs: true, keepExecutionCounts: true }, 1, 7, 7],
    [{}, { keepExecutionCounts: true }, 0, 7, undefined],
  ])('%j with %j keeps %i outputs, count %j', (metadata, options, outputs, count, outputCount) => {
    const cell = strip(metadata, options)
    expect(cell.outputs).toHaveLength(outputs)
    expect(cell.execution_count).toBe(count)
    expect((cell.outputs[0] as ExecuteResultOutput | undefined)?.execution_count).toBe(outputCount)
  })

  it('takes other lists of metadata, and blank cells away', () => {
    const { metadata } = strip(
      { mine: 1, scrolled: true, name: 'n' },
      { cellMetadata: [...volatileMetadata.cell, 'mine'] },
    )
    expect(metadata).toEqual({ name: 'n' })
    const notebook = {
      ...notebookOf(markdown(' \n'), markdown('a')),
      metadata: { keep_output: true, widgets: {} },
    }
    const stripped = stripForVersionControl({ removeBlankCells: true, notebookMetadata: [] })(notebook)
    expect(stripped.cells.map(({ source }) => source)).toEqual(['a'])
    expect(stripped.metadata).toBe(notebook.metadata)
  })
})
