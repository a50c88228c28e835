import type { HostileArea } from './case.ts'
import { highlight } from './highlight.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { math } from './math.ts'
import { cells, notebook } from './notebook.ts'
import { sources } from './sources.ts'
import { taskRun } from './task-run.ts'
import { terminal } from './terminal.ts'

/** All there is; one file each. */
export const AREAS: readonly HostileArea[] = [
  markdown,
  math,
  terminal,
  json,
  notebook,
  cells,
  taskRun,
  sources,
  highlight,
]
