import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTaskRun, PlatenError, toHtml, toIpynb } from '../../src/index.ts'
import { fromDatabricksRunOutput } from '../../src/sources/databricks/from-run-output.ts'
import { JsonNumber } from '../../src/text/json/number.ts'
import { FULL } from '../support/requires.ts'
import { repositoryPath } from '../support/shared.ts'
import { leaves } from './leaves.ts'
import { databricks } from './payloads.ts'

const read = (payload: object) => fromDatabricksRunOutput(JSON.stringify(payload))

describe('fromDatabricksRunOutput', () => {
  it('says who ran, when and how it ended', () => {
    const { meta } = read(databricks.python)
    expect(meta).toMatchObject({
      system: 'databricks',
      title: 'Nightly',
      runId: '22',
      jobId: '11',
      jobName: 'Nightly',
      taskName: 'load',
      attempt: 1,
      state: { lifecycle: 'ended', result: 'success', raw: 'SUCCESS' },
      startTime: 1_790_000_000_000,
      endTime: 1_790_000_010_000,
      durations: { setup: 1_000, execution: 8_000, cleanup: 1_000 },
      links: [{ label: 'Run page', url: expect.stringContaining('#job/11/run/22') }],
    })
    expect(meta).not.toHaveProperty('retries')
  })

  it('keeps ids beyond 2^53 whole', () => {
    const text = `{"metadata": {"run_id": 9223372036854775807, "job_id": 9007199254740993, "run_name": "big",
      "job_run_id": 9007199254740995, "original_attempt_run_id": 9223372036854775805, "attempt_number": 1}}`
    const { meta } = fromDatabricksRunOutput(text)
    expect(meta).toMatchObject({
      runId: '9223372036854775807',
      jobId: '9007199254740993',
      attempt: 2,
      retries: ['9223372036854775805'],
      vendor: { metadata: { job_run_id: new JsonNumber('9007199254740995') } },
    })
    expect(fromDatabricksRunOutput(new TextEncoder().encode(text)).meta.runId).toBe('9223372036854775807')
  })

  it('takes logs and errors with their colours', () => {
    expect(read(databricks.python).outputs).toEqual([
      { kind: 'text', title: 'Info', text: 'Cluster was reused.' },
      { kind: 'logs', text: 'reading\n\u001b[33mslow\u001b[0m\n', truncated: { reason: expect.any(String) } },
      {
        kind: 'error',
        name: 'KeyError',
        message: "'day' (Run failed with error message\n Process exited with code 1)",
        traceback: databricks.python.error_trace,
      },
      { kind: 'ref', type: 'Python file', id: 'load.py' },
    ])
  })

  it.each([
    ['an object', '{"rows": 3, "ok": true}', { kind: 'json', value: { rows: 3, ok: true } }],
    ['a list', ' [1, 2.0]', { kind: 'json', value: [1, new JsonNumber('2.0')] }],
    ['words', '12 rows written', { kind: 'text', text: '12 rows written' }],
    ['a number', '12', { kind: 'text', text: '12' }],
    ['half an object', '{"rows": [1, 2', { kind: 'text', text: '{"rows": [1, 2' }],
  ])('a notebook returns %s', (_, result, item) => {
    const { outputs } = read({
      metadata: { run_id: 1, run_name: 'n' },
      notebook_output: { result, truncated: false },
    })
    expect(outputs).toMatchObject([{ ...item, title: 'Returned by the notebook' }])
    expect(outputs[0]).not.toHaveProperty('truncated')
  })

  it('shows that a returned value was cut off, and nothing where nothing was returned', () => {
    const of = (notebook_output: object) =>
      read({ metadata: { run_id: 1, run_name: 'n' }, notebook_output }).outputs
    expect(of({ result: 'abc', truncated: true })).toMatchObject([
      { kind: 'text', truncated: { reason: expect.any(String) } },
    ])
    expect(of({})).toEqual([])
  })

  it('gives a dashboard’s widgets as references with their state', () => {
    expect(read(databricks.dashboard).outputs).toEqual([
      {
        kind: 'ref',
        type: 'dashboard widget',
        id: 'a',
        label: 'Orders',
        url: 'https://x.example/a',
        state: { lifecycle: 'ended', result: 'success', raw: 'SUCCESS' },
        vendor: { start_time: 1, end_time: 2 },
      },
      {
        kind: 'ref',
        type: 'dashboard widget',
        id: 'b',
        label: 'Returns',
        state: { lifecycle: 'ended', result: 'failed', message: 'no such table', raw: 'FAILED' },
      },
      { kind: 'ref', type: 'SQL warehouse', id: 'w1' },
    ])
  })

  it('gives an alert as a check, its query as code that cannot break out', () => {
    expect(read(databricks.alert).outputs).toEqual([
      {
        kind: 'checks',
        title: 'Alert',
        checks: [{ name: 'Alert', status: 'warning', message: 'TRIGGERED' }],
      },
      { kind: 'markdown', title: 'Query', text: '```sql\nselect `a``b` from t\n```' },
      { kind: 'ref', type: 'SQL statement', id: 'lk-1' },
      { kind: 'link', label: 'Query results', url: 'https://x.example/alert' },
      { kind: 'ref', type: 'SQL warehouse', id: 'w1' },
    ])
    const query_text = '```\n````js\nx'
    const { outputs } = read({
      metadata: { run_id: 1, state: {} },
      sql_output: { query_output: { query_text } },
    })
    expect(outputs).toMatchObject([{ text: `\`\`\`\`\`sql\n${query_text}\n\`\`\`\`\`` }])
  })

  it('takes rows where a statement carries them', () => {
    const schema = {
      columns: [
        { name: 'n', type_name: 'LONG' },
        { name: 's', type_text: 'STRING' },
      ],
    }
    const statement = (rows: unknown) => ({
      lookup_key: 'lk',
      manifest: { schema, total_row_count: 5, truncated: false },
      result: { data_array: rows, row_count: 2 },
    })
    const of = (rows: unknown) =>
      read({
        metadata: { run_id: 1, state: {} },
        sql_output: { query_output: { sql_statements: [statement(rows)] } },
      }).outputs
    expect(
      of([
        ['1', 'a'],
        ['2', null],
      ]),
    ).toMatchObject([
      {
        kind: 'table',
        title: 'Result',
        columns: [
          { name: 'n', type: 'LONG' },
          { name: 's', type: 'STRING' },
        ],
        rows: [
          ['1', 'a'],
          ['2', null],
        ],
        totalRows: 5,
        truncated: { omitted: 3, unit: 'rows' },
        vendor: { lookup_key: 'lk', result: { row_count: 2 } },
      },
    ])
    expect(of([['1']])).toMatchObject([
      { kind: 'ref', id: 'lk', vendor: { result: { data_array: [['1']] } } },
    ])
  })

  it('links dbt’s artifacts and keeps the headers that fetch them', () => {
    expect(read(databricks.dbt).outputs).toEqual([
      { kind: 'logs', text: databricks.dbt.logs },
      {
        kind: 'link',
        label: 'dbt artifacts (valid for 30 minutes)',
        url: 'https://x.example/artifacts.tgz?sig=1',
        vendor: { artifacts_headers: { 'x-amz-meta-tag': 'dbt' } },
      },
    ])
  })

  it('gives the steps of a dbt run as checks and logs', () => {
    expect(read(databricks.dbtPlatform).outputs).toMatchObject([
      { kind: 'ref', type: 'run', id: '70403103', url: 'https://cloud.getdbt.example/runs/70403103' },
      {
        kind: 'checks',
        checks: [
          { name: 'dbt deps', status: 'passed', message: 'SUCCESS' },
          { name: 'dbt build', status: 'failed', message: 'ERROR' },
        ],
        truncated: { reason: expect.stringContaining('20 steps') },
      },
      { kind: 'logs', title: 'dbt deps', text: 'installed 2 packages', vendor: { index: 1 } },
      { kind: 'logs', title: 'dbt build', text: 'model orders failed', truncated: {}, vendor: { index: 2 } },
    ])
  })

  it('refers to the run a task started', () => {
    expect(read(databricks.runJob).outputs).toMatchObject([{ kind: 'ref', type: 'run', id: '33' }])
  })

  it('shows kinds of output that are new, and keeps fields that are', () => {
    const { meta, outputs } = read(databricks.newer)
    expect(outputs).toEqual([
      { kind: 'unknown', type: 'genie_task_output', value: { conversation_id: 'c-9' } },
    ])
    expect(meta).toMatchObject({
      state: { lifecycle: 'running', raw: 'RUNNING' },
      vendor: { something_else: 'kept' },
    })
    expect(meta).not.toHaveProperty('endTime')
  })

  it('refers to the tasks of a run of several', () => {
    for (const payload of [databricks.severalTasks, { metadata: databricks.severalTasks }]) {
      const { meta, outputs } = read(payload)
      expect(meta).toMatchObject({
        state: {
          lifecycle: 'ended',
          result: 'failed',
          message: 'Task load failed',
          raw: 'RUN_EXECUTION_ERROR',
        },
        durations: { total: 99_000 },
      })
      expect(meta.durations).not.toHaveProperty('setup')
      expect(outputs).toMatchObject([
        {
          kind: 'ref',
          type: 'task',
          id: '41',
          label: 'extract',
          url: 'https://x.example/41',
          state: { result: 'success' },
        },
        { label: 'load', state: { result: 'failed', message: 'see output' }, vendor: { depends_on: [{}] } },
        { label: 'report', state: { result: 'skipped', raw: 'UPSTREAM_FAILED' } },
      ])
    }
  })

  it.each([
    [
      { state: { life_cycle_state: 'QUEUED', queue_reason: 'full' } },
      { lifecycle: 'queued', message: 'full', raw: 'QUEUED' },
    ],
    [{ state: { life_cycle_state: 'TERMINATING' } }, { lifecycle: 'running', raw: 'TERMINATING' }],
    [{ state: { life_cycle_state: 'SKIPPED' } }, { lifecycle: 'ended', result: 'skipped', raw: 'SKIPPED' }],
    [
      { state: { life_cycle_state: 'INTERNAL_ERROR' } },
      { lifecycle: 'ended', result: 'failed', raw: 'INTERNAL_ERROR' },
    ],
    [
      {
        state: { life_cycle_state: 'TERMINATED', result_state: 'TIMEDOUT' },
        status: { state: 'TERMINATED' },
      },
      { lifecycle: 'ended', result: 'timed_out', raw: 'TIMEDOUT' },
    ],
    [
      {
        status: {
          state: 'TERMINATED',
          termination_details: { code: 'USER_CANCELED', type: 'CLIENT_ERROR', message: 'by Ines' },
        },
      },
      { lifecycle: 'ended', result: 'canceled', message: 'by Ines', raw: 'USER_CANCELED' },
    ],
    [
      { status: { state: 'TERMINATED', termination_details: { code: 'CODE_OF_2030', type: 'SUCCESS' } } },
      { lifecycle: 'ended', result: 'success', raw: 'CODE_OF_2030' },
    ],
    [{ status: { state: 'BLOCKED' } }, { lifecycle: 'pending', raw: 'BLOCKED' }],
    [{ state: { life_cycle_state: 'TERMINATED', result_state: 'NEW' } }, { lifecycle: 'ended', raw: 'NEW' }],
  ])('state %j', (fields, state) => {
    expect(read({ run_id: 1, run_name: 'n', ...fields }).meta.state).toEqual(state)
  })

  it('puts parameters together: the job’s, the task’s, the run’s own over the defaults', () => {
    const { meta } = read({
      metadata: {
        run_id: 1,
        run_name: 'n',
        job_parameters: [
          { name: 'day', default: 'today', value: '2026-09-20' },
          { name: 'area', default: 'DK1', value: 'DK1' },
        ],
        overriding_parameters: { notebook_params: { mode: 'full' }, python_params: ['-v'] },
        tasks: [
          {
            task_key: 't',
            notebook_task: {
              notebook_path: '/n',
              base_parameters: { mode: 'quick', day: '2026-09-20', ['__proto__']: 'p' },
            },
            resolved_values: {
              notebook_task: { base_parameters: { mode: 'quick', at: '2026-09-20T06:30' } },
            },
          },
        ],
      },
    })
    expect(meta.params).toEqual([
      { name: 'day', value: '2026-09-20', description: 'Default: today' },
      { name: 'area', value: 'DK1' },
      { name: 'mode', value: 'full' },
      { name: '__proto__', value: 'p' },
      { name: 'at', value: '2026-09-20T06:30' },
      { name: 'python_params', value: ['-v'] },
    ])
  })

  it('reads the older API, where a run has one task', () => {
    const metadata = {
      run_id: 5,
      number_in_job: 1,
      state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS', state_message: '' },
      task: { notebook_task: { notebook_path: '/Users/a/report', base_parameters: { region: 'north' } } },
    }
    const { meta } = read({ metadata, notebook_output: { result: '0' } })
    expect(meta).toMatchObject({
      runId: '5',
      params: [{ name: 'region', value: 'north' }],
      vendor: { metadata: { task: {} } },
    })
  })

  it.each(['[]', '"x"', '{}', '{"metadata": [1]}', '{"message": "not found"}'])('refuses %s', (payload) => {
    const act = () => fromDatabricksRunOutput(payload)
    expect(act).toThrow(PlatenError)
    expect(act).toThrow(expect.objectContaining({ code: 'INVALID_SOURCE' }))
  })
})

