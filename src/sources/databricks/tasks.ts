import type { JsonValue, OutputItem, RefItem } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { strayItem } from '../stray.ts'
import { databricksState } from './state.ts'

/** The tasks of a run of several, and the iterations of a for-each task: their output is theirs, so a reference each. */
export function taskItems(run: Fields): readonly OutputItem[] {
  const tasks = run.peek('tasks')
  const several = Array.isArray(tasks) && tasks.length > 1 ? (run.list('tasks') ?? []) : []
  const iterations = run.list('iterations') ?? []
  return [
    ...several.map((entry, i) => taskItem(entry, i, 'tasks')),
    ...iterations.map((entry, i) => taskItem(entry, i, 'iterations')),
  ]
}

function taskItem(entry: JsonValue, index: number, list: string): OutputItem {
  const task = isObject(entry) ? new Fields(entry) : undefined
  const label = task?.text('task_key')
  const id = task?.id('run_id') ?? label
  if (task === undefined || id === undefined) return strayItem(list, index, entry)
  const state = databricksState(new Fields(task.object))
  const url = task.text('run_page_url')
  return compact<RefItem>({ kind: 'ref', type: 'task', id, label, url, state, vendor: task.rest() })
}
