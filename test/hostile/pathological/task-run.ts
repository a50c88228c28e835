import type { JsonObject, JsonValue } from '../../../src/model/json.ts'
import type { OutputItem, TaskRunMeta } from '../../../src/model/task-run.ts'
import { fromTaskRun } from '../../../src/read/from-task-run/from-task-run.ts'
import { defaultTransforms } from '../../../src/transforms/default-transforms.ts'
import { applyTransforms } from '../../../src/transforms/transform.ts'
import { toHtml } from '../../../src/write/html/page.ts'
import { toIpynb } from '../../../src/write/ipynb.ts'
import { PNG_HEAD } from '../../support/pictures.ts'
import { attempt, fill, type HostileArea, type HostileCase, list, numbered, OPENING } from './case.ts'

type Items = readonly OutputItem[]

const messages = (count: number, message: (i: number) => JsonObject): Items => [
  { kind: 'messages', messages: list(count, message) },
]
const message = (type: string, content: JsonObject, parent = 'p'): JsonObject => ({
  header: { msg_id: 'm', msg_type: type },
  parent_header: { msg_id: parent },
  metadata: {},
  content,
})
const shown = (data: JsonObject, id?: string): JsonObject => ({
  data,
  metadata: {},
  transient: id === undefined ? {} : { display_id: id },
})
const deep = (levels: number): JsonValue => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

