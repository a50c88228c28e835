import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { MessagesItem } from '../../../src/model/task-run.ts'
import { cellsOf, notebookOf, outputsOf, withWarnings } from './run.ts'

function message(
  parent: string | undefined,
  type: string,
  content: JsonObject = {},
  header: JsonObject = {},
): JsonObject {
  return {
    header: { msg_type: type, ...header },
    parent_header: parent === undefined ? {} : { msg_id: parent },
    content,
  }
}

const item = (...messages: readonly JsonObject[]): MessagesItem => ({ kind: 'messages', messages })
const text = (parent: string, words: string, name = 'stdout') =>
  message(parent, 'stream', { name, text: words })
const display = (parent: string, words: string, id?: string, type = 'display_data') =>
  message(parent, type, {
    data: { 'text/plain': words },
    metadata: {},
    ...(id === undefined ? {} : { transient: { display_id: id } }),
  })
const outputOf = (words: string) => ({
  output_type: 'display_data',
  data: { 'text/plain': words },
  metadata: {},
})

describe('IOPub messages', () => {
  it('become a cell per request, in the order they were first heard of', () => {
    const cells = cellsOf(
      item(
        message('a', 'status', { execution_state: 'busy' }, { date: '2026-11-20T04:00:00Z' }),
        message(
          'a',
          'execute_input',
          { code: 'print(1)', execution_count: 7 },
          { date: '2026-11-20T04:00:01Z' },
        ),
        text('a', '1'),
        message('b', 'execute_input', { code: '2', execution_count: 8 }),
        text('a', '\n'),
        text('a', 'oh', 'stderr'),
        message('b', 'execute_result', {
          execution_count: 8,
          data: { 'text/plain': '2' },
          metadata: { x: 1 },
        }),
        message('a', 'status', { execution_state: 'idle' }, { date: '2026-11-20T04:00:02Z' }),
        message('c', 'status', { execution_state: 'busy' }),
      ),
    )
    expect(cells).toMatchObject([
      {
        source: 'print(1)',
        execution_count: 7,
        outputs: [
          { output_type: 'stream', name: 'stdout', text: '1\n' },
          { output_type: 'stream', name: 'stderr', text: 'oh' },
        ],
        metadata: {
          execution: {
            'iopub.status.busy': '2026-11-20T04:00:00Z',
            'iopub.execute_input': '2026-11-20T04:00:01Z',
            'iopub.status.idle': '2026-11-20T04:00:02Z',
          },
        },
      },
      {
        source: '2',
        execution_count: 8,
        outputs: [
          {
            output_type: 'execute_result',
            execution_count: 8,
            data: { 'text/plain': '2' },
            metadata: { x: 1 },
          },
        ],
      },
    ])
    expect(cells).toHaveLength(2)
  })

  it('update what was displayed under an id, in any cell and any item', () => {
    const { cells } = notebookOf([
      item(display('a', 'old', 'd1'), display('a', 'other', 'd2'), display('b', 'old too', 'd1')),
      item(display('c', 'new', 'd1', 'update_display_data'), display('c', 'later', 'd1')),
    ])
    expect(cells.map(outputsOf)).toEqual([
      [outputOf('new'), outputOf('other')],
      [outputOf('new')],
      [outputOf('later')],
    ])
  })

  it('show an update of nothing', () => {
    const { notebook, warnings } = withWarnings([item(display('a', 'new', 'd', 'update_display_data'))])
    expect(outputsOf(notebook.cells[0])).toEqual([outputOf('new')])
    expect(warnings).toMatchObject([{ code: 'REPAIRED', pointer: '/outputs/0/messages/0' }])
  })

  it('clear outputs at once, or when the next one comes', () => {
    const clear = (wait: boolean) => message('a', 'clear_output', { wait })
    const outputs = (...messages: readonly JsonObject[]) => {
      const [cell] = cellsOf(
        item(message('a', 'execute_input', { code: 'x', execution_count: 1 }), ...messages),
      )
      return outputsOf(cell).map((output) => (output.output_type === 'stream' ? output.text : '?'))
    }
    expect(outputs(text('a', '1'), clear(false))).toEqual([])
    expect(outputs(text('a', '1'), clear(true))).toEqual(['1'])
    expect(outputs(text('a', '1'), clear(true), text('a', '2'), text('a', '3'))).toEqual(['23'])
    expect(outputs(text('a', '1'), clear(true), clear(false), text('a', '2'))).toEqual(['2'])
  })

  it('bring errors and bundles into nbformat', () => {
    const [cell] = cellsOf(
      item(
        message('a', 'error', { ename: 'E', evalue: 'why', traceback: ['\u001b[31mE\u001b[0m', 'why'] }),
        message('a', 'error', {}),
        message('a', 'display_data', {
          data: { 'text/html': ['<b>', '</b>'], 'application/json': [1], 'image/x': { a: 1 } },
        }),
      ),
    )
    expect(outputsOf(cell)).toEqual([
      { output_type: 'error', ename: 'E', evalue: 'why', traceback: ['\u001b[31mE\u001b[0m', 'why'] },
      { output_type: 'error', ename: '', evalue: '', traceback: [] },
      {
        output_type: 'display_data',
        data: { 'text/html': '<b></b>', 'application/json': [1], 'image/x': '{\n  "a": 1\n}' },
        metadata: {},
      },
    ])
  })

  it('put the state of widgets together', () => {
    const comm = (type: string, state: JsonObject) => message('a', type, { comm_id: 'w', data: { state } })
    const { metadata, cells } = notebookOf([
      item(
        comm('comm_open', {
          _model_name: 'FloatProgressModel',
          _model_module: '@jupyter-widgets/controls',
          value: 0,
          max: 9,
        }),
        comm('comm_msg', { value: 9 }),
        message('a', 'comm_msg', { comm_id: 'other', data: { method: 'custom' } }),
      ),
    ])
    expect(metadata.widgets).toEqual({
      'application/vnd.jupyter.widget-state+json': {
        version_major: 2,
        version_minor: 0,
        state: {
          w: {
            model_name: 'FloatProgressModel',
            model_module: '@jupyter-widgets/controls',
            model_module_version: null,
            state: {
              _model_name: 'FloatProgressModel',
              _model_module: '@jupyter-widgets/controls',
              value: 9,
              max: 9,
            },
          },
        },
      },
    })
    expect(cells[0]!.metadata.platen).toMatchObject({ messages: [{ content: { comm_id: 'other' } }] })
  })

  it('of other types are kept and shown', () => {
    const odd = message('a', 'constructor', { a: 1 })
    const { notebook, warnings } = withWarnings([item(odd, {})])
    expect(notebook.cells.map(outputsOf)).toEqual([
      [{ output_type: 'unknown', value: odd }],
      [{ output_type: 'unknown', value: {} }],
    ])
    expect(warnings.map(({ code }) => code)).toEqual(['UNKNOWN_KIND', 'UNKNOWN_KIND'])
  })

  it('take time in proportion, also with many updates of many displays', () => {
    const messages = Array.from({ length: 40_000 }, (_, i) =>
      display('a', String(i), 'd', i % 2 === 0 ? 'display_data' : 'update_display_data'),
    )
    const outputs = outputsOf(cellsOf(item(...messages))[0])
    expect(outputs).toHaveLength(20_000)
    expect(outputs[0]).toEqual(outputOf('39999'))
  })
})
