import { describe, expect, it } from 'vitest'
import { type Check, fromTaskRun, type OutputItem, toHtml } from '../../src/index.ts'
import { fromAny } from '../../src/sources/from-any.ts'

const job = (id: number, conclusion: string | null, steps: readonly object[] = [], more: object = {}) => ({
  id,
  run_id: 7,
  name: `job ${id}`,
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  head_sha: 'abc',
  html_url: `https://github.com/acme/shop/actions/runs/7/job/${id}`,
  started_at: '2026-11-20T09:00:00Z',
  completed_at: conclusion === null ? null : '2026-11-20T09:01:30Z',
  steps,
  ...more,
})
const failedStep = { name: 'Test', status: 'completed', conclusion: 'failure', number: 1 }

function checksOf(outputs: readonly OutputItem[], title: string): readonly Check[] {
  return outputs.flatMap((item) => (item.kind === 'checks' && item.title === title ? item.checks : []))
}

describe('several jobs', () => {
  const outputs = fromAny({
    total_count: 6,
    jobs: [
      job(1, 'success'),
      job(2, 'failure', [failedStep]),
      job(3, 'failure'),
      job(4, 'timed_out'),
      job(5, 'cancelled'),
      job(6, null),
    ],
  }).outputs

  it('come first, each with how it ended', () => {
    expect(outputs[0]).toMatchObject({ kind: 'checks', title: 'Jobs' })
    expect(checksOf(outputs, 'Jobs')).toEqual([
      { name: 'job 1', status: 'passed', duration: 90_000 },
      { name: 'job 2', status: 'failed', message: 'failed at step “Test”', duration: 90_000 },
      { name: 'job 3', status: 'failed', message: 'failure', duration: 90_000 },
      { name: 'job 4', status: 'error', message: 'timed out', duration: 90_000 },
      { name: 'job 5', status: 'warning', message: 'cancelled', duration: 90_000 },
      { name: 'job 6', status: 'unknown', message: 'in progress' },
    ])
  })

  it('of one page of several say that there are more', () => {
    const page = fromAny({ total_count: 34, jobs: [job(1, 'success'), job(2, 'success')] }).outputs
    expect(page[0]).toMatchObject({ title: 'Jobs', truncated: { omitted: 32, unit: 'items' } })
    const first = fromAny({ total_count: 34, jobs: [job(1, 'success')] }).outputs
    expect(first).toMatchObject([{ kind: 'value', value: 34, truncated: { omitted: 33 } }])
  })

  it('that failed are errors, each with how, whatever the others do', () => {
    const errors = outputs.filter(({ kind }) => kind === 'error')
    expect(errors).toEqual([
      { kind: 'error', name: 'job 2', message: 'failed at step “Test”' },
      { kind: 'error', name: 'job 3', message: 'failure' },
      { kind: 'error', name: 'job 4', message: 'timed out' },
    ])
    const page = toHtml(fromTaskRun(fromAny({ total_count: 2, jobs: [job(1, null), job(4, 'timed_out')] })))
    expect(page).toMatch(/<nav class="pl-errors".*<a href="#[^"]+">job 4: timed out<\/a>/s)
  })

  it('keep the words of GitHub beside those for people', () => {
    const step = { name: 'Test', status: 'in_progress', conclusion: null, number: 1 }
    const items = fromAny({ total_count: 2, jobs: [job(1, 'success'), job(2, null, [step])] }).outputs
    expect(checksOf(items, 'Steps')).toMatchObject([{ name: 'Test', message: 'in progress' }])
    expect(items[0]).toMatchObject({ vendor: { jobs: [{}, { status: 'in_progress' }] } })
    expect(items[1]).toMatchObject({ vendor: { steps: [{ step: 'Test', status: 'in_progress' }] } })
  })

  it('of one page are counted as those listed', () => {
    const jobs = [job(1, 'success'), job(2, 'failure')]
    const message = (total_count: number) => fromAny({ total_count, jobs }).meta.state?.message
    expect(message(2)).toBe('1 of 2 jobs failed: job 2.')
    expect(message(34)).toBe('1 of the 2 jobs listed failed: job 2.')
  })

  it('say what they have in common of their run', () => {
    const more = {
      head_branch: 'main',
      run_attempt: 2,
      workflow_name: 'CI',
      runner_name: 'r_1',
      labels: ['gpu', 'x'],
    }
    const { meta, outputs: items } = fromAny({
      total_count: 2,
      jobs: [job(1, 'success', [], more), job(2, null, [], more)],
    })
    expect(meta).toMatchObject({
      title: 'CI',
      runId: '7',
      attempt: 2,
      params: [
        { name: 'branch', value: 'main' },
        { name: 'commit', value: 'abc' },
      ],
      links: [{ label: 'Run on GitHub', url: 'https://github.com/acme/shop/actions/runs/7' }],
    })
    const links = items.find((item) => item.kind === 'markdown')
    expect(links?.text).toContain('job/1>) on r\\_1 \\(gpu, x\\)')
    const other = [
      job(1, 'success', [], more),
      job(2, 'success', [], { ...more, head_branch: 'dev', run_attempt: 3 }),
    ]
    const odd = fromAny({ total_count: 2, jobs: other }).meta
    expect(odd.params).toEqual([{ name: 'commit', value: 'abc' }])
    expect(odd).not.toHaveProperty('attempt')
  })

  it('are linked', () => {
    const links = outputs.find((item) => item.kind === 'markdown')
    expect(links?.text.split('\n')).toHaveLength(6)
    expect(links?.text).toContain('[job 4](<https://github.com/acme/shop/actions/runs/7/job/4>)')
  })
})

