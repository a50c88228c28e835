import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TaskRunOutput } from '../../src/index.ts'
import * as sources from '../../src/sources/index.ts'
import { goldenCases } from '../golden/cases.ts'

/** The function by which each system's payload is read where its system is known; our own model has `parseTaskRun`. */
const NAMED: Readonly<
  Record<string, (payload: Uint8Array, options: sources.SourceOptions) => TaskRunOutput>
> = {
  airflow: sources.fromAirflowTask,
  dagster: sources.fromDagsterRun,
  databricks: sources.fromDatabricksRunOutput,
  dbt: sources.fromDbtRunResults,
  'github-actions': sources.fromGithubActions,
  'great-expectations': sources.fromGreatExpectations,
  'huawei-drs': sources.fromHuaweiDrsJob,
  junit: sources.fromJunitXml,
  jupyter: sources.fromJupyterNotebook,
  'jupyter-messages': sources.fromJupyterMessages,
  log: sources.fromLog,
  markdown: sources.fromMarkdown,
  mlflow: sources.fromMlflowRun,
  'oracle-aidp': sources.fromOracleTaskRunOutput,
  papermill: sources.fromPapermillNotebook,
  prefect: sources.fromPrefectRun,
  table: sources.fromTable,
  'vmware-sddc': sources.fromVmwareCheckSets,
}

describe('the functions for one system', () => {
  it('are there for every system, and no others', () => {
    const systems = sources.sourceAdapters.map(({ name }) => name).filter((name) => name !== 'platen')
    expect(Object.keys(NAMED).sort()).toEqual([...systems].sort())
    const exported = Object.entries(sources).filter(([name]) => name.startsWith('from') && name !== 'fromAny')
    expect(new Set(exported.map(([, value]) => value))).toEqual(new Set(Object.values(NAMED)))
  })

  const cases = goldenCases
    .filter(({ input }) => !input.endsWith('.ipynb'))
    .map(({ name, input }) => ({ name, bytes: readFileSync(input), options: { name: basename(input) } }))
    .map((one) => ({ ...one, system: sources.detectSource(one.bytes, one.options) ?? '' }))
    .filter(({ system }) => system !== 'platen')

  it.each(cases)('read fixtures/$name as fromAny does', ({ bytes, options, system }) => {
    expect(NAMED[system]!(bytes, options)).toEqual(sources.fromAny(bytes, options))
  })
})
