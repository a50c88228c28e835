import {
  fromIpynb,
  fromTaskRun,
  type Notebook,
  type NotebookTemplate,
  type OnWarning,
  PlatenError,
} from '../index.ts'
import { detectSource, fromAny, sourceAdapters } from '../sources/index.ts'

export interface ParseInputOptions {
  /** The job system, by its name in `sourceAdapters`; `jupyter` for a notebook. Default: recognised. */
  readonly from?: string | undefined
  /** For task runs: how a run becomes cells. */
  readonly template?: 'generic' | NotebookTemplate | undefined
  readonly onWarning?: OnWarning
}

export interface ParsedInput {
  readonly notebook: Notebook
  /** The name in `sourceAdapters` of what the input was; `jupyter` for a notebook. */
  readonly source: string
}

/**
 * A notebook from whatever it is: an .ipynb of any version, a `TaskRunOutput`, or what a job system returned.
 *
 * @throws PlatenError `UNKNOWN_SOURCE` where it is none of these, and what `fromIpynb` and `fromAny` throw
 */
export function parseInput(input: string | Uint8Array, options: ParseInputOptions = {}): ParsedInput {
  const { from } = options
  if (from === JUPYTER) return { notebook: fromIpynb(input, options), source: JUPYTER }
  if (from !== undefined) return parseTaskRun(input, from, options)
  // Most inputs are notebooks, and those can be large: they are parsed once.
  const notebook = ifNotebook(() => fromIpynb(input, options))
  if (notebook) return { notebook, source: JUPYTER }
  const source = detectSource(input, options)
  if (source === undefined) throw unknownInput()
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

function parseTaskRun(input: string | Uint8Array, source: string, options: ParseInputOptions): ParsedInput {
  const run = fromAny(input, { ...options, from: source })
  return { notebook: fromTaskRun(run, options), source }
}

function ifNotebook(read: () => Notebook): Notebook | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof PlatenError && error.code === 'NOT_A_NOTEBOOK') return undefined
    throw error
  }
}

/** An input that is JSON and nothing Platen knows. */
export function unknownInput(): PlatenError {
  return new PlatenError({
    code: 'UNKNOWN_SOURCE',
    message:
      'This is JSON, but neither a notebook nor the output of a task run of a job system Platen knows.',
    help: `Name the system with --from, if it is one of ${sourceNames().join(', ')}.`,
  })
}
