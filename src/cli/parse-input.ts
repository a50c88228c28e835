import { fromIpynb, type Limits, type Notebook, PlatenError, type Warning } from '../index.ts'
import { ipynbInPage } from './page-input.ts'
import { hasRun, hints, JUPYTER, type ParsedInput, type ParseInputOptions } from './parsed-input.ts'

/**
 * Reads whatever it is: an .ipynb of any version, a `TaskRunOutput`, what a job system returned, or a report that embeds
 * its notebook. Two steps, because what goes wrong in the first is found in the input, in the second in what was made of it.
 *
 * @throws PlatenError `UNKNOWN_SOURCE` where it is none of these, and what `fromIpynb` and `fromAny` throw
 */
export async function parseInput(
  input: string | Uint8Array,
  options: ParseInputOptions,
): Promise<ParsedInput> {
  const { from } = options
  const ipynb = await ipynbInPage(input, { from, ...hints(options) })
  if (ipynb !== undefined) return parsedPage(ipynb, options)
  const reading = { ...limitsIn(options), onWarning: options.onWarning('input') }
  if (from === JUPYTER) return parsedNotebook(fromIpynb(input, reading), options)
  // Most inputs are notebooks, and those can be large: they are parsed once, but for those with a run in their metadata.
  const warnings: Warning[] = []
  const read = () => fromIpynb(input, { ...reading, onWarning: (warning) => void warnings.push(warning) })
  const parsed = from !== undefined ? undefined : options.mustBeNotebook ? read() : ifNotebook(read)
  const notebook = () => {
    for (const warning of warnings) reading.onWarning(warning)
    return parsedNotebook(parsed!, options)
  }
  if (parsed !== undefined && !hasRun(parsed)) return notebook()
  // Loaded only now: the adapters are a third of the program.
  const { parseTaskRun, recognised } = await import('./parse-task-run.ts')
  const source = from ?? recognised(input, options)
  return source === JUPYTER && parsed ? notebook() : parseTaskRun(input, source, options)
}

/** Not every input is JSON; what is wrong with one that should be, finding its source says too. */
const NO_NOTEBOOK: ReadonlySet<string> = new Set(['NOT_A_NOTEBOOK', 'INVALID_JSON'])

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

function ifNotebook(read: () => Notebook): Notebook | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof PlatenError && NO_NOTEBOOK.has(error.code)) return undefined
    throw error
  }
}