const ITEMS: Record<string, (size: number) => Items> = {
  'items': (n) => list(n / 40, () => ({ kind: 'text', text: 'a' })),
  'items with titles': (n) => list(n / 60, (i) => ({ kind: 'text', text: 'a', title: `t${i}` })),
  'items of an unknown kind': (n) => list(n / 40, (i) => ({ kind: 'later', i }) as unknown as OutputItem),
  'an item with a long title': (n) => [{ kind: 'text', text: 'a', title: fill('a ', n) }],
  'items from a vendor': (n) => list(n / 80, (i) => ({ kind: 'text', text: 'a', vendor: { i } })),
  'items that were cut': (n) => list(n / 80, () => ({ kind: 'text', text: 'a', truncated: { reason: 'r' } })),
  'notebooks': (n) => list(n / 100, () => ({ kind: 'notebook', content: '{"cells":[],"nbformat":4,"nbformat_minor":5,"metadata":{}}' })),
  'notebooks that are none': (n) => list(n / 60, () => ({ kind: 'notebook', content: '{"a":1}' })),
  'a notebook that is none, and long': (n) => [{ kind: 'notebook', content: fill('a', n) }],
  'streams': (n) => messages(n / 150, () => message('stream', { name: 'stdout', text: 'a' })),
  'streams that go back': (n) => messages(n / 150, () => message('stream', { name: 'stdout', text: '\ra' })),
  'streams by turns': (n) => messages(n / 150, (i) => message('stream', { name: i % 2 ? 'stdout' : 'stderr', text: 'a\n' })),
  'requests': (n) => messages(n / 150, (i) => message('stream', { name: 'stdout', text: 'a' }, `p${i}`)),
  'inputs sent again': (n) => messages(n / 150, () => message('execute_input', { code: 'a', execution_count: 1 })),
  'displays': (n) => messages(n / 150, (i) => message('display_data', shown({ 'text/plain': 'a' }, `d${i}`))),
  'updates of one display': (n) =>
    messages(n / 150, (i) => message(i === 0 ? 'display_data' : 'update_display_data', shown({ 'text/plain': `${i}` }, 'd'))),
  'updates of many displays with one id': (n) => {
    const half = n / 300
    return messages(n / 150, (i) => message(i < half ? 'display_data' : 'update_display_data', shown({ 'text/plain': `${i}` }, 'd')))
  },
  'one large update of many displays': (n) => {
    const all = n / 300
    return messages(all, (i) =>
      message(i < all - 1 ? 'display_data' : 'update_display_data', shown({ 'text/plain': i < all - 1 ? 'a' : fill('b', n / 2) }, 'd')),
    )
  },
  'updates of nothing': (n) => messages(n / 150, (i) => message('update_display_data', shown({ 'text/plain': 'a' }, `d${i}`))),
  'outputs that are cleared': (n) =>
    messages(n / 150, (i) => message(i % 2 ? 'clear_output' : 'display_data', i % 2 ? { wait: true } : shown({ 'text/plain': 'a' }))),
  'widgets': (n) => messages(n / 200, (i) => message('comm_open', { comm_id: `c${i}`, data: { state: { _model_name: 'M' } } })),
  'updates of a widget': (n) =>
    messages(n / 200, (i) => message(i === 0 ? 'comm_open' : 'comm_msg', { comm_id: 'c', data: { state: { _model_name: 'M', [`k${i}`]: 1 } } })),
  'messages of an unknown kind': (n) => messages(n / 150, (i) => message('later', { i })),
  'messages without anything': (n) => messages(n / 3, () => ({})),
  'log lines': (n) => [{ kind: 'logs', lines: list(n / 60, (i) => ({ message: 'a', timestamp: i * 1_000, level: 'INFO', logger: 'l' })) }],
  'a log': (n) => [{ kind: 'logs', text: fill('a\n', n) }],
  'a table of rows': (n) => [{ kind: 'table', columns: [{ name: 'a' }], rows: list(n / 5, (i) => [i]) }],
  'a table of columns': (n) => [{ kind: 'table', columns: list(n / 20, (i) => ({ name: `c${i}` })), rows: [list(n / 20, () => 1)] }],
  'a table of columns with one name': (n) => [{ kind: 'table', columns: list(n / 20, () => ({ name: 'c' })), rows: [[1]] }],
  'a table of columns whose names take numbers': (n) => [
    { kind: 'table', columns: list(n / 20, (i) => ({ name: i % 2 ? 'c' : `c_${i}` })), rows: [[1]] },
  ],
  'a table of columns and short rows': (n) => [
    { kind: 'table', columns: list(n / 40, (i) => ({ name: `c${i}` })), rows: list(n / 8, () => [1]) },
  ],
  'a table with one long row': (n) => [{ kind: 'table', columns: [{ name: 'a' }], rows: [list(n / 4, () => 1), ...list(n / 8, () => [])] }],
  'a table with a long cell': (n) => [{ kind: 'table', columns: [{ name: 'a' }], rows: [[fill('a b ', n)], ...list(100, () => ['a'])] }],
  'a table with wide characters': (n) => [{ kind: 'table', columns: [{ name: 'a' }], rows: list(n / 50, () => ['\u4e2d'.repeat(50)]) }],
  'a table with types': (n) => [
    { kind: 'table', columns: list(n / 300, (i) => ({ name: `c${i}`, type: `Nullable(${'a.'.repeat(130)}` })), rows: [] },
  ],
  'a table with JSON': (n) => [{ kind: 'table', columns: [{ name: 'a' }], rows: list(n / 1_000, () => [deep(500)]) }],
  'metrics': (n) => [{ kind: 'metrics', metrics: list(n / 40, (i) => ({ name: `m${i}`, value: i, unit: 's', step: i })) }],
  'parameters': (n) => [{ kind: 'params', params: list(n / 40, (i) => ({ name: `p${i}`, value: i })) }],
  'a long parameter': (n) => [{ kind: 'params', params: [{ name: fill('p', n / 2), value: fill('"', n / 2) }] }],
  'deep parameters': (n) => [{ kind: 'params', params: list(n / 1_000, () => ({ name: 'p', value: deep(500) })) }],
  'wide parameters': (n) => [{ kind: 'params', params: [{ name: 'p', value: list(n / 4, () => null) }] }],
  'an error': (n) => [{ kind: 'error', name: 'E', message: fill('m\n', n / 2), traceback: fill('t\n', n / 2) }],
  'an error with lines': (n) => [{ kind: 'error', name: 'E', message: 'm', traceback: list(n / 5, () => 't\r\n') }],
  'an error of escapes': (n) => [{ kind: 'error', name: 'E', message: fill('\u001b[', n / 2), traceback: [fill('\u001b[31', n / 2)] }],
  'Markdown': (n) => [{ kind: 'markdown', text: fill('*a*\n\n', n) }],
  'HTML': (n) => [{ kind: 'html', html: fill('<p>a', n) }],
  'JSON': (n) => [{ kind: 'json', value: list(n / 4, () => null) }],
  'deep JSON': (n) => [{ kind: 'json', value: list(n / 1_800, () => deep(900)) }],
  'text': (n) => [{ kind: 'text', text: fill('a\r', n) }],
  'a value': (n) => [{ kind: 'value', name: fill('n', n / 2), value: fill('v', n / 2) }],
  'values': (n) => list(n / 50, (i) => ({ kind: 'value', name: `n${i}`, value: i })),
  'links': (n) => list(n / 50, (i) => ({ kind: 'link', label: `l${i}`, url: 'https://a.example/' })),
  'a long link': (n) => [{ kind: 'link', label: fill('[', n / 2), url: `https://a.example/${fill('(', n / 2)}` }],
  'a long address that is none': (n) => [{ kind: 'link', label: 'l', url: `${fill(' ', n)}javascript:` }],
  'a file': (n) => [{ kind: 'file', name: fill('a/', n / 2), data: fill('AAAA', n / 2) }],
  'an image': (n) => [{ kind: 'image', mimeType: 'image/png', data: PNG_HEAD + fill('iVBO', n), alt: 'a' }],
  'an image of a long type': (n) => [{ kind: 'image', mimeType: fill('a/', n), data: PNG_HEAD }],
  'checks': (n) => [{ kind: 'checks', checks: list(n / 50, (i) => ({ name: `c${i}`, status: 'passed' as const })) } as unknown as OutputItem],
  'references': (n) => list(n / 60, (i) => ({ kind: 'ref', type: 'job', id: `j${i}` })),
} // biome-ignore format: a table

