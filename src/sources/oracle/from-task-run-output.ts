import {
  type ErrorItem,
  type JsonObject,
  type JsonValue,
  limitsOf,
  type OutputItem,
  PlatenError,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { joinPointer } from '../../text/pointer.ts'
import { errorItem } from '../error-trace.ts'
import { compactOrNone, Fields, isObject } from '../fields.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import { dataItem } from './data-item.ts'
import { fromOracleExport, isOracleExport } from './exported.ts'
import { ORACLE, oracleMeta, oracleParam } from './meta.ts'
import type {
  OracleExportedTaskRunOutputContents,
  OracleTaskRun,
  OracleTaskRunOutput,
  OracleTaskRunWithOutput,
} from './wire.ts'

export interface OracleOptions extends SourceOptions {
  /** The run the output belongs to: who, when, how it ended. JSON text (best), its bytes, or a parsed object. */
  readonly taskRun?: string | Uint8Array | OracleTaskRun | JsonObject
}

export type OraclePayload =
  | string
  | Uint8Array
  | OracleTaskRunOutput
  | OracleTaskRunWithOutput
  | OracleExportedTaskRunOutputContents
  | JsonObject

/**
 * A task run's output as Oracle AI Data Platform reports it: `TaskRunOutput` alone, `{taskRun, output}`, or the
 * `ExportedTaskRunOutputContents` its export answers.
 *
 * Every output is taken out of base64, decompressed (GZIP, DEFLATE) and out of its character set. Fields without a
 * place in the model are in `meta.vendor.output`, `meta.vendor.taskRun` and each item's `vendor`.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_SOURCE`, `INVALID_BASE64`, `INVALID_ENCODING`, `LIMIT_EXCEEDED`;
 *   `UNSUPPORTED_COMPRESSION` for COMPRESS and BZIP2.
 */
export function fromOracleTaskRunOutput(payload: OraclePayload, options: OracleOptions = {}): TaskRunOutput {
  const value = readPayload(payload, options)
  const taskRun = options.taskRun === undefined ? undefined : readPayload(options.taskRun, options)
  return convertOracle(value, options, taskRun)
}

/** Tells what {@link convertOracle} reads. */
export function isOracle(value: JsonValue): boolean {
  if (!isObject(value)) return false
  if (isOracleExport(value)) return true
  const { output, taskRun } = parts(value)
  if (taskRun !== undefined && output !== undefined) return isOutput(output) && isObject(taskRun)
  return isOutput(value)
}

const TASK_TYPE = /_TASK$/
const DATA_TYPE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/

/** `data` with types in Oracle's spelling, or with the fields around it. */
function isOutput(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  const data = fields.list('data')
  if (data === undefined) return false
  if (matches(fields.peek('taskType'), TASK_TYPE)) return true
  if (data.length > 0) return data.every((entry) => isObject(entry) && matches(entry.type, DATA_TYPE))
  return fields.list('outputParameters') !== undefined || fields.flag('isTruncated') !== undefined
}

function matches(value: JsonValue | undefined, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}

/** {@link fromOracleTaskRunOutput} for a payload that has been read. */
export function convertOracle(value: JsonValue, options: SourceOptions, taskRun?: JsonValue): TaskRunOutput {
  if (!isObject(value)) throw notOracle('The payload is not an object.', '')
  if (isOracleExport(value)) return fromOracleExport(value)
  const pair = parts(value)
  const output = pair.output ?? (pair.taskRun === undefined ? value : {})
  const pointer = pair.outputKey === undefined ? '' : `/${pair.outputKey}`
  const run = taskRun ?? pair.taskRun
  if (!isObject(output)) throw notOracle('The output is not an object.', pointer)
  if (run !== undefined && !isObject(run)) throw notOracle('The task run is not an object.', '/taskRun')
  const isOutputless = pair.taskRun !== undefined && pair.outputKey === undefined
  if (!isOutputless && !hasOutput(output))
    throw notOracle('The payload has neither "data" nor "errorTrace".', pointer)
  return convertParts(new Fields(output), run, { options, pointer, rest: pair.rest })
}

function hasOutput(output: JsonObject): boolean {
  const fields = new Fields(output)
  return fields.value('data') !== undefined || fields.text('errorTrace') !== undefined
}

interface Around {
  readonly options: SourceOptions
  readonly pointer: string
  readonly rest: JsonObject | undefined
}

function convertParts(output: Fields, run: JsonObject | undefined, around: Around): TaskRunOutput {
  const described = run && oracleMeta(new Fields(run))
  const items = dataItems(output, around)
  const parameters = parameterItems(output)
  const errors = errorItems(output.text('errorTrace'), described?.errorTrace)
  const outputs = withTruncation([...items, ...parameters, ...errors], output.flag('isTruncated') === true)
  const { vendor: taskRun, ...meta } = described?.meta ?? ({ system: ORACLE } as TaskRunMeta)
  const vendor = compactOrNone({ ...around.rest, output: output.rest(), taskRun })
  return { version: 1, meta: vendor ? { ...meta, vendor } : meta, outputs }
}

/** `{taskRun, output}`; without `taskRun` the payload is the output itself. */
function parts(value: JsonObject) {
  const fields = new Fields(value)
  const taskRun = fields.value('taskRun')
  if (taskRun === undefined) return {}
  const outputKey = ['output', 'taskRunOutput'].find((key) => fields.peek(key) !== undefined)
  const output = outputKey === undefined ? undefined : fields.value(outputKey)
  return { taskRun, output, outputKey, rest: fields.rest() }
}

function dataItems(output: Fields, around: Around): readonly OutputItem[] {
  const data = output.peek('data') ?? []
  const pointer = joinPointer(around.pointer, 'data')
  if (!Array.isArray(data)) throw notOracle('"data" is not a list of outputs.', pointer)
  output.value('data')
  const { onWarning } = around.options
  const { decompressedBytes, jsonDepth } = limitsOf(around.options.limits)
  return (data as readonly JsonValue[]).map((entry, index) => {
    const at = joinPointer(pointer, index)
    return dataItem(entry, {
      pointer: `${at}/value`,
      number: index + 1,
      maxBytes: decompressedBytes,
      maxDepth: jsonDepth,
      warn: (code, message) => onWarning?.({ code, message, pointer: at }),
    })
  })
}

/** One value item each; entries of another shape stay where they are. */
function parameterItems(output: Fields): readonly OutputItem[] {
  const list = output.peek('outputParameters')
  if (!Array.isArray(list)) return []
  const items = (list as readonly JsonValue[]).map(oracleParam)
  if (items.includes(undefined))
    return [{ kind: 'unknown', type: 'outputParameters', value: output.value('outputParameters')! }]
  output.value('outputParameters')
  return items.flatMap((param) =>
    param ? [{ kind: 'value', name: param.name, value: param.value } as const] : [],
  )
}

function errorItems(ofOutput: string | undefined, ofState: string | undefined): readonly ErrorItem[] {
  const traces = ofState === ofOutput ? [ofOutput] : [ofOutput, ofState]
  return traces.flatMap((trace) => errorItem(undefined, trace) ?? [])
}

const TRUNCATED = { reason: 'Oracle AI Data Platform marks the logs of this run as cut off.' }

/** `isTruncated` is said of the whole and meant of the logs: the last of them bears it, else the last output. */
function withTruncation(items: readonly OutputItem[], isTruncated: boolean): readonly OutputItem[] {
  if (!isTruncated) return items
  const logs = items.findLastIndex((item) => item.kind === 'logs')
  const at = logs >= 0 ? logs : items.length - 1
  if (at < 0) return [{ kind: 'logs', text: '', truncated: TRUNCATED }]
  return items.with(at, { ...items[at]!, truncated: TRUNCATED })
}

function notOracle(message: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer,
    help: 'Expected the TaskRunOutput that fetchOutput answers, {taskRun, output}, or an exported file.',
  })
}
