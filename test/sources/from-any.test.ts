import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../src/errors.ts'
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

  it('says which field of our own model is wrong, not that it is unknown', () => {
    expect(codeOf(() => fromAny({ ...OWN, outputs: [{ kind: 'text' }] })).code).toBe('INVALID_TASK_RUN')
    expect(codeOf(() => fromAny('{"version": 1')).code).toBe('INVALID_JSON')
    expect(codeOf(() => fromAny(Uint8Array.of(0x7b, 0xff))).code).toBe('INVALID_ENCODING')
    expect(codeOf(() => fromAny('['.repeat(5_000))).code).toBe('LIMIT_EXCEEDED')
  })

  it.each([
    ['oracle-notebook-task', 'success', 10, 0],
    ['oracle-python-failed', 'failed', 6, 1],
    ['databricks-sql-task', 'success', 4, 0],
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
