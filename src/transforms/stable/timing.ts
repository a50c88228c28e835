import type { Notebook } from '../../model/notebook.ts'
import { type PathTree, pathTree, withoutPaths } from '../metadata-paths.ts'

const PAPERMILL = ['start_time', 'end_time', 'duration'].map((key) => ['papermill', key])
const RUN = ['startTime', 'endTime', 'durations']

/** What Jupyter, ExecuteTime, papermill, Colab and Azure write about when a cell ran. */
export const CELL_TIMING: PathTree = pathTree([
  'execution',
  'ExecuteTime',
  ...PAPERMILL,
  ...['elapsed', 'timestamp', 'user', 'user_tz'].map((key) => ['executionInfo', key]),
  ['gather', 'logged'],
])

const NOTEBOOK_TIMING = pathTree([...PAPERMILL, ...RUN.map((key) => ['platen', 'run', key])])
const RUN_TIMING: ReadonlySet<string> = new Set(RUN)

/** The notebook without when it ran. */
export function withoutTiming(notebook: Notebook): Notebook {
  const metadata = withoutPaths(notebook.metadata, NOTEBOOK_TIMING) as Notebook['metadata']
  const isTimed = notebook.run !== undefined && Object.keys(notebook.run).some((key) => RUN_TIMING.has(key))
  if (!isTimed) return metadata === notebook.metadata ? notebook : { ...notebook, metadata }
  const { startTime: _start, endTime: _end, durations: _durations, ...run } = notebook.run!
  return { ...notebook, metadata, run }
}
