import {
  type JsonObject,
  type JsonValue,
  type Param,
  PlatenError,
  type RunState,
  type TaskRunOutput,
} from '../index.ts'
import { compact, Fields, isObject } from './fields.ts'
import { peekInstant } from './instant.ts'
import { readPayload, type SourceOptions } from './payload.ts'

/** What Papermill writes to `metadata.papermill` of a notebook it runs. Times are ISO 8601, in UTC where no zone is named. */
export interface PapermillMetadata {
  input_path?: string
  output_path?: string
  parameters?: { [name: string]: unknown }
  default_parameters?: { [name: string]: unknown }
  environment_variables?: { [name: string]: string }
  version?: string
  start_time?: string | null
  end_time?: string | null
  /** Seconds. */
  duration?: number | null
  /** Whether a cell failed; null where none has. */
  exception?: boolean | null
}

/** `metadata.papermill` of a cell. */
export interface PapermillCellMetadata {
  start_time?: string | null
  end_time?: string | null
  duration?: number | null
  status?: 'pending' | 'running' | 'completed' | 'failed' | (string & {})
  exception?: boolean | null
}

/** Tells a notebook that Papermill ran or prepared: `metadata.papermill` with a path or a time. */
export function isPapermill(value: JsonValue): value is JsonObject {
  const papermill = metadataOf(value)
  if (papermill === undefined) return false
  const fields = new Fields(papermill)
  return ['input_path', 'output_path', 'start_time', 'duration'].some((key) => fields.peek(key) !== undefined)
}

function metadataOf(value: JsonValue): JsonObject | undefined {
  if (!isObject(value) || !Array.isArray(value.cells)) return undefined
  return new Fields(value).fields('metadata')?.fields('papermill')?.object
}

/**
 * A notebook as Papermill leaves it: the notebook as it is, and its run from `metadata.papermill`. Documented at
 * https://papermill.readthedocs.io; what it writes there, its code says (github.com/nteract/papermill, `engines.py`). Nothing
 * is lost. The state's message says that it is the file's own word.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `NOT_A_NOTEBOOK`, `LIMIT_EXCEEDED`
 */
export function fromPapermillNotebook(
  payload: string | Uint8Array | JsonObject,
  options: SourceOptions = {},
): TaskRunOutput {
  return convertPapermill(readPayload(payload, options))
}

/** {@link fromPapermillNotebook} for a payload that has been read. */
export function convertPapermill(value: JsonValue): TaskRunOutput {
  const papermill = metadataOf(value)
  if (papermill === undefined || !isObject(value)) {
    throw new PlatenError({
      code: 'NOT_A_NOTEBOOK',
      message: 'The payload is no notebook with metadata.papermill.',
      pointer: isObject(value) ? '/metadata/papermill' : '',
      help: 'Pass the .ipynb that Papermill wrote, or leave out "from" for any other notebook.',
    })
  }
  const run = new Fields(papermill)
  const path = run.text('input_path')
  const duration = run.number('duration')
  const meta = compact({
    system: 'papermill',
    title: new Fields(value).fields('metadata')?.text('title') ?? lastPart(path ?? run.text('output_path')),
    jobName: path,
    state: stateOf(run, cellsOf(value)),
    startTime: peekInstant(run, 'start_time'),
    endTime: peekInstant(run, 'end_time'),
    durations: duration === undefined || duration < 0 ? undefined : { total: duration * 1_000 },
    params: params(run.fields('parameters')),
  })
  return { version: 1, meta, outputs: [{ kind: 'notebook', content: value }] }
}

function lastPart(path: string | undefined): string | undefined {
  return path?.slice(path.lastIndexOf('/') + 1).replace(/\.ipynb$/, '') || undefined
}

function params(given: Fields | undefined): readonly Param[] | undefined {
  const found = Object.entries(given?.object ?? {}).map(([name, value]) => ({ name, value: value ?? null }))
  return found.length > 0 ? found : undefined
}

const ACCORDING = 'According to the notebook file'

function stateOf(run: Fields, cells: readonly Fields[]): RunState | undefined {
  const failed = cells.findIndex((cell) => isFailed(cell.fields('metadata')?.fields('papermill')))
  if (failed >= 0 || run.flag('exception') === true) {
    const what = cells.flatMap((cell) => errorIn(cell) ?? []).at(0)
    return { lifecycle: 'ended', result: 'failed', message: `${what ?? 'A cell failed'}. (${ACCORDING}.)` }
  }
  if (run.text('end_time') !== undefined)
    return { lifecycle: 'ended', result: 'success', message: `${ACCORDING}.` }
  if (run.text('start_time') !== undefined) return { lifecycle: 'running', message: `${ACCORDING}.` }
  return undefined
}

function cellsOf(notebook: JsonObject): readonly Fields[] {
  const cells = new Fields(notebook).list('cells') ?? []
  return cells.flatMap((cell) => (isObject(cell) ? new Fields(cell) : []))
}

function isFailed(cell: Fields | undefined): boolean {
  return cell?.text('status') === 'failed' || cell?.flag('exception') === true
}

/** `In [5]: NameError: name 'x' is not defined`, of the first error output of a cell. */
function errorIn(cell: Fields): string | undefined {
  const outputs = cell.list('outputs') ?? []
  const error = outputs.find((output) => isObject(output) && output.output_type === 'error')
  if (!isObject(error)) return undefined
  const fields = new Fields(error)
  const count = cell.count('execution_count')
  const words = [fields.text('ename'), fields.text('evalue')?.split('\n', 1)[0]].filter(Boolean).join(': ')
  return `${count === undefined ? 'A cell' : `In [${count}]`}: ${words}`
}
