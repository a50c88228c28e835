import { describe, expect, it } from 'vitest'
import { fromAny } from '../../src/sources/from-any.ts'

const event = (fields: object) => ({
  message: 'm',
  timestamp: '1795147200000',
  runId: 'r',
  level: 'INFO',
  ...fields,
})

describe('events of GraphQL without eventType', () => {
  it('are told by the names of their types', () => {
    const step = { stepKey: 'load' }
    const { outputs } = fromAny([
      event({ __typename: 'ExecutionStepStartEvent', ...step }),
      event({ __typename: 'ExecutionStepUpForRetryEvent', ...step }),
      event({ __typename: 'ExecutionStepRestartEvent', ...step, timestamp: '1795147205000' }),
      event({ __typename: 'ExecutionStepSuccessEvent', ...step, timestamp: '1795147206000' }),
    ])
    expect(outputs[0]).toMatchObject({ checks: [{ name: 'load', status: 'passed', duration: 1_000 }] })
  })
})

describe('metadata', () => {
  const shown = (...metadataEntries: readonly object[]) =>
    fromAny([event({ __typename: 'ObservationEvent', assetKey: { path: ['a'] }, metadataEntries })])
      .outputs.filter(({ kind }) => kind !== 'logs')
      .slice(1)

  it.each([
    [
      { __typename: 'PoolMetadataEntry', pool: 'db' },
      { kind: 'value', value: 'db' },
    ],
    [
      { __typename: 'PythonArtifactMetadataEntry', module: 'shop.io', name: 'load' },
      { kind: 'value', value: 'shop.io.load' },
    ],
    [
      { __typename: 'JobMetadataEntry', jobName: 'nightly', locationName: 'l' },
      { kind: 'ref', id: 'nightly' },
    ],
    // No kind of item is for these; they are kept as they are.
    [{ __typename: 'CodeReferencesMetadataEntry', codeReferences: [{ url: 'u' }] }, { kind: 'unknown' }],
  ])('%j', (entry, item) => {
    expect(shown({ label: 'x', description: null, ...entry })).toMatchObject([item])
  })
})
