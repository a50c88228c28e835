import { PlatenError } from './errors.ts'
import type { NotebookTemplate } from './model/notebook-template.ts'
import type { TaskRunMeta, TaskRunOutput } from './model/task-run.ts'
import { fromTaskRun } from './read/from-task-run/from-task-run.ts'
import type { HtmlOptions } from './render/options.ts'
import { defaultTransforms } from './transforms/default-transforms.ts'
import { applyTransforms, type Transform } from './transforms/transform.ts'
import { toHtml } from './write/html/page.ts'
import { toIpynb } from './write/ipynb.ts'

export type ExportFormat = 'HTML' | 'IPYNB'

export interface ExportOptions extends HtmlOptions {
  /** Case-sensitive. Default `HTML`. */
  readonly format?: ExportFormat
  /** The file's name. Default: the last part of `path`, else made from the run's title. */
  readonly name?: string
  /** The file's full path, `/`-separated. Default: `/` and the name. */
  readonly path?: string
  /** Default {@link defaultTransforms}. */
  readonly transforms?: readonly Transform[]
  /** How a run becomes cells. Default `generic`. */
  readonly template?: string | NotebookTemplate
}

/** Field for field the `ExportedTaskRunOutputContents` of Oracle AI Data Platform. */
export interface ExportedFile {
  /** The last part of `path`. */
  readonly name: string
  readonly path: string
  readonly format: ExportFormat
  /** The HTML page or the .ipynb, as text. */
  readonly content: string
}

/**
 * The whole way: a task run's output as one file.
 *
 * @throws PlatenError `INVALID_TASK_RUN`, `INVALID_FORMAT` for a format other than HTML and IPYNB, `INVALID_OPTION` for a name that
 *   is not the last part of the path.
 */
export function exportTaskRunOutput(run: TaskRunOutput, options: ExportOptions = {}): ExportedFile {
  const { format = 'HTML' } = options
  if (format !== 'HTML' && format !== 'IPYNB') {
    throw new PlatenError({
      code: 'INVALID_FORMAT',
      message: `format is ${JSON.stringify(format)}; it can be "HTML" or "IPYNB"`,
      pointer: '/format',
      help: 'Leave it out for HTML. The case matters.',
    })
  }
  // Reading checks the run, so it comes before anything looks into it.
  const read = fromTaskRun(run, options)
  const place = placeOf(read.run ?? {}, format, options)
  const notebook = applyTransforms(read, options.transforms ?? defaultTransforms)
  const content = format === 'HTML' ? toHtml(notebook, options) : toIpynb(notebook)
  return { ...place, format, content }
}

function placeOf(
  meta: Partial<TaskRunMeta>,
  format: ExportFormat,
  { name, path }: ExportOptions,
): { name: string; path: string } {
  if (path === undefined) {
    const own = name ?? `${fileStem(meta)}.${format.toLowerCase()}`
    if (own === '' || own.includes('/')) throw invalidName(own, 'is not a file name')
    return { name: own, path: `/${own}` }
  }
  const last = path.slice(path.lastIndexOf('/') + 1)
  if (last === '') throw invalidName(path, 'does not end in a file name')
  if (name !== undefined && name !== last)
    throw invalidName(name, `is not the last part of path ${JSON.stringify(path)}`)
  return { name: last, path }
}

/** A file name out of the run's title: letters and digits of any script, the rest as single dashes. */
function fileStem({ title, taskName, jobName, runId }: Partial<TaskRunMeta>): string {
  const stem = (title ?? taskName ?? jobName ?? runId ?? '')
    .replace(/[^\p{L}\p{M}\p{N}._]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 100)
    .toWellFormed()
  return stem === '' ? 'task-run-output' : stem
}

function invalidName(value: string, problem: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_OPTION',
    message: `${JSON.stringify(value)} ${problem}`,
    pointer: '/name',
    help: 'Pass a path whose last part is the name, or only one of the two.',
  })
}
