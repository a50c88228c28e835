import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'

/** Payloads as job systems send them; written for the tests. */

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

/** One pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
export const LOG = 'Łódź: 3 магазина, 2 °C — готово ✓ 😀\n'.repeat(40)
export const NOTEBOOK = JSON.stringify({
  cells: [
    { cell_type: 'markdown', id: 'a', metadata: {}, source: ['# Stock by warehouse\n', 'As of Monday.'] },
    {
      cell_type: 'code',
      execution_count: 1,
      id: 'b',
      metadata: {},
      outputs: [{ name: 'stdout', output_type: 'stream', text: ['11 warehouses\n'] }],
      source: ['print(f"{stock.warehouse.nunique()} warehouses")'],
    },
  ],
  metadata: { title: 'Stock by warehouse' },
  nbformat: 4,
  nbformat_minor: 5,
})

/** Every data type, encoding and parameter Oracle documents. */
export const oracleEverything = {
  taskRun: {
    key: 'tr-4471',
    name: 'Stock report',
    taskKey: 'stock_report',
    jobKey: 'job-12',
    jobRunKey: 'jr-903',
    startTime: 1_790_000_000_000,
    endTime: 1_790_000_061_500,
    state: { status: 'TIMED_OUT', stateMessage: 'Took longer than 60 s.', isUserCanceledOrTimedOut: true },
    setupDuration: 1_500,
    executionDuration: 60_000,
    cleanupDuration: 0,
    retryAttempt: 2,
    retries: [
      { retryNumber: 1, externalId: 'second', state: { status: 'FAILED', errorTrace: 'OSError: disk full' } },
      { retryNumber: 0, externalId: 'first', state: { status: 'FAILED' } },
    ],
    parameters: [
      { name: 'day', value: '2026-09-21' },
      { name: 'day', value: '2026-09-22' },
      { name: 'empty' },
    ],
    systemParameters: { 'job.trigger': 'MANUAL' },
    task: { type: 'NOTEBOOK_TASK', notebookPath: '/Workspace/stock.ipynb' },
    clusterSpec: { existingClusterKey: 'shared' },
  },
  output: {
    key: '',
    taskType: 'NOTEBOOK_TASK',
    isTruncated: true,
    data: [
      { type: 'NOTEBOOK', value: NOTEBOOK },
      { type: 'TEXT_PLAIN', charset: 'UTF_8', isBase64: false, value: 'plain \u001b[31mred\u001b[0m\n' },
      { type: 'TEXT_PLAIN', charset: 'UTF_8', isBase64: true, value: base64(Buffer.from(LOG)) },
      encoded('TEXT_PLAIN', 'GZIP', 'UTF_8', gzipSync(LOG)),
      encoded('TEXT_PLAIN', 'DEFLATE', 'UTF_8', deflateSync(LOG)),
      encoded('TEXT_PLAIN', 'DEFLATE', 'UTF_8', deflateRawSync(LOG)),
      encoded('TEXT_PLAIN', 'GZIP', 'UTF_16', gzipSync(utf16be(`\ufeff${LOG}`))),
      encoded('TEXT_PLAIN', 'GZIP', 'UTF_16', gzipSync(Buffer.from(`\ufeff${LOG}`, 'utf16le'))),
      encoded('TEXT_PLAIN', 'GZIP', 'UTF_16', gzipSync(utf16be(LOG))),
      { type: 'TEXT_HTML', value: '<p>Total: <b>1,204</b></p>' },
      { type: 'IMAGE_PNG', isBase64: true, value: PNG },
      {
        type: 'IMAGE_JPEG',
        isBase64: true,
        compression: 'GZIP',
        value: base64(gzipSync(Buffer.from([255, 216, 255]))),
      },
      { type: 'IMAGE_SVG', value: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
      { type: 'APPLICATION_PDF', length: '9', isBase64: true, value: base64(Buffer.from('%PDF-1.4\n')) },
      { type: 'APPLICATION_JSON', value: '{"rows": 9007199254740993, "share": 1.0}' },
      { type: 'FILE_PATH', value: '/Volumes/stock/2026-09-21.csv' },
      { type: 'NOTEBOOK_PATH', value: '/Workspace/runs/stock.ipynb' },
      { type: 'AUDIO_WAV', isBase64: true, value: 'UklGRg==' },
    ],
    outputParameters: [
      { name: 'rows', value: '1204' },
      { name: 'note', value: '' },
    ],
    version: 7,
  },
}

function encoded(type: string, compression: string, charset: string, bytes: Uint8Array) {
  return { type, compression, charset, isBase64: true, value: base64(bytes) }
}

const run = {
  job_id: 11,
  run_id: 22,
  number_in_job: 22,
  attempt_number: 0,
  original_attempt_run_id: 22,
  run_name: 'Nightly',
  run_page_url: 'https://example.cloud.databricks.example/#job/11/run/22',
  run_type: 'JOB_RUN',
  start_time: 1_790_000_000_000,
  end_time: 1_790_000_010_000,
  setup_duration: 1_000,
  execution_duration: 8_000,
  cleanup_duration: 1_000,
  state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS', state_message: '' },
}

/** One of each kind of output Databricks documents. */
export const databricks = {
  python: {
    metadata: {
      ...run,
      tasks: [
        {
          task_key: 'load',
          run_id: 22,
          spark_python_task: { python_file: 'load.py', parameters: ['--day', '7'] },
        },
      ],
      overriding_parameters: { python_params: ['--day', '8'] },
    },
    logs: 'reading\n\u001b[33mslow\u001b[0m\n',
    logs_truncated: true,
    error: 'Run failed with error message\n Process exited with code 1',
    error_trace:
      'Traceback (most recent call last):\n  File "load.py", line 3, in <module>\nKeyError: \'day\'\n',
    info: 'Cluster was reused.',
  },
  dashboard: {
    metadata: run,
    sql_output: {
      dashboard_output: {
        warehouse_id: 'w1',
        widgets: [
          {
            widget_id: 'a',
            widget_title: 'Orders',
            output_link: 'https://x.example/a',
            status: 'SUCCESS',
            start_time: 1,
            end_time: 2,
          },
          { widget_id: 'b', widget_title: 'Returns', status: 'FAILED', error: { message: 'no such table' } },
        ],
      },
    },
  },
  alert: {
    metadata: run,
    sql_output: {
      alert_output: {
        query_text: 'select `a``b` from t',
        alert_state: 'TRIGGERED',
        output_link: 'https://x.example/alert',
        warehouse_id: 'w1',
        sql_statements: [{ lookup_key: 'lk-1' }],
      },
    },
  },
  dbt: {
    metadata: run,
    dbt_output: {
      artifacts_link: 'https://x.example/artifacts.tgz?sig=1',
      artifacts_headers: { 'x-amz-meta-tag': 'dbt' },
    },
    logs: '12:00:01  Done. PASS=4 WARN=0 ERROR=0\n',
  },
  dbtPlatform: {
    metadata: run,
    dbt_platform_output: {
      dbt_platform_job_run_id: '70403103',
      dbt_platform_job_run_url: 'https://cloud.getdbt.example/runs/70403103',
      steps_truncated: true,
      dbt_platform_job_run_output: [
        {
          index: 1,
          name: 'dbt deps',
          status: 'SUCCESS',
          logs: 'installed 2 packages',
          logs_truncated: false,
        },
        { index: 2, name: 'dbt build', status: 'ERROR', logs: 'model orders failed', logs_truncated: true },
      ],
    },
  },
  runJob: { metadata: run, run_job_output: { run_id: 33 } },
  cleanRoom: {
    metadata: run,
    clean_rooms_notebook_output: {
      clean_room_job_run_state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' },
      notebook_output: { result: 'shared 12 rows' },
      output_schema_info: { catalog_name: 'c', schema_name: 's', expiration_time: 5 },
    },
  },
  newer: {
    metadata: { ...run, state: undefined, status: { state: 'RUNNING' }, end_time: 0 },
    genie_task_output: { conversation_id: 'c-9' },
    something_else: 'kept',
  },
  severalTasks: {
    ...run,
    run_duration: 99_000,
    setup_duration: 0,
    execution_duration: 0,
    cleanup_duration: 0,
    state: undefined,
    status: {
      state: 'TERMINATED',
      termination_details: { code: 'RUN_EXECUTION_ERROR', type: 'CLIENT_ERROR', message: 'Task load failed' },
    },
    tasks: [
      {
        task_key: 'extract',
        run_id: 41,
        run_page_url: 'https://x.example/41',
        state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' },
        notebook_task: { notebook_path: '/n/extract' },
      },
      {
        task_key: 'load',
        run_id: 42,
        depends_on: [{ task_key: 'extract' }],
        state: { life_cycle_state: 'TERMINATED', result_state: 'FAILED', state_message: 'see output' },
      },
      {
        task_key: 'report',
        run_id: 43,
        state: { life_cycle_state: 'TERMINATED', result_state: 'UPSTREAM_FAILED' },
      },
    ],
  },
}
