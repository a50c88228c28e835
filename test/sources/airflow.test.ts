import { describe, expect, it } from 'vitest'
import { stringPairs } from '../../src/sources/airflow/python-literal.ts'
import { fromAny } from '../../src/sources/from-any.ts'

const instance = (state: string | null, more: object = {}) =>
  fromAny({ dag_id: 'd', task_id: 't', dag_run_id: 'r', try_number: 2, max_tries: 3, state, ...more })

describe('a task instance', () => {
  it.each([
    [null, 'pending', undefined],
    ['queued', 'queued', undefined],
    ['deferred', 'running', undefined],
    ['success', 'ended', 'success'],
    ['up_for_retry', 'ended', 'failed'],
    ['upstream_failed', 'ended', 'skipped'],
    ['removed', 'ended', 'excluded'],
  ])('in state %s is %s', (state, lifecycle, result) => {
    const { meta } = instance(state)
    expect(meta.state?.lifecycle).toBe(lifecycle)
    expect(meta.state?.result).toBe(result)
  })

  it('in a state of the future has ended where it has an end', () => {
    expect(instance('moonlit').meta.state).toMatchObject({ lifecycle: 'running', raw: 'moonlit' })
    expect(instance('moonlit', { end_date: '2026-11-20T04:00:00Z' }).meta.state?.lifecycle).toBe('ended')
  })

  it('says which try it is and that there will be another', () => {
    expect(instance('up_for_retry').meta).toMatchObject({
      attempt: 2,
      state: { message: 'Will be tried again (try 2 of 4).' },
    })
  })

  it('is not overruled by what its log says', () => {
    const log =
      '[2026-11-20T04:00:00.000+0000] {taskinstance.py:1} INFO - Marking task as SUCCESS. dag_id=x, task_id=y\n'
    const { meta } = fromAny({
      task_instance: { dag_id: 'd', task_id: 't', state: 'failed', try_number: 1 },
      log,
    })
    expect(meta).toMatchObject({ state: { result: 'failed' }, jobId: 'd', taskId: 't' })
  })
})

describe('several task instances', () => {
  it('are checks that say what is not plain', () => {
    const task = (task_id: string, state: string | null, more: object = {}) => ({
      ...{ dag_id: 'd', dag_run_id: 'r', task_id, state, try_number: 1, map_index: -1, duration: 1.5 },
      ...more,
    })
    const { outputs } = fromAny({
      task_instances: [
        task('a', 'success'),
        task('b', 'failed', { map_index: 2, task_display_name: 'Bee' }),
        task('c', 'up_for_retry'),
        task('d', 'upstream_failed', { duration: null }),
        task('e', null, { duration: null }),
      ],
    })
    expect(outputs).toHaveLength(1)
    expect(outputs[0]).toMatchObject({
      kind: 'checks',
      checks: [
        { name: 'a', status: 'passed', duration: 1_500 },
        { name: 'Bee (b[2])', status: 'failed', duration: 1_500 },
        { name: 'c', status: 'warning', message: 'up_for_retry' },
        { name: 'd', status: 'skipped', message: 'upstream_failed' },
        { name: 'e', status: 'unknown', message: 'none' },
      ],
    })
  })
})

describe('XCom entries', () => {
  const entry = (task_id: string, more: object = {}) => ({
    key: 'return_value',
    timestamp: '2026-11-20T04:00:00Z',
    dag_id: 'd',
    run_id: 'r',
    task_id,
    map_index: -1,
    value: 1,
    ...more,
  })
  const names = (xcom_entries: readonly object[]) =>
    fromAny({ xcom_entries }).outputs.map((item) => (item.kind === 'value' ? item.name : item.kind))

  it('of one task are named by their keys', () => {
    expect(names([entry('a'), entry('a', { key: 'rows' })])).toEqual(['return_value', 'rows'])
  })

  it('of several tasks, mapped ones, DAGs or runs say whose they are', () => {
    expect(names([entry('a'), entry('b')])).toEqual(['a › return_value', 'b › return_value'])
    expect(names([entry('a', { map_index: 0 }), entry('a', { map_index: 1 })])).toEqual([
      'a[0] › return_value',
      'a[1] › return_value',
    ])
    expect(names([entry('a'), entry('a', { run_id: 's' })])).toEqual(['r › return_value', 's › return_value'])
  })

  it('without a value say that it did not come', () => {
    const { value: _, ...listed } = entry('a')
    const [item] = fromAny({ xcom_entries: [listed] }).outputs
    expect(item).toMatchObject({ kind: 'ref', id: 'return_value', truncated: { omitted: 1 } })
    expect(names([entry('a', { value: null })])).toEqual(['return_value'])
  })
})

describe('a log as lines', () => {
  const line = (event: string, more: object = {}) => ({
    timestamp: '2026-11-20T04:00:00Z',
    level: 'info',
    logger: 'task',
    event,
    ...more,
  })
  const stateOf = (...lines: readonly object[]) => fromAny([line('begin'), ...lines]).meta.state

  it.each([
    ['success', 'success'],
    ['up_for_retry', 'failed'],
    ['skipped', 'skipped'],
    ['SERVER_TERMINATED', 'canceled'],
  ])('that finished in %s is %s', (final_state, result) => {
    expect(stateOf(line('Task finished', { final_state }))).toMatchObject({ lifecycle: 'ended', result })
  })

  it('says nothing of the run where the task says it', () => {
    expect(stateOf(line('My own words', { final_state: 'success' }))).toBeUndefined()
  })
})

describe('a log as text', () => {
  const line = (source: string, message: string) =>
    `[2026-11-20T04:00:00.000+0000] {${source}:1} INFO - ${message}\n`

  it('says how the run ended only in Airflow’s own records', () => {
    expect(fromAny(line('logging_mixin.py', 'Marking task as SUCCESS. dag_id=x')).meta).not.toHaveProperty(
      'state',
    )
    expect(fromAny(line('taskinstance.py', 'Marking task as SUCCESS. dag_id=x')).meta).toMatchObject({
      jobId: 'x',
      state: { result: 'success', message: 'According to the log.' },
    })
  })

  it('is kept to the byte', () => {
    const text = `*** Found\r\n${line('a.py', 'x')}\u001b[31mred\u001b[0m\r\nno end`
    expect(fromAny(text).outputs).toEqual([{ kind: 'logs', text }])
  })
})

describe('Python’s list of pairs', () => {
  it.each([
    ["[('h', 'a\\nb')]", [['h', 'a\nb']]],
    [
      `[('', "it's"), ("x", 'say \\'hi\\' \\\\ \\x41\\u0142\\U0001f600')]`,
      [
        ['', "it's"],
        ['x', "say 'hi' \\ Ał😀"],
      ],
    ],
    ["[('h', 'a',)]", [['h', 'a']]],
  ])('%j', (text, pairs) => expect(stringPairs(text)).toEqual(pairs))

  it.each(['', '[]', "[('a', 'b')", "[('a', 'b')] x", "['a', 'b']", "[('a', b'c')]", "[('a', 'b\n')]"])(
    'not %j',
    (text) => expect(stringPairs(text)).toBeUndefined(),
  )
})