describe('one job', () => {
  it('that failed without a failed step is a check that says so', () => {
    const passed = { ...failedStep, conclusion: 'success' }
    expect(checksOf(fromAny({ job: job(1, 'timed_out', [passed]) }).outputs, 'Job')).toEqual([
      { name: 'job 1', status: 'error', message: 'timed out', duration: 90_000 },
    ])
  })

  it('says what it ran, and where', () => {
    const more = {
      head_branch: 'main',
      runner_name: 'r1',
      labels: ['gpu'],
      run_attempt: 3,
      workflow_name: 'CI',
    }
    const run = { workflow_id: 1, run_number: 5, event: 'push', status: 'completed', head_branch: 'other' }
    const { meta } = fromAny({ job: job(1, 'success', [], more), run })
    expect(meta).toMatchObject({
      attempt: 3,
      jobName: 'CI',
      params: [
        { name: 'branch', value: 'main' },
        { name: 'commit', value: 'abc' },
        { name: 'event', value: 'push' },
        { name: 'run number', value: '5' },
        { name: 'runner', value: 'r1' },
        { name: 'labels', value: 'gpu' },
      ],
      vendor: { run: { head_branch: 'other' } },
    })
  })

  it('that failed is an error where its log names none', () => {
    const log = (line: string) => `2026-11-20T09:00:00.0Z ##[group]Run x\n2026-11-20T09:00:01.0Z ${line}\n`
    const errorsOf = (line: string) =>
      fromAny({ job: job(1, 'failure', [failedStep]), log: log(line) }).outputs.flatMap((item) =>
        item.kind === 'error' ? `${item.name}: ${item.message}` : [],
      )
    expect(errorsOf('##[error]no disk')).toEqual(['Error: no disk'])
    expect(errorsOf('ok')).toEqual(['job 1: failed at step “Test”'])
  })

  it('is not said twice where a step failed', () => {
    const { outputs } = fromAny({ job: job(1, 'failure', [failedStep]) })
    expect(checksOf(outputs, 'Job')).toEqual([])
    expect(checksOf(outputs, 'Steps')).toMatchObject([{ name: 'Test', status: 'failed' }])
  })
})
