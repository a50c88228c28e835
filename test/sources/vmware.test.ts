import { describe, expect, it } from 'vitest'
import { fromVmwareCheckSets } from '../../src/sources/index.ts'

const validation = (fields: object) =>
  fromVmwareCheckSets({
    id: 'v',
    validationChecks: [{ description: 'Networks', severity: 'WARNING', resultStatus: 'FAILED' }],
    ...fields,
  }).meta.state

describe('a validation', () => {
  it.each([
    ['SUCCEEDED', 'success'],
    ['FAILED', 'failed'],
    // Never a badge that contradicts the word beside it.
    ['FAILED_WITH_WARNINGS', 'failed'],
    ['WARNING', 'success'],
    ['SKIPPED', 'skipped'],
  ])('with the result %s is %s', (resultStatus, result) => {
    const state = validation({ executionStatus: 'COMPLETED', resultStatus })
    expect(state).toEqual({ lifecycle: 'ended', result, message: '1 warning.', raw: resultStatus })
  })

  it('of an unknown result has none', () => {
    const state = validation({ executionStatus: 'COMPLETED', resultStatus: 'UNKNOWN' })
    expect(state).toEqual({ lifecycle: 'ended', message: '1 warning.', raw: 'UNKNOWN' })
  })

  it.each(['IN_PROGRESS', 'CANCELLATION_IN_PROGRESS'])('in %s has no result yet', (executionStatus) => {
    expect(validation({ executionStatus })).toMatchObject({ lifecycle: 'running' })
    expect(validation({ executionStatus })).not.toHaveProperty('result')
  })

  it.each([
    ['COMPLETED', 'success'],
    ['FAILED', 'failed'],
    ['CANCELLED', 'canceled'],
    ['SKIPPED', 'skipped'],
  ])('without a result, %s, is %s', (executionStatus, result) => {
    expect(validation({ executionStatus })?.result).toBe(result)
  })
})
