import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import { parseTaskRun } from '../../../src/read/from-task-run/parse-task-run.ts'
import { JsonNumber } from '../../../src/text/json/number.ts'

const runWith = (...outputs: readonly unknown[]) => ({ version: 1, meta: { system: 's' }, outputs })

function errorOf(act: () => unknown): PlatenError {
  try {
    act()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('parseTaskRun', () => {
  it('takes text, bytes and objects', () => {
    const text = JSON.stringify(runWith({ kind: 'text', text: 'ä' }))
    const expected = JSON.parse(text) as unknown
    expect(parseTaskRun(text)).toEqual(expected)
    expect(parseTaskRun(`\ufeff${text}`)).toEqual(expected)
    expect(parseTaskRun(new TextEncoder().encode(text))).toEqual(expected)
    expect(parseTaskRun(expected)).toBe(expected)
  })

  it('gives plain numbers where the model has numbers, and any JSON as it was written', () => {
    const text = `{"version": 1, "meta": {"system": "s", "startTime": 1.0, "durations": {"total": 1e3}}, "outputs": [
      {"kind": "progress", "value": 50.0},
      {"kind": "logs", "lines": [{"message": "", "timestamp": 2.0}]},
      {"kind": "table", "columns": [], "rows": [[1.0, NaN]], "totalRows": 3.0},
      {"kind": "value", "value": 9007199254740993}
    ]}`
    expect(parseTaskRun(text)).toEqual({
      version: 1,
      meta: { system: 's', startTime: 1, durations: { total: 1000 } },
      outputs: [
        { kind: 'progress', value: 50 },
        { kind: 'logs', lines: [{ message: '', timestamp: 2 }] },
        { kind: 'table', columns: [], rows: [[new JsonNumber('1.0'), new JsonNumber('NaN')]], totalRows: 3 },
        { kind: 'value', value: new JsonNumber('9007199254740993') },
      ],
    })
  })

  it.each([
    [{}, '', 'missing key "version"'],
    [null, '', 'found null, allowed: object'],
    [{ ...runWith(), version: 2 }, '/version', 'found number 2, allowed: 1'],
    [{ ...runWith(), extra: 1 }, '/extra', 'found key "extra"'],
    [{ ...runWith(), meta: { system: 's', runId: 12 } }, '/meta/runId', 'found number 12, allowed: string'],
    [
      { ...runWith(), meta: { system: 's', attempt: 1.5 } },
      '/meta/attempt',
      'found number 1.5, allowed: integer',
    ],
    [
      { ...runWith(), meta: { system: 's', state: { lifecycle: 'done' } } },
      '/meta/state/lifecycle',
      'allowed: "pending"',
    ],
    [runWith(3), '/outputs/0', 'found number 3, allowed: object'],
    [runWith({}), '/outputs/0', 'missing key "kind"'],
    [runWith({ kind: 3 }), '/outputs/0/kind', 'found number 3'],
    [runWith({ kind: 'text', text: '' }, { kind: 'text' }), '/outputs/1', 'missing key "text"'],
    [runWith({ kind: 'text', txt: '', text: '' }), '/outputs/0/txt', 'found key "txt"'],
    [
      runWith({ kind: 'table', columns: [{ name: 'a' }], rows: [[1], 2] }),
      '/outputs/0/rows/1',
      'allowed: array',
    ],
    [
      runWith({ kind: 'error', name: 'E', message: 'm', traceback: ['a', 1] }),
      '/outputs/0/traceback/1',
      'allowed: string',
    ],
    [
      runWith({ kind: 'checks', checks: [{ name: 'a', status: 'ok' }] }),
      '/outputs/0/checks/0/status',
      'found string "ok"',
    ],
  ])('says where %j is wrong', (value, pointer, words) => {
    const error = errorOf(() => parseTaskRun(value))
    expect(error).toMatchObject({ code: 'INVALID_TASK_RUN', pointer })
    expect(error.message).toContain(words)
    expect(error.help).toBeTruthy()
  })

  it('names all that is wrong, but not thousands', () => {
    const two = errorOf(() => parseTaskRun(runWith({ kind: 'text' }, { kind: 'html' }))).message
    expect(two).toContain('/outputs/0: missing key "text"; /outputs/1: missing key "html"')
    const many = errorOf(() => parseTaskRun(runWith(...Array.from({ length: 1_000 }, () => 0)))).message
    expect(many).toContain('and 990 more')
    expect(many.length).toBeLessThan(2_000)
  })

  it('lets items of kinds it does not know pass', () => {
    const run = runWith({ kind: 'hologram', text: 3 })
    expect(parseTaskRun(run)).toBe(run)
  })

  it.each([
    ['a function', () => {}],
    ['a date', new Date(0)],
    ['undefined', undefined],
    ['a bigint', 1n],
  ])('refuses %s', (_, value) => {
    const error = errorOf(() => parseTaskRun(runWith({ kind: 'table', columns: [], rows: [[value]] })))
    expect(error.pointer).toBe('/outputs/0/rows/0/0')
  })

  it('refuses what contains itself, and what is nested too deeply', () => {
    const loop: { self?: unknown } = {}
    loop.self = loop
    expect(errorOf(() => parseTaskRun(runWith({ kind: 'json', value: loop }))).code).toBe('LIMIT_EXCEEDED')
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const text = JSON.stringify(runWith({ kind: 'json', value: 0 })).replace('"value":0', `"value":${deep}`)
    expect(errorOf(() => parseTaskRun(text)).code).toBe('LIMIT_EXCEEDED')
  })
})
