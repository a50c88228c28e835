import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../src/errors.ts'
import type { OutputItem } from '../../src/model/task-run.ts'
import { fromOracleTaskRunOutput } from '../../src/sources/oracle/from-task-run-output.ts'
import { JsonNumber } from '../../src/text/json/number.ts'
import type { Warning } from '../../src/warnings.ts'
import { LOG, NOTEBOOK, oracleEverything, PNG } from './payloads.ts'

function outputsOf(data: readonly object[], onWarning?: (warning: Warning) => void): readonly OutputItem[] {
  return fromOracleTaskRunOutput(
    JSON.stringify({ taskType: 'PYTHON_TASK', data }),
    onWarning ? { onWarning } : {},
  ).outputs
}

function errorOf(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('fromOracleTaskRunOutput', () => {
  const warnings: Warning[] = []
  const run = fromOracleTaskRunOutput(JSON.stringify(oracleEverything), {
    onWarning: (warning) => warnings.push(warning),
  })

  it('says who ran, when and how it ended', () => {
    expect(run.meta).toMatchObject({
      system: 'oracle-aidp',
      title: 'Stock report',
      runId: 'tr-4471',
      jobId: 'job-12',
      taskName: 'stock_report',
      attempt: 3,
      retries: ['first', 'second'],
      state: { lifecycle: 'ended', result: 'timed_out', message: 'Took longer than 60 s.', raw: 'TIMED_OUT' },
      startTime: 1_790_000_000_000,
      endTime: 1_790_000_061_500,
      durations: { setup: 1_500, execution: 60_000, cleanup: 0 },
      params: [
        { name: 'day', value: '2026-09-21' },
        { name: 'day', value: '2026-09-22' },
        { name: 'empty', value: null },
      ],
    })
    expect(run.meta.vendor).toMatchObject({
      output: { taskType: 'NOTEBOOK_TASK', version: 7 },
      taskRun: {
        jobRunKey: 'jr-903',
        state: { isUserCanceledOrTimedOut: true },
        systemParameters: { 'job.trigger': 'MANUAL' },
        task: { notebookPath: '/Workspace/stock.ipynb' },
      },
    })
  })

  it('gives each data type its kind', () => {
    expect(run.outputs.map(({ kind }) => kind)).toEqual([
      'notebook',
      ...Array.from({ length: 8 }, () => 'logs'),
      'html',
      'image',
      'image',
      'image',
      'file',
      'json',
      'ref',
      'ref',
      'unknown',
      'value',
      'value',
    ])
    expect(run.outputs[0]).toMatchObject({ content: NOTEBOOK })
    expect(run.outputs[10]).toMatchObject({ mimeType: 'image/png', data: PNG })
    expect(run.outputs[11]).toMatchObject({ mimeType: 'image/jpeg', data: '/9j/' })
    expect(run.outputs[12]).toMatchObject({
      mimeType: 'image/svg+xml',
      data: expect.stringContaining('<svg'),
    })
    expect(run.outputs[13]).toMatchObject({ name: 'output-14.pdf', mimeType: 'application/pdf', size: 9 })
    expect(run.outputs[15]).toMatchObject({
      type: 'file',
      id: '/Volumes/stock/2026-09-21.csv',
      label: '2026-09-21.csv',
    })
    expect(run.outputs[16]).toMatchObject({ type: 'notebook', id: '/Workspace/runs/stock.ipynb' })
    expect(run.outputs[18]).toMatchObject({ name: 'rows', value: '1204' })
  })

  it('takes text out of base64, compression and character set', () => {
    const texts = run.outputs.flatMap((item) => (item.kind === 'logs' ? item.text : []))
    expect(texts).toEqual(['plain \u001b[31mred\u001b[0m\n', ...Array.from({ length: 7 }, () => LOG)])
  })

  it('keeps numbers exact, and how a value came', () => {
    const json = run.outputs[14]!
    expect(json).toMatchObject({
      value: { rows: new JsonNumber('9007199254740993'), share: new JsonNumber('1.0') },
    })
    expect(run.outputs[6]!.vendor).toEqual({
      type: 'TEXT_PLAIN',
      charset: 'UTF_16',
      isBase64: true,
      compression: 'GZIP',
    })
  })

  it('keeps an unknown data type as it came, with a warning that says where', () => {
    expect(run.outputs[17]).toMatchObject({
      kind: 'unknown',
      type: 'AUDIO_WAV',
      value: { value: 'UklGRg==' },
    })
    expect(warnings).toEqual([
      { code: 'INVALID_DATA', message: expect.stringContaining('AUDIO_WAV'), pointer: '/output/data/17' },
    ])
  })

  it('shows that the logs were cut off, on the last of them', () => {
    expect(run.outputs.filter(({ truncated }) => truncated).length).toBe(1)
    expect(run.outputs[8]).toMatchObject({ kind: 'logs', truncated: { reason: expect.any(String) } })
    const noLogs = fromOracleTaskRunOutput({ isTruncated: true, data: [{ type: 'TEXT_HTML', value: 'x' }] })
    expect(noLogs.outputs).toMatchObject([{ kind: 'html', truncated: {} }])
    expect(fromOracleTaskRunOutput({ isTruncated: true, data: [] }).outputs).toMatchObject([
      { kind: 'logs', truncated: {} },
    ])
  })

  it('makes errors of the traces of the output and of the state, once', () => {
    const trace =
      'Traceback (most recent call last):\n  File "a.py", line 1\nZeroDivisionError: division by zero\n'
    const output = { data: [], errorTrace: trace }
    const taskRun = { key: 'k', name: 'n', state: { status: 'FAILED', errorTrace: trace } }
    const error = { kind: 'error', name: 'ZeroDivisionError', message: 'division by zero', traceback: trace }
    expect(fromOracleTaskRunOutput(output, { taskRun }).outputs).toEqual([error])
    const other = {
      ...taskRun,
      state: { status: 'FAILED', errorTrace: 'java.io.IOException: gone\n\tat A.b(A.java:1)' },
    }
    expect(fromOracleTaskRunOutput(output, { taskRun: JSON.stringify(other) }).outputs).toMatchObject([
      error,
      { name: 'java.io.IOException', message: 'gone' },
    ])
  })

  it.each([
    ['PENDING', 'pending', undefined],
    ['QUEUED', 'queued', undefined],
    ['CANCELING', 'running', undefined],
    ['SUCCESS', 'ended', 'success'],
    ['INTERNAL_ERROR', 'ended', 'failed'],
    ['CANCELED', 'ended', 'canceled'],
    ['UPSTREAM_FAILED', 'ended', 'skipped'],
    ['EXCLUDED', 'ended', 'excluded'],
    ['A_NEW_STATE', 'running', undefined],
  ])('state %s', (status, lifecycle, result) => {
    const { meta } = fromOracleTaskRunOutput({
      taskRun: { key: 'k', state: { status } },
      output: { data: [] },
    })
    expect(meta.state).toEqual({ lifecycle, ...(result && { result }), raw: status })
  })

  it('reads what the export answers', () => {
    const file = { name: 'stock.ipynb', path: '/Workspace/stock.ipynb', content: NOTEBOOK, format: 'IPYNB' }
    expect(fromOracleTaskRunOutput(file)).toEqual({
      version: 1,
      meta: {
        system: 'oracle-aidp',
        title: 'stock.ipynb',
        vendor: { path: '/Workspace/stock.ipynb', format: 'IPYNB' },
      },
      outputs: [{ kind: 'notebook', content: NOTEBOOK }],
    })
    const page = { ...file, content: '<!doctype html><p>1', format: 'HTML' }
    expect(fromOracleTaskRunOutput(page).outputs).toEqual([{ kind: 'html', html: '<!doctype html><p>1' }])
    const asObject = { ...file, content: JSON.parse(NOTEBOOK) as object }
    expect(fromOracleTaskRunOutput(asObject).outputs).toMatchObject([
      { kind: 'notebook', content: { nbformat: 4 } },
    ])
    expect(fromOracleTaskRunOutput({ ...file, format: 'PDF' }).outputs).toMatchObject([
      { kind: 'unknown', type: 'PDF' },
    ])
  })

  it.each(['COMPRESS', 'BZIP2', 'ZSTD'])('refuses %s by name', (compression) => {
    const error = errorOf(() =>
      outputsOf([{ type: 'TEXT_PLAIN', isBase64: true, compression, value: 'AAAA' }]),
    )
    expect(error).toMatchObject({ code: 'UNSUPPORTED_COMPRESSION', pointer: '/data/0/compression' })
    expect(error.message).toContain(compression)
  })

  it.each([
    ['INVALID_BASE64', { isBase64: true, value: 'AAAA*' }],
    ['INVALID_SOURCE', { isBase64: true, compression: 'GZIP', value: 'AAAA' }],
    ['INVALID_ENCODING', { isBase64: true, charset: 'UTF_8', value: '/////w==' }],
    ['INVALID_ENCODING', { isBase64: true, charset: 'UTF_16', value: 'AAAA' }],
    ['INVALID_ENCODING', { isBase64: true, charset: 'UTF_16', value: '2AAAQQ==' }],
  ])('%s, with the place of the value', (code, fields) => {
    const error = errorOf(() =>
      outputsOf([
        { type: 'TEXT_PLAIN', value: 'x' },
        { type: 'TEXT_PLAIN', ...fields },
      ]),
    )
    expect(error).toMatchObject({ code, pointer: '/data/1/value' })
  })

  it('stops a value that grows too large', () => {
    const value = gzipSync(Buffer.alloc(5_000_000)).toString('base64')
    const data = [{ type: 'TEXT_PLAIN', isBase64: true, compression: 'GZIP', value }]
    const error = errorOf(() =>
      fromOracleTaskRunOutput({ data }, { limits: { decompressedBytes: 1_000_000 } }),
    )
    expect(error.code).toBe('LIMIT_EXCEEDED')
  })

  it.each([
    ['text that is no notebook', { type: 'NOTEBOOK', value: 'see log' }, { kind: 'text', text: 'see log' }],
    ['text that is no JSON', { type: 'APPLICATION_JSON', value: '{"a":' }, { kind: 'text', text: '{"a":' }],
    [
      'text that is no image',
      { type: 'IMAGE_PNG', value: 'no figure' },
      { kind: 'unknown', type: 'IMAGE_PNG' },
    ],
    [
      'a value that is no text',
      { type: 'TEXT_PLAIN', value: [1] },
      { kind: 'unknown', value: { value: [1] } },
    ],
    ['an output that is no object', 'text', { kind: 'unknown', value: 'text' }],
    [
      'compression said of plain text',
      { type: 'TEXT_PLAIN', isBase64: false, compression: 'GZIP', value: 'a' },
      { text: 'a' },
    ],
    [
      'a character set of its own',
      { type: 'TEXT_PLAIN', isBase64: true, charset: 'LATIN_9', value: 'YQ==' },
      { text: 'a' },
    ],
  ])('keeps %s, with a warning', (_, entry, item) => {
    const found: Warning[] = []
    expect(outputsOf([entry as object], (warning) => found.push(warning))).toMatchObject([item])
    expect(found).toMatchObject([{ code: 'INVALID_DATA', pointer: '/data/0' }])
  })

  it.each([
    ['images without isBase64', { type: 'IMAGE_PNG', value: PNG }, { kind: 'image', data: PNG }],
    [
      'images as data: URIs',
      { type: 'IMAGE_PNG', value: `data:image/png;base64,${PNG}` },
      { kind: 'image', data: PNG },
    ],
    [
      'wrapped base64',
      { type: 'IMAGE_PNG', isBase64: true, value: PNG.replace(/.{76}/g, '$&\n') },
      { data: PNG },
    ],
    [
      'JSON that is parsed already',
      { type: 'APPLICATION_JSON', value: { a: 1 } },
      { kind: 'json', value: { a: 1 } },
    ],
    ['a value that is absent', { type: 'TEXT_PLAIN' }, { kind: 'logs', text: '' }],
  ])('takes %s', (_, entry, item) => {
    expect(outputsOf([entry], (warning) => expect.unreachable(warning.message))).toMatchObject([item])
  })

  it.each([
    ['a list', '[]', ''],
    ['nothing of Oracle’s', '{"foo": 1}', ''],
    ['data that is no list', '{"data": {"type": "TEXT_PLAIN"}}', '/data'],
    ['a task run that is no object', '{"taskRun": 3, "output": {"data": []}}', '/taskRun'],
    ['an output that is no object', '{"taskRun": {}, "output": "x"}', '/output'],
  ])('refuses %s', (_, payload, pointer) => {
    expect(errorOf(() => fromOracleTaskRunOutput(payload))).toMatchObject({ code: 'INVALID_SOURCE', pointer })
  })

  it('loses no field it does not know', () => {
    const odd = {
      taskRun: {
        key: 1,
        name: ['x'],
        startTime: 'yesterday',
        parameters: [{ name: 'p', extra: 1 }],
        retryAttempt: -1,
      },
      output: {
        data: [],
        isTruncated: 'no',
        outputParameters: [{ value: 'nameless' }],
        ['__proto__']: { a: 1 },
      },
      trace: 'abc',
    }
    const { meta, outputs } = fromOracleTaskRunOutput(JSON.stringify(odd))
    expect(meta.runId).toBe('1')
    expect(meta.vendor).toMatchObject({
      trace: 'abc',
      taskRun: {
        name: ['x'],
        startTime: 'yesterday',
        parameters: [{ name: 'p', extra: 1 }],
        retryAttempt: -1,
      },
      output: { isTruncated: 'no' },
    })
    expect(outputs).toMatchObject([
      { kind: 'unknown', type: 'outputParameters', value: [{ value: 'nameless' }] },
    ])
  })
})