const METAS: Record<string, (size: number) => Partial<TaskRunMeta>> = {
  'title': (n) => ({ title: fill('a ', n) }),
  'parameters of the run': (n) => ({ params: list(n / 40, (i) => ({ name: `p${i}`, value: i })) }),
  'links of the run': (n) => ({ links: list(n / 50, (i) => ({ label: `l${i}`, url: 'https://a.example/' })) }),
  'a state with a long message': (n) => ({ state: { lifecycle: 'ended', result: 'failed', message: fill('a\n', n), raw: fill('b', 1_000) } }),
  'a vendor': (n) => ({ vendor: { value: numbered(n, (i) => `${i}`), deep: deep(500) } }),
  'retries': (n) => ({ retries: list(n / 10, (i) => `r${i}`) }),
} // biome-ignore format: a table

const wholeWay = (
  name: string,
  items: Items | ((n: number) => Items),
  meta: (n: number) => Partial<TaskRunMeta>,
): HostileCase => ({
  name,
  prepare(size) {
    const made = typeof items === 'function' ? items(size) : items
    const outputs: Items = [...made, { kind: 'text', text: OPENING }]
    const run = JSON.stringify({ version: 1, meta: { system: 'test', ...meta(size) }, outputs })
    return {
      run: () =>
        attempt((onWarning) => {
          const read = fromTaskRun(JSON.parse(run), { onWarning })
          const notebook = applyTransforms(read, defaultTransforms)
          return { page: toHtml(notebook, { onWarning }), ipynb: toIpynb(notebook) }
        }),
      shown: [OPENING],
    }
  },
})

export const taskRun: HostileArea = {
  name: 'task run',
  cases: [
    ...Object.entries(ITEMS).map(([name, items]) => wholeWay(name, items, () => ({}))),
    ...Object.entries(METAS).map(([name, meta]) => wholeWay(name, [], meta)),
  ],
}
