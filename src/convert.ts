import { checkOptions } from './check-options.ts'
import { invalidOption, type PlatenError } from './errors.ts'
import type { NotebookTemplate } from './model/notebook-template.ts'
import type { TaskRunMeta, TaskRunOutput } from './model/task-run.ts'
import { fromTaskRun } from './read/from-task-run/from-task-run.ts'
import type { Redaction, Redactor } from './redact/redactor.ts'
import type { HtmlOptions } from './render/options.ts'
import { fileNameProblem, fileStem } from './text/file-name.ts'
import { defaultTransforms } from './transforms/default-transforms.ts'
import { applyTransforms, type Transform } from './transforms/transform.ts'
import { checkFormat } from './write/headers/report-headers.ts'
import { toHtml } from './write/html/page.ts'
import { toIpynb } from './write/ipynb.ts'

/** What Linux takes. */
const MAX_PATH = 4_096

export type ExportFormat = 'HTML' | 'IPYNB'

export interface ExportOptions extends HtmlOptions {
  /** Case-sensitive. Default `HTML`. */
  readonly format?: ExportFormat
  /**
   * The file's name: one that Linux, macOS and Windows take, without folders, and without the ending of the other
   * format. Default: the last part of `path`, else
   * made from the run's title. Two runs can have one title.
   */
  readonly name?: string
  /**
   * The file's path in the service's own tree, `/`-separated; kept as given. `..`, empty parts, backslashes, drives and
   * device names are refused, so that joined to a folder it stays below it. Default: `/` and the name.
   */
  readonly path?: string
  /** Default {@link defaultTransforms}. */
  readonly transforms?: readonly Transform[]
  /** How a run becomes cells. Default `generic`. */
  readonly template?: string | NotebookTemplate
  /**
   * Secrets to mask, as `redaction(rules)` of `platen/redact`: before anything else sees the run, and once more behind
   * the transforms. Of the options, `title`, `fallbackTitle` and `run` are masked too. Default: nothing.
   */
  readonly redact?: Redaction
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
 * @throws PlatenError `INVALID_TASK_RUN`, `INVALID_FORMAT` for a format other than HTML and IPYNB, `INVALID_OPTION` for
 *   a name or path no file should have, a name that is not the last part of the path, and a `redact` that is not
 *   what `redaction` returned
 */
export function exportTaskRunOutput(run: TaskRunOutput, options: ExportOptions = {}): ExportedFile {
  checkOptions(options)
  const { format: asked = 'HTML' } = options
  const format = checkFormat(asked)
  // Reading checks the run, so it comes before anything looks into it.
  const redactor = startOf(options.redact)?.(options)
  const read = fromTaskRun(redactor ? redactor.taskRun(run) : run, options)
  const place = placeOf(read.run ?? {}, format, options)
  const transformed = applyTransforms(read, options.transforms ?? defaultTransforms)
  const notebook = redactor ? redactor.notebook(transformed) : transformed
  const content =
    format === 'HTML'
      ? toHtml(notebook, redactor ? redactedPage(redactor, options) : options)
      : toIpynb(notebook, options)
  return { ...place, format, content }
}

/** Whoever wants secrets masked must not get them because of a slip. */
function startOf(redact: Redaction | undefined): Redaction['start'] | undefined {
  if (redact === undefined) return undefined
  const start: unknown = (redact as Partial<Redaction> | null)?.start
  if (typeof start === 'function') return start as Redaction['start']
  throw invalidOption(
    '/redact',
    'redact is not what redaction() returns',
    'Pass redaction(rules) of platen/redact, or leave it out to mask nothing.',
  )
}

function redactedPage(
  redactor: Redactor,
  { title, fallbackTitle, run, ...rest }: ExportOptions,
): ExportOptions {
  return {
    ...rest,
    ...(title === undefined ? {} : { title: redactor.text(title) }),
    ...(fallbackTitle === undefined ? {} : { fallbackTitle: redactor.text(fallbackTitle) }),
    ...(run === undefined ? {} : { run: redactor.taskRun({ version: 1, meta: run, outputs: [] }).meta }),
  }
}

function placeOf(
  meta: Partial<TaskRunMeta>,
  format: ExportFormat,
  { name, path }: ExportOptions,
): { name: string; path: string } {
  if (path === undefined) {
    const own = name ?? `${stemOf(meta)}.${format.toLowerCase()}`
    checkNames('name', own, [own])
    checkEnding('name', own, format)
    return { name: own, path: `/${own}` }
  }
  const names = path.replace(/^\//, '').split('/')
  checkNames('path', path, names)
  const last = names.at(-1)!
  checkEnding('path', last, format)
  if (name !== undefined && name !== last)
    throw invalidPlace('name', `${JSON.stringify(name)} is not the last part of path ${JSON.stringify(path)}`)
  return { name: last, path }
}

function stemOf({ title, taskName, jobName, runId }: Partial<TaskRunMeta>): string {
  return fileStem(title ?? taskName ?? jobName ?? runId ?? '') || 'task-run-output'
}

/** Whoever writes the file joins these to a folder of theirs, and must not end up elsewhere. */
function checkNames(option: 'name' | 'path', value: string, names: readonly string[]): void {
  if (value.length > MAX_PATH) throw invalidPlace(option, `${option} is longer than ${MAX_PATH} characters`)
  const problem = names.map(fileNameProblem).find((found) => found !== undefined)
  if (problem !== undefined) throw invalidPlace(option, `${option} ${JSON.stringify(value)} has ${problem}`)
}

const ENDINGS_OF_OTHERS = { HTML: /\.ipynb$/i, IPYNB: /\.html?$/i }

/** Programs go by the ending, and would take the one for the other. */
function checkEnding(option: 'name' | 'path', name: string, format: ExportFormat): void {
  if (!ENDINGS_OF_OTHERS[format].test(name)) return
  throw invalidPlace(
    option,
    `${option} ends like a file of the other format, and format is "${format}"`,
    `Let it end in .${format.toLowerCase()}, or pass the other format.`,
  )
}

function invalidPlace(
  option: 'name' | 'path',
  message: string,
  help = 'Pass a path of plain names with / between them, or only the last one as the name.',
): PlatenError {
  return invalidOption(`/${option}`, message, help)
}
