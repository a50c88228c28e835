import { fromTaskRun, PlatenError } from '../index.ts'
import { detectSource, fromAny, sourceAdapters } from '../sources/index.ts'
import { hints, JUPYTER, type ParsedInput, type ParseInputOptions, PLATEN } from './parsed-input.ts'

/** Reads what a job system returned, or a `TaskRunOutput`. */
export function parseTaskRun(
  input: string | Uint8Array,
  source: string,
  options: ParseInputOptions,
): ParsedInput {
  if (options.from === undefined && source !== JUPYTER) options.onRecognised?.(sourceTitle(source))
  const { template, lang, limits } = options
  const run = fromAny(input, { ...hints(options), from: source, onWarning: options.onWarning('input') })
  const document = source === PLATEN ? 'input' : 'task run'
  const making = {
    ...(limits !== undefined && { limits }),
    ...(template !== undefined && { template }),
    ...(lang !== undefined && { lang }),
    onWarning: options.onWarning(document),
  }
  return { makeNotebook: () => fromTaskRun(options.redaction.taskRun(run), making), document, source }
}

/**
 * The name in `sourceAdapters` of what an input is.
 *
 * @throws PlatenError `UNKNOWN_SOURCE`
 */
export function recognised(
  input: string | Uint8Array,
  options: Pick<ParseInputOptions, 'name' | 'limits'>,
): string {
  const source = detectSource(input, hints(options))
  if (source !== undefined) return source
  throw new PlatenError({
    code: 'UNKNOWN_SOURCE',
    message: 'This is neither a notebook nor the output of a task run of a job system Platen knows.',
    help: `Name the system with --from, if it is one of ${sourceNames().join(', ')}.`,
  })
}

/** Whether {@link recognised} knows it. */
export function isRecognised(...args: Parameters<typeof recognised>): boolean {
  try {
    recognised(...args)
    return true
  } catch {
    return false
  }
}

/** What people call the system a {@link ParsedInput} came from. */
export function sourceTitle(source: string): string {
  return sourceAdapters.find(({ name }) => name === source)?.title ?? source
}

/** What `--from` takes. */
export function sourceNames(): readonly string[] {
  return sourceAdapters.map(({ name }) => name)
}
