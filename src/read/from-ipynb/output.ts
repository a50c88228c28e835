import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { ErrorOutput, Output, UnknownOutput } from '../../model/notebook.ts'
import { UNKNOWN_OUTPUT_MIME_TYPE } from '../../model/unknown-output.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { readExecutionCount } from './execution-count.ts'
import { unknownKeys } from './keep.ts'
import { readMimeBundle } from './mime-bundle.ts'
import {
  expectObject,
  invalidNotebook,
  isTextArray,
  own,
  type Reading,
  readArray,
  readObject,
  readText,
} from './reading.ts'

/** An output, and the keys of it that nbformat 4.5 has no place for. */
export interface ReadOutput {
  readonly output: Output
  readonly kept?: JsonObject | undefined
}

const KEYS = {
  stream: new Set(['output_type', 'name', 'text']),
  display_data: new Set(['output_type', 'data', 'metadata']),
  execute_result: new Set(['output_type', 'data', 'metadata', 'execution_count']),
  error: new Set(['output_type', 'ename', 'evalue', 'traceback']),
}

export function readOutput(value: JsonValue, pointer: string, reading: Reading): ReadOutput {
  const object = expectObject(value, pointer)
  const type = own(object, 'output_type')
  if (type === 'stream') return readStream(object, pointer, reading)
  if (type === 'display_data') return readDisplayData(object, pointer, reading)
  if (type === 'execute_result') return readExecuteResult(object, pointer, reading)
  if (type === 'error') return readError(object, pointer, reading)
  reading.repaired(
    pointer,
    `an output of unknown type ${type === undefined ? '' : JSON.stringify(type)} is kept as it is`,
  )
  return { output: { output_type: 'unknown', value: object } }
}

function readStream(object: JsonObject, pointer: string, reading: Reading): ReadOutput {
  return {
    output: {
      output_type: 'stream',
      name: readText(object, 'name', pointer, reading, 'stdout'),
      text: readText(object, 'text', pointer, reading),
    },
    kept: unknownKeys(object, KEYS.stream),
  }
}

function readDisplayData(object: JsonObject, pointer: string, reading: Reading): ReadOutput {
  const data = readObject(object, 'data', pointer, reading)
  const metadata = readObject(object, 'metadata', pointer, reading)
  const kept = unknownKeys(object, KEYS.display_data)
  const unknown = writtenUnknown(data, metadata)
  if (unknown && !kept) return { output: unknown }
  return {
    output: {
      output_type: 'display_data',
      data: readMimeBundle(data, `${pointer}/data`, reading),
      metadata,
    },
    kept,
  }
}

function readExecuteResult(object: JsonObject, pointer: string, reading: Reading): ReadOutput {
  const { count, kept } = readExecutionCount(object, pointer, reading)
  const data = readObject(object, 'data', pointer, reading)
  const unknown = unknownKeys(object, KEYS.execute_result)
  return {
    output: {
      output_type: 'execute_result',
      execution_count: count,
      data: readMimeBundle(data, `${pointer}/data`, reading),
      metadata: readObject(object, 'metadata', pointer, reading),
    },
    kept: kept ? { ...unknown, ...kept } : unknown,
  }
}

function readError(object: JsonObject, pointer: string, reading: Reading): ReadOutput {
  const output: ErrorOutput = {
    output_type: 'error',
    ename: readText(object, 'ename', pointer, reading),
    evalue: readText(object, 'evalue', pointer, reading),
    traceback: readTraceback(object, pointer, reading),
  }
  return { output, kept: unknownKeys(object, KEYS.error) }
}

function readTraceback(object: JsonObject, pointer: string, reading: Reading): readonly string[] {
  const value = own(object, 'traceback')
  if (isTextArray(value)) return value
  const at = `${pointer}/traceback`
  if (typeof value === 'string') {
    reading.repaired(at, 'a text became a list of one')
    return [value]
  }
  if (value === undefined || value === null) return readArray(object, 'traceback', pointer, reading) as []
  throw invalidNotebook(value, 'array of strings', at)
}

/** What `toIpynb` wrote for an output of unknown type. */
function writtenUnknown(data: JsonObject, metadata: JsonObject): UnknownOutput | undefined {
  const value = own(data, UNKNOWN_OUTPUT_MIME_TYPE)
  if (!isJsonObject(value) || Object.keys(data).length !== 1 || Object.keys(metadata).length > 0)
    return undefined
  return { output_type: 'unknown', value }
}
