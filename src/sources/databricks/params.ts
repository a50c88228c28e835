import type { JsonObject, JsonValue, Param } from '../../index.ts'
import { Fields, isObject } from '../fields.ts'

const OVERRIDES = ['notebook_params', 'sql_params', 'python_named_params'] as const
const OVERRIDE_LISTS = ['jar_params', 'python_params', 'spark_submit_params', 'dbt_commands'] as const
const TASK_MAPS = ['base_parameters', 'parameters', 'named_parameters', 'job_parameters'] as const
const TASK_LISTS = ['parameters', 'commands'] as const

/**
 * The parameters the run went by: the job's, then the task's with the run's own values over the defaults. A task
 * parameter that repeats a job parameter is one the job pushed down. The task is only looked at, never taken.
 */
export function databricksParams(run: Fields, task: JsonObject | undefined): readonly Param[] | undefined {
  const job = jobParams(run)
  const named = new Map<string, JsonValue>()
  const lists: Param[] = []
  for (const config of taskConfigs(task)) {
    for (const key of TASK_MAPS) for (const [name, value] of entries(config, key)) named.set(name, value)
    for (const key of TASK_LISTS) for (const param of listParam(config, key)) lists.push(param)
  }
  const given = objectOf(run.peek('overriding_parameters'))
  const overriding = new Fields(given ?? {})
  for (const key of OVERRIDES) for (const [name, value] of entries(overriding, key)) named.set(name, value)
  const overridden = OVERRIDE_LISTS.flatMap((key) => listParam(overriding, key))
  if (given && overriding.rest() === undefined) run.value('overriding_parameters')
  const pushed = new Map(job.map(({ name, value }) => [name, value]))
  const own = [...named].filter(([name, value]) => !pushed.has(name) || pushed.get(name) !== value)
  const all = [
    ...job,
    ...own.map(([name, value]) => ({ name, value })),
    ...(overridden.length > 0 ? overridden : lists),
  ]
  return all.length > 0 ? all : undefined
}

/** `job_parameters`, where it is nothing but name, value and default. */
function jobParams(run: Fields): readonly Param[] {
  const list = run.peek('job_parameters')
  if (!Array.isArray(list)) return []
  const params = (list as readonly JsonValue[]).map(jobParam)
  if (params.includes(undefined)) return []
  run.value('job_parameters')
  return params.flatMap((param) => param ?? [])
}

function jobParam(entry: JsonValue): Param | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Fields(entry)
  const name = fields.text('name')
  const fallback = fields.value('default') ?? null
  const value = fields.value('value') ?? fallback
  if (name === undefined || fields.rest() !== undefined) return undefined
  if (fallback === null || fallback === value) return { name, value }
  return typeof fallback === 'string' ? { name, value, description: `Default: ${fallback}` } : undefined
}

/** What a task says of itself, then the same with references resolved, which therefore wins. */
function taskConfigs(task: JsonObject | undefined): readonly Fields[] {
  if (task === undefined) return []
  const resolved = objectOf(new Fields(task).peek('resolved_values')) ?? {}
  return [task, resolved].flatMap((source) =>
    Object.entries(source).flatMap(([key, value]) =>
      key.endsWith('_task') && isObject(value) ? new Fields(value) : [],
    ),
  )
}

function entries(source: Fields, key: string): readonly (readonly [string, JsonValue])[] {
  const map = source.peek(key)
  if (!isObject(map)) return []
  source.value(key)
  return Object.entries(map).map(([name, value]) => [name, value ?? null] as const)
}

function listParam(source: Fields, key: string): readonly Param[] {
  const list = source.list(key)
  return list !== undefined && list.length > 0 ? [{ name: key, value: list }] : []
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined
}
