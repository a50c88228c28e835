import type { JsonObject, JsonValue, OutputItem } from '../../index.ts'
import { Fields, isObject } from '../fields.ts'

/** The task of a run that has one; `task` is how API 2.0 calls it. It is only looked at: all of it stays in `vendor`. */
export function singleTask(run: Fields): JsonObject | undefined {
  const tasks = run.peek('tasks')
  if (!Array.isArray(tasks) || tasks.length === 0) return asObject(run.peek('task'))
  return tasks.length === 1 ? asObject(tasks[0]) : undefined
}

/** What the run's task is called, by itself or by the run. */
export function taskKey(run: Fields, task: JsonObject | undefined): string | undefined {
  const own = run.peekText('task_key')
  const key = (task && new Fields(task).peekText('task_key')) ?? own
  if (key === own) run.text('task_key')
  return key
}

/** Where a task says what it runs, and what that is. */
const SOURCES: readonly (readonly [path: readonly string[], type: string])[] = [
  [['notebook_task', 'notebook_path'], 'notebook'],
  [['clean_rooms_notebook_task', 'notebook_name'], 'notebook'],
  [['spark_python_task', 'python_file'], 'Python file'],
  [['python_wheel_task', 'package_name'], 'Python package'],
  [['spark_jar_task', 'main_class_name'], 'main class'],
  [['sql_task', 'file', 'path'], 'SQL file'],
  [['sql_task', 'query', 'query_id'], 'SQL query'],
  [['dbt_task', 'project_directory'], 'dbt project'],
  [['pipeline_task', 'pipeline_id'], 'pipeline'],
  [['run_job_task', 'job_id'], 'job'],
]

/** What the run's one task ran, as references. */
export function sourceItems(run: Fields): readonly OutputItem[] {
  const task = singleTask(run)
  return SOURCES.flatMap(([path, type]) => {
    const id = task && idAt(task, path)
    return id === undefined ? [] : [{ kind: 'ref', type, id } as const]
  })
}

function idAt(task: JsonObject, path: readonly string[]): string | undefined {
  const parents = path.slice(0, -1)
  const parent = parents.reduce<JsonObject | undefined>(
    (object, key) => object && asObject(new Fields(object).peek(key)),
    task,
  )
  return parent && new Fields(parent).id(path.at(-1)!)
}

function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined
}
