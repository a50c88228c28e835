import { fromIpynb, JsonNumber } from '../../src/index.ts'
import type { TaskDefinition } from '../../src/task-template/index.ts'

const NOTEBOOK = fromIpynb(
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
      language_info: { name: 'python', version: '3.13.1' },
      team: 'data',
    },
    cells: [
      { cell_type: 'markdown', id: 'intro', metadata: {}, source: '# Orders\n\n"quoted" _x0041_ ' },
      {
        cell_type: 'code',
        id: 'params',
        metadata: { tags: ['parameters'] },
        execution_count: 1,
        outputs: [],
        source: 'day = None  # set by the job',
      },
      {
        cell_type: 'code',
        id: 'load',
        metadata: { scrolled: true },
        execution_count: 7,
        outputs: [{ output_type: 'stream', name: 'stdout', text: '48210 rows\n' }],
        source: '\tprint("rows")\r\n= 1\u001b',
      },
      { cell_type: 'raw', id: 'r-1', metadata: { format: 'text/latex' }, source: '' },
    ],
  }),
)

/** A task with everything a definition can have. */
export const everything: TaskDefinition = {
  version: 1,
  name: 'Nightly | <orders>',
  description: 'Every night; *all* shops.',
  system: 'databricks',
  code: { kind: 'notebook', notebook: NOTEBOOK },
  parameters: [
    { name: 'day', type: 'string', default: '2026-11-19', required: true, description: 'Which day' },
    { name: 'shops', type: 'json', default: [1, { a: null }, '"'] },
    { name: 'limit', type: 'integer', default: new JsonNumber('9007199254740993') },
    { name: 'share', type: 'number', default: 0.25 },
    { name: 'full', type: 'boolean', default: false, required: false },
    { name: 'empty', type: 'string', default: '' },
    { name: 'formula', type: 'string', default: '=HYPERLINK("http://x")' },
    { name: 'warehouse_password', type: 'string', default: 'hunter2' },
    { name: 'without', type: 'number' },
  ],
  schedule: {
    cron: '0 4 * * MON-FRI',
    timezone: 'Europe/Vienna',
    start: '2026-11-20T04:00:00Z',
    paused: false,
  },
  settings: [
    { section: 'source', name: 'ip', value: '192.0.2.41' },
    { section: 'source', name: 'port', value: 3306 },
    { section: 'source', name: 'ssl', value: true },
    { section: 'source', name: 'db_password', value: 's3cr3t' },
    { section: 'target', name: 'tables', value: ['a', 'b'] },
    { section: 'target', name: 'ip', value: null },
  ],
}

export const script: TaskDefinition = {
  version: 1,
  name: 'Vacuum',
  code: { kind: 'script', source: 'VACUUM orders;\nANALYZE orders;\n', language: 'sql' },
  parameters: [{ name: 'days', type: 'integer', default: 7 }],
}

export const settingsOnly: TaskDefinition = {
  version: 1,
  name: 'Replication',
  settings: [{ section: 'source', name: 'engine', value: 'mysql' }],
}
