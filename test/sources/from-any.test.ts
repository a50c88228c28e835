import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fromTaskRun, PlatenError, toHtml } from '../../src/index.ts'
import { parseTaskRun } from '../../src/read/from-task-run/parse-task-run.ts'
import { sourceAdapters } from '../../src/sources/adapters.ts'
import { detectSource, fromAny } from '../../src/sources/from-any.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'
import { databricks, NOTEBOOK, oracleEverything } from './payloads.ts'

const OWN = { version: 1, meta: { system: 'mine', runId: '7' }, outputs: [{ kind: 'text', text: 'hello' }] }

const PAYLOADS: readonly (readonly [string, object])[] = [
  ['platen', OWN],
  ['jupyter', JSON.parse(NOTEBOOK) as object],
  ['jupyter', { nbformat: 3, nbformat_minor: 0, metadata: {}, worksheets: [{ cells: [] }] }],
  ['jupyter', { nbformat: 1, cells: [] }],
  ['oracle-aidp', oracleEverything],
  ['oracle-aidp', oracleEverything.output],
  ['oracle-aidp', { data: [{ type: 'TEXT_PLAIN', value: 'x' }] }],
  ['oracle-aidp', { name: 'a.html', path: '/w/a.html', format: 'HTML', content: '<p>' }],
  ...Object.values(databricks).map((payload) => ['databricks', payload] as const),
]

