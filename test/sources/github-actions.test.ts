import { describe, expect, it } from 'vitest'
import type { Check, OutputItem } from '../../src/index.ts'
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
      { name: 'job 4', status: 'error', message: 'timed_out', duration: 90_000 },
      { name: 'job 5', status: 'warning', message: 'cancelled', duration: 90_000 },
      { name: 'job 6', status: 'unknown', message: 'in_progress' },
    ])
  })

  it('of one page of several say that there are more', () => {
    const page = fromAny({ total_count: 34, jobs: [job(1, 'success'), job(2, 'success')] }).outputs
    expect(page[0]).toMatchObject({ title: 'Jobs', truncated: { omitted: 32, unit: 'items' } })
    const first = fromAny({ total_count: 34, jobs: [job(1, 'success')] }).outputs
    expect(first).toMatchObject([{ kind: 'value', value: 34, truncated: { omitted: 33 } }])
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
      { name: 'job 1', status: 'error', message: 'timed_out', duration: 90_000 },
    ])
  })

  it('is not said twice where a step failed', () => {
    const { outputs } = fromAny({ job: job(1, 'failure', [failedStep]) })
    expect(checksOf(outputs, 'Job')).toEqual([])
    expect(checksOf(outputs, 'Steps')).toMatchObject([{ name: 'Test', status: 'failed' }])
  })
})