describe('a run’s one task', () => {
  const state = { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' }
  const task = { task_key: 'load', notebook_task: { notebook_path: '/Users/a/load', source: 'WORKSPACE' } }

  it.each([
    ['in the list of tasks', { tasks: [task] }],
    ['as API 2.0 has it', { task }],
    ['beside an empty list', { task, tasks: [] }],
    ['with the key beside it', { task: { notebook_task: task.notebook_task }, task_key: 'load' }],
  ])('%s, is named in the header, and what it ran is on the page', (_, more) => {
    const run = read({ metadata: { run_id: 1, run_name: 'n', state, ...more } })
    expect(run.meta.taskName).toBe('load')
    expect(run.outputs).toEqual([{ kind: 'ref', type: 'notebook', id: '/Users/a/load' }])
    const page = toHtml(fromTaskRun(run))
    expect(page).toContain('<dt>Task</dt><dd>load</dd>')
    expect(page).toContain('/Users/a/load')
  })

  it.each([
    [{ sql_task: { file: { path: 'a.sql' }, warehouse_id: 'w' } }, 'SQL file', 'a.sql'],
    [{ run_job_task: { job_id: 12 } }, 'job', '12'],
    [{ pipeline_task: { pipeline_id: 'p-1' } }, 'pipeline', 'p-1'],
  ])('%j refers to what it ran', (config, type, id) => {
    expect(read({ run_id: 1, state, tasks: [config] }).outputs).toEqual([{ kind: 'ref', type, id }])
  })
})

describe('metadata', () => {
  const payloads: readonly object[] = [
    ...Object.values(databricks),
    ...['databricks-notebook-failed', 'databricks-sql-task'].map(
      (name) => JSON.parse(readFileSync(repositoryPath('fixtures', name, 'input.json'), 'utf8')) as object,
    ),
  ]

  /** Texts of `metadata` that are neither on the page nor in the notebook. */
  function lost(payload: object): readonly string[] {
    const notebook = fromTaskRun(fromDatabricksRunOutput(JSON.stringify(payload)))
    const kept = [...leaves(JSON.parse(toIpynb(notebook)))].map(([, leaf]) => String(leaf))
    const texts = new Set(kept)
    const all = kept.join('\n')
    const metadata = 'metadata' in payload ? payload.metadata : payload
    return [...leaves(metadata)].flatMap(([pointer, leaf]) =>
      typeof leaf !== 'string' || texts.has(leaf) || all.includes(leaf) ? [] : `${pointer} ${leaf}`,
    )
  }

  it.each(payloads.map((payload, i) => [i, payload] as const))(
    'loses no text of payload %i',
    (_i, payload) => {
      expect(lost(payload)).toEqual([])
    },
  )

  it('loses no text that is new, wherever it is', () => {
    const value = fc.jsonValue({ maxDepth: 3 })
    const names = [
      'task',
      'task_key',
      'tasks',
      'git_source',
      'trigger',
      'overriding_parameters',
      'job_parameters',
      'state',
      'status',
      'iterations',
      'run_name',
      'run_page_url',
      'description',
    ]
    const fields = fc.dictionary(fc.constantFrom(...names), value)
    const config = fc.dictionary(fc.constantFrom('notebook_task', 'sql_task', 'task_key', 'new'), value)
    fc.assert(
      fc.property(fields, config, (more, task) => {
        expect(lost({ metadata: { run_id: 1, run_name: 'n', task, ...more } })).toEqual([])
      }),
      { numRuns: FULL ? 2_000 : 200 },
    )
  })
})