function codeOf(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('fromAny', () => {
  it.each(PAYLOADS)('recognises %s, as text, bytes and object', (name, payload) => {
    const text = JSON.stringify(payload)
    for (const form of [text, `\n ${text}`, new TextEncoder().encode(text), payload]) {
      expect(detectSource(form)).toBe(name)
      expect(parseTaskRun(fromAny(form)).meta.system).toBe(name === 'platen' ? 'mine' : name)
    }
  })

  it('lets no two adapters claim one payload', () => {
    for (const [name, payload] of PAYLOADS) {
      const claims = sourceAdapters.filter(({ detect }) => detect(JSON.parse(JSON.stringify(payload))))
      expect(claims.map((adapter) => adapter.name)).toEqual([name])
    }
  })

  it('makes a run of a bare notebook, without a state', () => {
    const run = fromAny(NOTEBOOK)
    expect(run).toMatchObject({
      meta: { system: 'jupyter', title: 'Stock by warehouse' },
      outputs: [{ kind: 'notebook', content: JSON.parse(NOTEBOOK) as object }],
    })
    expect(run.meta).not.toHaveProperty('state')
    expect(fromAny('{"nbformat": 4, "cells": [], "metadata": {"x": NaN}}').outputs).toHaveLength(1)
  })

  it.each([
    '{}',
    '[]',
    'null',
    '3',
    '"text"',
    '{"data": []}',
    '{"data": [{"type": "articles", "id": "1"}]}',
    '{"metadata": {}}',
  ])('does not recognise %s, and lists what it knows', (payload) => {
    const error = codeOf(() => fromAny(payload))
    expect(error.code).toBe('UNKNOWN_SOURCE')
    for (const { name } of sourceAdapters) expect(error.help).toContain(name)
    expect(detectSource(payload)).toBeUndefined()
  })

  it('takes the adapter that is named', () => {
    const payload = '{"data": []}'
    expect(fromAny(payload, { from: 'oracle-aidp' }).meta.system).toBe('oracle-aidp')
    expect(codeOf(() => fromAny(payload, { from: 'databricks' })).code).toBe('INVALID_SOURCE')
    expect(codeOf(() => fromAny(payload, { from: 'platen' })).code).toBe('INVALID_TASK_RUN')
    const error = codeOf(() => fromAny(payload, { from: 'cron' }))
    expect(error.code).toBe('INVALID_OPTION')
    expect(error.help).toContain('oracle-aidp')
  })

  it.each([
    [
      { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Run 7 does not exist.' },
      'RESOURCE_DOES_NOT_EXIST: Run 7',
    ],
    [
      { error_code: 'PERMISSION_DENIED', message: 'No.', details: [{ reason: 'x' }] },
      'PERMISSION_DENIED: No.',
    ],
    [
      { code: 'NotAuthenticated', message: 'Key is wrong', 'opc-request-id': 'a' },
      'NotAuthenticated: Key is wrong',
    ],
    [{ code: 404, message: 'gone' }, '404: gone'],
    [{ error: { code: 404, message: 'gone', status: 'NOT_FOUND' } }, '404: gone'],
    [
      { type: 'about:blank', title: 'Not Found', status: 404, detail: 'No such DAG run' },
      'Not Found: No such DAG run',
    ],
    [{ detail: 'Flow run not found' }, 'Flow run not found'],
    [{ message: 'Not Found', documentation_url: 'https://docs.example', status: '404' }, '404: Not Found'],
    [{ error_code: 'DRS.M00289', error_msg: 'no such task' }, 'DRS.M00289: no such task'],
    [{ errors: [{ message: 'Cannot query field' }] }, 'Cannot query field'],
    [{ error_code: 'X', message: 'a\u001b[31m"\n'.repeat(900) }, 'X: a\\u001b[31m\\"\\n'],
  ])('says that %j is an error answer, with the service’s own words', (payload, words) => {
    for (const from of [undefined, 'databricks', 'oracle-aidp', 'airflow', 'platen']) {
      const error = codeOf(() => fromAny(JSON.stringify(payload), from === undefined ? {} : { from }))
      expect(error.code).toBe('INVALID_SOURCE')
      expect(error.message).toMatch(/^This is an error that a service answered, not a run: "/)
      expect(error.message).toContain(words)
      expect(error.message.length).toBeLessThan(1_500)
    }
    expect(detectSource(payload)).toBeUndefined()
  })

  it('takes no result for an error answer', () => {
    for (const payload of [
      { code: 1, message: 'x', rows: [] },
      { message: 'x', title: 'y' },
      { error: { rows: 1 } },
    ])
      expect(codeOf(() => fromAny(payload)).code).toBe('UNKNOWN_SOURCE')
  })

  it('says how to name plain text, and reads it so', () => {
    const text = 'copied 3 files\nall is well\n'
    const error = codeOf(() => fromAny(text))
    expect(error.code).toBe('UNKNOWN_SOURCE')
    expect(error.help).toContain('"from" to "log"')
    expect(error.help).toContain("{ name: 'cron.log' }")
    for (const options of [{ from: 'log' }, { name: 'cron.log' }])
      expect(fromAny(text, options).outputs).toMatchObject([{ kind: 'logs', text }])
  })

  it.each(['', ' \n', new Uint8Array()])('says that %j is empty, unless it is a log', (payload) => {
    for (const options of [{}, { name: 'run.json' }, { from: 'oracle-aidp' }, { from: 'dbt' }]) {
      const error = codeOf(() => fromAny(payload, options))
      expect(error).toMatchObject({ code: 'INVALID_JSON', message: 'The input is empty.' })
      expect(error.help).toContain('"log"')
    }
    for (const options of [{ from: 'log' }, { name: 'cron.log' }]) {
      const run = fromAny(payload, options)
      expect(run).toMatchObject({ meta: { system: 'log' }, outputs: [{ kind: 'logs' }] })
      expect(toHtml(fromTaskRun(run))).toContain('<main')
    }
  })

  it('guesses which source was meant', () => {
    expect(codeOf(() => fromAny('{}', { from: 'databrick' })).help).toMatch(
      /^Did you mean "databricks"\? Use one of /,
    )
    expect(codeOf(() => fromAny('{}', { from: 'zzz' })).help).toMatch(/^Use one of /)
  })

  it('says which field of our own model is wrong, not that it is unknown', () => {
    expect(codeOf(() => fromAny({ ...OWN, outputs: [{ kind: 'text' }] })).code).toBe('INVALID_TASK_RUN')
    expect(codeOf(() => fromAny('{"version": 1')).code).toBe('INVALID_JSON')
    expect(codeOf(() => fromAny(Uint8Array.of(0x7b, 0xff))).code).toBe('INVALID_ENCODING')
    expect(codeOf(() => fromAny('['.repeat(5_000))).code).toBe('LIMIT_EXCEEDED')
  })

  it.each([
    ['oracle-notebook-task', 'success', 10, 0],
    ['oracle-python-failed', 'failed', 6, 1],
    ['databricks-sql-task', 'success', 5, 0],
    ['databricks-notebook-failed', 'failed', 3, 0],
  ])('reads fixtures/%s', (name, result, outputs, warnings) => {
    const found: unknown[] = []
    const bytes = readFileSync(repositoryPath('fixtures', name, 'input.json'))
    const run = fromAny(bytes, { onWarning: (warning) => found.push(warning) })
    expect(run.meta.state?.result).toBe(result)
    expect(run.outputs).toHaveLength(outputs)
    expect(found).toHaveLength(warnings)
    expect(parseTaskRun(run)).toEqual(run)
  })

  it.each(corpusNotebooks().filter((_, i) => i % 8 === 0))('recognises %s', (path) => {
    const text = readFileSync(path)
    expect(detectSource(text)).toBe('jupyter')
  })
})
