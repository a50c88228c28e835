import { deflateRawSync, gzipSync } from 'node:zlib'
import type { JsonObject } from '../../../src/model/json.ts'
import { code, fragment, index, markdown, metadata, options, output, run, type Slots, wire } from './slot.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const svg = (x: string) => `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/>${x}</svg>`
const data = (type: string, value: string, rest: JsonObject = {}): JsonObject => ({ type, value, ...rest })

/**
 * What surrounds the cells. One payload fills a page; slots of one kind are filled together, so none may hide
 * another.
 */
export const PAGE_SLOTS: Slots = {
  'metadata: title': metadata('title', (x) => ({ title: x })),
  'metadata: authors and others': metadata('data', (x) => ({ authors: [{ name: x, url: x }], [x]: x, toc: { title_cell: x }, jupytext: { [x]: x } })),
  'metadata: kernelspec': metadata('attribute', (x) => ({ kernelspec: { name: x, display_name: x, language: x } })),
  'metadata: language': metadata('attribute', (x) => ({ language_info: { name: x, version: x, codemirror_mode: x, mimetype: x, pygments_lexer: x, nbconvert_exporter: x, file_extension: x } })),
  'metadata: widget state': metadata('data', (x) => ({ widgets: { 'application/vnd.jupyter.widget-state+json': { state: { [x]: { model_name: x, state: { value: x } } } }, [x]: x } })),
  'metadata: what the file claims of a run': metadata('text', (x) => ({ platen: { run: { title: x, system: x, startTime: x, state: { result: x, lifecycle: x } }, [x]: x } })),
  'run: names': run('text', (x) => ({ system: x, title: x, runId: x, jobId: x, jobName: x, taskId: x, taskName: x, retries: [x] })),
  'run: state': run('text', (x) => ({ state: { lifecycle: 'ended', result: 'failed', message: x, raw: x } })),
  'run: params': run('text', (x) => ({ params: [{ name: x, value: x, type: x, description: x }, { name: x, value: { [x]: x } }] })),
  'run: links': run('link', (x) => ({ links: [{ label: x, url: x }, { label: x, url: `https://a.example/${x}` }, { label: 'x', url: `javascript:${x}` }] })),
  'run: vendor': run('data', (x) => ({ vendor: { [x]: x } })),
  'options: title': options('title', (x) => ({ title: x })),
  'options: title of an embedded notebook': options('attribute', (x) => ({ title: x, embed: true })),
  'options: run, unchecked': options('text', (x) => ({
    run: { system: x, attempt: x as never, startTime: x as never, endTime: x as never, durations: { total: x as never }, state: { lifecycle: 'ended', raw: x, message: x }, params: [{ name: x, value: x }] },
  })),
  'options: assets': options('image', (x) => ({
    assets: { images: new Map([['a.png', x], ['b.png', `data:image/svg+xml,${x}`], ['c.png', `data:text/html,${x}`], ['d.png', `data:image/svg+xml;base64,${base64(svg(x))}`], ['e.png', `data:image/png;base64,${x}`], [x, `data:image/png" ${x}`]]), charts: new Map([['{"mark":"a"}', { svg: x }], ['{"mark":"b"}', { svg: svg(x) }], ['{"mark":"c"}', { problem: x }]]) },
  })),
  'options: words': options('attribute', (x) => ({ words: { contents: x, headingLink: x, code: x, outputImage: x, error: x, copy: x, errors: x, errorCount: () => x, figure: x, imageMissing: x, notAnImage: x, bytes: () => x, download: x, darkMode: x, longOutput: x }, theme: 'paper' })),
  'fragment: HTML': fragment('html', (x) => [output({ 'text/html': x }), output({ 'text/html': `<p class="${x}">${x}</p>` })]),
  'fragment: Markdown': fragment('markdown', (x) => [markdown(`# ${x}\n\n${x}`), markdown(`<div class="modal">${x}`)]),
  'fragment: text': fragment('text', (x) => [code({ output_type: 'error', ename: x, evalue: x, traceback: [x] }), { ...code(), source: x }]),
  'index: names': index('text', (x) => ({ title: x, name: x, problem: x, files: [{ href: 'a.html', format: x }, { href: 'b.html', format: x }] })),
  'index: addresses': index('link', (x) => ({ title: 'x', files: [{ href: x }, { href: x }, { href: `a/${x}` }] })),
  'index: state': index('text', (x) => ({ title: x, state: { lifecycle: x as never, result: x as never, raw: x, message: x }, startTime: x as never, duration: x as never, errors: x as never, files: [{ href: 'a.html', size: x as never }] })),
  'oracle: outputs': wire('html', (x) => ({
    taskRun: { key: x, name: x, taskKey: x, jobKey: x },
    output: { key: x, taskType: 'NOTEBOOK_TASK', data: [
      data('TEXT_HTML', x), data('TEXT_PLAIN', x), data('IMAGE_SVG', svg(x)), data('IMAGE_PNG', x), data('APPLICATION_JSON', JSON.stringify({ [x]: x })), data('APPLICATION_PDF', x), data('FILE_PATH', x),
      data('NOTEBOOK_PATH', x), data('NOTEBOOK', x), data(`X_${x}`, x, { [x]: x }), data('TEXT_HTML', base64(x), { isBase64: true, charset: x }), data('TEXT_HTML', gzipSync(x).toString('base64'), { isBase64: true, compression: 'GZIP', charset: 'UTF_8' }),
      data('TEXT_HTML', deflateRawSync(x).toString('base64'), { isBase64: true, compression: 'DEFLATE' }),
    ] },
  })),
  'oracle: around the outputs': wire('text', (x) => ({
    taskRun: { key: x, name: x, jobKey: x, jobRunKey: x, state: { status: x, stateMessage: x, errorTrace: x }, parameters: [{ name: x, value: x }], systemParameters: { [x]: x }, retries: [{ externalId: x, state: { status: x, stateMessage: x } }], externalId: x },
    output: { key: x, taskType: 'PYTHON_TASK', isTruncated: true, errorTrace: x, data: [data('TEXT_PLAIN', x)], outputParameters: [{ name: x, value: x }] },
  })),
  'oracle: exported HTML': wire('html', (x) => ({ name: x, path: x, content: x, format: 'HTML' })),
  'databricks: a notebook task': wire('text', (x) => ({
    metadata: { run_id: 1, job_id: 2, run_name: x, run_page_url: x, creator_user_name: x, description: x, trigger: x, state: { life_cycle_state: 'TERMINATED', result_state: x, state_message: x }, status: { state: x, termination_details: { code: x, type: x, message: x } }, job_parameters: [{ name: x, value: x, default: x }], overriding_parameters: { notebook_params: { [x]: x }, jar_params: [x] }, tasks: [{ run_id: 1, task_key: x, run_page_url: x, notebook_task: { notebook_path: x, base_parameters: { [x]: x } } }], git_source: { [x]: x } },
    error: x, error_trace: x, info: x, logs: x, logs_truncated: true, notebook_output: { result: x, truncated: true },
  })),
  'databricks: SQL, dbt, dashboards': wire('link', (x) => ({
    metadata: { run_id: 1, run_name: x },
    sql_output: { query_output: { query_text: x, output_link: x, warehouse_id: x, sql_statements: [{ lookup_key: x }] }, dashboard_output: { warehouse_id: x, widgets: [{ widget_id: x, widget_title: x, output_link: x, status: x, error: { message: x } }] }, alert_output: { query_text: x, output_link: x, alert_state: x } },
    dbt_output: { artifacts_link: x, artifacts_headers: { [x]: x } },
    dbt_cloud_output: { dbt_cloud_job_run_id: 1, dbt_cloud_job_run_url: x, dbt_cloud_job_run_output: [{ index: 0, name: x, status: x, logs: x }] },
    dbt_platform_output: { dbt_platform_job_run_id: x, dbt_platform_job_run_url: x, dbt_platform_job_run_output: [{ name: x, status: x, logs: x }] },
    clean_rooms_notebook_output: { notebook_output: { result: x }, clean_room_job_run_state: { life_cycle_state: x }, output_schema_info: { [x]: x } },
    dashboard_output: { page_snapshots: [{ page_display_name: x, widget_error_details: [{ message: x }] }] }, alert_output: { alert_state: x },
  })),
} // biome-ignore format: a table
