import {
  fromIpynb,
  fromTaskRun,
  type Limits,
  type Notebook,
  type NotebookTemplate,
  type OnWarning,
  PlatenError,
  type Warning,
} from '../index.ts'
import { detectSource, fromAny, sourceAdapters } from '../sources/index.ts'
import { ipynbInPage } from './page-input.ts'
import type { Redaction } from './redaction.ts'

export interface ParseInputOptions {
  /** The job system, by its name in `sourceAdapters`; `jupyter` for a notebook. Default: recognised. */
  readonly from?: string | undefined
  /** The file's name says that it is a notebook, so what is wrong with it as one is an error. Default false. */
  readonly mustBeNotebook?: boolean
  /** What the input's file is called; undefined for standard input. */
  readonly name?: string | undefined
  /** For task runs: how a run becomes cells. */
  readonly template?: 'generic' | NotebookTemplate | undefined
  /** For task runs: the language of section headings. */
  readonly lang?: string | undefined
  readonly limits?: Partial<Limits>
  readonly redaction: Pick<Redaction, 'taskRun' | 'notebook'>
  /** Receives the warnings whose pointers are into this document. */
  readonly onWarning: (document: PointedInto) => OnWarning
  /** Hears what the input of a task run is, where that was not given, before any warning about it. */
  readonly onRecognised?: (source: string) => void
}

/** What a JSON pointer of a warning or an error leads into: the input, or what was made of it on the way. */
export type PointedInto = 'input' | 'task run' | 'notebook'

export interface ParsedInput {
  /** Throws a PlatenError with a pointer into `document`. */
  readonly makeNotebook: () => Notebook
  readonly document: PointedInto
  /** The name in `sourceAdapters` of what the input was; `jupyter` for a notebook. */
  readonly source: string
}

/**
 * Reads whatever it is: an .ipynb of any version, a `TaskRunOutput`, what a job system returned, or a report that embeds
 * its notebook. Two steps, because what goes wrong in the first is found in the input, in the second in what was made of it.
 *
 * @throws PlatenError `UNKNOWN_SOURCE` where it is none of these, and what `fromIpynb` and `fromAny` throw
 */
export function parseInput(input: string | Uint8Array, options: ParseInputOptions): ParsedInput {
  const { from } = options
  const ipynb = ipynbInPage(input, { from, ...limitsIn(options), ...nameIn(options) })
  if (ipynb !== undefined) return parsedPage(ipynb, options)
  const reading = { ...limitsIn(options), onWarning: options.onWarning('input') }
  if (from === JUPYTER) return parsedNotebook(fromIpynb(input, reading), options)
  if (from !== undefined) return parseTaskRun(input, from, options)
  // Most inputs are notebooks, and those can be large: they are parsed once, but for those with a run in their metadata.
  const warnings: Warning[] = []
  const read = () => fromIpynb(input, { ...reading, onWarning: (warning) => void warnings.push(warning) })
  const notebook = options.mustBeNotebook ? read() : ifNotebook(read)
  const isPlain = notebook !== undefined && !hasRun(notebook)
  const source = isPlain ? JUPYTER : detectSource(input, { ...limitsIn(options), ...nameIn(options) })
  if (source === undefined) throw unknownInput()
  if (source === JUPYTER && notebook) {
    for (const warning of warnings) reading.onWarning(warning)
    return parsedNotebook(notebook, options)
  }
  if (source !== JUPYTER) options.onRecognised?.(source)
  return parseTaskRun(input, source, options)
}

/** What people call the system a {@link ParsedInput} came from. */
export function sourceTitle(source: string): string {
  return sourceAdapters.find(({ name }) => name === source)?.title ?? source
}

/** What `--from` takes. */
export function sourceNames(): readonly string[] {
  return sourceAdapters.map(({ name }) => name)
}

/** The source of notebooks, which need no task run around them. */
export const JUPYTER = 'jupyter'

/** The source whose payload is the task run itself. */
export const PLATEN = 'platen'

/** Not every input is JSON; what is wrong with one that should be, finding its source says too. */
const NO_NOTEBOOK: ReadonlySet<string> = new Set(['NOT_A_NOTEBOOK', 'INVALID_JSON'])

function parseTaskRun(input: string | Uint8Array, source: string, options: ParseInputOptions): ParsedInput {
  const onWarning = options.onWarning('input')
  const run = fromAny(input, { ...limitsIn(options), ...nameIn(options), from: source, onWarning })
  const document = source === PLATEN ? 'input' : 'task run'
  const { template, lang } = options
  const making = {
    ...limitsIn(options),
    ...(template !== undefined && { template }),
    ...(lang !== undefined && { lang }),
    onWarning: options.onWarning(document),
  }
  return { makeNotebook: () => fromTaskRun(options.redaction.taskRun(run), making), document, source }
}

function parsedNotebook(notebook: Notebook, { redaction }: ParseInputOptions): ParsedInput {
  return { makeNotebook: () => redaction.notebook(notebook), document: 'input', source: JUPYTER }
}

/** Of a notebook in a page: pointers lead into it, and to no place in the page. */
function parsedPage(ipynb: Uint8Array, options: ParseInputOptions): ParsedInput {
  const reading = { ...limitsIn(options), onWarning: options.onWarning('notebook') }
  const makeNotebook = () => options.redaction.notebook(fromIpynb(ipynb, reading))
  return { makeNotebook, document: 'notebook', source: JUPYTER }
}

function limitsIn({ limits }: ParseInputOptions): { limits?: Partial<Limits> } {
  return limits === undefined ? {} : { limits }
}

function nameIn({ name }: ParseInputOptions): { name?: string } {
  return name === undefined ? {} : { name }
}

/** Keys of a notebook's metadata that job systems write, see their adapters. */
const RUN_KEYS = ['papermill', 'application/vnd.databricks.v1+notebook']

/** Whether a notebook is that of a run, and says so in its metadata. */
export function hasRun({ metadata }: Pick<Notebook, 'metadata'>): boolean {
  return RUN_KEYS.some((key) => typeof metadata[key] === 'object' && metadata[key] !== null)
}

function ifNotebook(read: () => Notebook): Notebook | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof PlatenError && NO_NOTEBOOK.has(error.code)) return undefined
    throw error
  }
}

/** An input that is nothing Platen knows. */
export function unknownInput(): PlatenError {
  return new PlatenError({
    code: 'UNKNOWN_SOURCE',
    message: 'This is neither a notebook nor the output of a task run of a job system Platen knows.',
    help: `Name the system with --from, if it is one of ${sourceNames().join(', ')}.`,
  })
}
