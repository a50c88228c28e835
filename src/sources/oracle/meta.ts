import type { JsonObject, JsonValue, Param, TaskRunMeta } from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { oracleState } from './state.ts'

export const ORACLE = 'oracle-aidp'

/** The meta of a run whose task run is known, and the stack trace its state carries. */
export function oracleMeta(run: Fields): { meta: TaskRunMeta; errorTrace: string | undefined } {
  const startTime = run.moment('startTime')
  const endTime = run.moment('endTime')
  const state = run.fields('state')
  const errorTrace = state?.text('errorTrace')
  const retryAttempt = run.count('retryAttempt')
  const meta = compact<TaskRunMeta>({
    system: ORACLE,
    title: run.text('name'),
    runId: run.id('key'),
    jobId: run.id('jobKey'),
    taskName: run.text('taskKey'),
    attempt: retryAttempt === undefined ? undefined : retryAttempt + 1,
    retries: retryIds(run.peek('retries')),
    state: state && oracleState(state, endTime !== undefined),
    startTime,
    endTime,
    durations: compactOrNone({
      setup: run.number('setupDuration'),
      execution: run.number('executionDuration'),
      cleanup: run.number('cleanupDuration'),
    }) as TaskRunMeta['durations'],
    params: params(run),
  })
  const vendor = compactOrNone({ ...run.rest(), state: state?.rest() })
  return { meta: vendor ? { ...meta, vendor } : meta, errorTrace }
}

/** The run's own parameters; a task's defaults where the run lists none, with its command line. */
function params(run: Fields): readonly Param[] | undefined {
  const own = simpleParams(run.peek('parameters'))
  if (own !== undefined) run.value('parameters')
  const task = run.peek('task')
  const config = isObject(task) ? new Fields(task) : undefined
  const found = [...(own ?? simpleParams(config?.peek('parameters')) ?? [])]
  const commandLine = config?.text('commandLineArguments')
  if (commandLine !== undefined) found.push({ name: 'commandLineArguments', value: commandLine })
  return found.length > 0 ? found : undefined
}

/** A list of nothing but `{name, value?}`; anything else is not understood. */
function simpleParams(value: JsonValue | undefined): readonly Param[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const found: Param[] = []
  for (const entry of value as readonly JsonValue[]) {
    const param = oracleParam(entry)
    if (param === undefined) return undefined
    found.push(param)
  }
  return found
}

/** `{name, value?}` and nothing more. */
export function oracleParam(entry: JsonValue): Param | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const name = fields.text('name')
  const value = fields.value('value') ?? null
  return name === undefined || fields.rest() !== undefined ? undefined : { name, value }
}

/** A retry has no key of its own; its execution and its output have one. The list itself stays in `vendor`. */
function retryIds(value: JsonValue | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const retries = (value as readonly JsonValue[]).filter(isObject).map((entry: JsonObject) => {
    const retry = new Fields(entry)
    const id = retry.id('key') ?? retry.id('externalId') ?? retry.id('outputKey')
    return { id, number: retry.number('retryNumber') ?? 0 }
  })
  const ids = retries.sort((a, b) => a.number - b.number).flatMap(({ id }) => id ?? [])
  return ids.length > 0 ? ids : undefined
}
