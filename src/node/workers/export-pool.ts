import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { PlatenError, type Warning } from '../../index.ts'
import { expectOptions, invalidOption } from '../expect-options.ts'
import type { ExportPoolInput, ExportTask, ExportTaskResult, ExportWorkerData } from './export-task.ts'
import { inOrder } from './in-order.ts'
import { thrownIn } from './reply.ts'
import { WorkerPool } from './worker-pool.ts'

export interface ExportPoolOptions {
  /** Threads. Default: as many as the machine can run at once. */
  readonly workers?: number
  /**
   * Milliseconds one notebook may take. One that takes longer fails with `LIMIT_EXCEEDED`; its worker is ended and
   * replaced. Default: no end.
   */
  readonly deadline?: number
  /**
   * MiB of heap a worker may take; Platen itself needs about 20 of them. A notebook that needs more fails with
   * `LIMIT_EXCEEDED`: by an estimate before it is read, since what V8 cannot allocate ends the whole process, or
   * else on the way, and its worker is replaced. Bytes that come in and go out are not counted. Default: what V8 gives a
   * thread.
   */
  readonly memory?: number
  /**
   * A module (URL, or absolute path) with `ExportPoolSettings` as its default export. It is loaded in each worker,
   * since functions cannot go there otherwise. Default: none.
   */
  readonly settings?: URL | string
}

/** What came of one notebook. */
export type ExportPoolResult =
  | { readonly bytes: Uint8Array; readonly error?: undefined; readonly warnings: readonly Warning[] }
  | { readonly bytes?: undefined; readonly error: Error; readonly warnings: readonly Warning[] }

/** Exports notebooks in threads. */
export interface ExportPool {
  /**
   * The results in the order of the inputs, each the same as without threads. One that fails stops none of the others.
   * Inputs are asked for as results are taken: no more than four for each worker are in memory.
   *
   * Their bytes are handed over, not copied: what has been given to a pool is empty afterwards, so give it a copy of what
   * is needed again.
   *
   * @param options `signal` stops everything at once: the iteration throws its reason
   */
  exportAll(
    inputs: Iterable<ExportPoolInput> | AsyncIterable<ExportPoolInput>,
    options?: { readonly signal?: AbortSignal },
  ): AsyncGenerator<ExportPoolResult, void, undefined>
  /** Ends the threads. A program that forgets to ends all the same once nothing is exported. */
  close(): Promise<void>
}

const OPTIONS = ['workers', 'deadline', 'memory', 'settings']
/** Notebooks on their way for each worker: so many that a large one does not keep the other workers waiting. */
const AHEAD = 4

/**
 * Threads that export notebooks, for programs that have many. Bytes go in and bytes come out, and neither is copied.
 *
 * @throws PlatenError `INVALID_OPTION`
 */
export function createExportPool(options: ExportPoolOptions = {}): ExportPool {
  expectOptions(options, OPTIONS, 'createExportPool')
  const { workers = availableParallelism(), deadline, memory, settings } = options
  if (!Number.isSafeInteger(workers) || workers < 1)
    throw invalidOption(
      'workers',
      'workers is not a whole number of at least 1',
      'Leave it out for all cores.',
    )
  expectPositive('deadline', deadline, 'milliseconds')
  expectPositive('memory', memory, 'MiB')
  const pool = new WorkerPool(workers, {
    script: new URL('./export-worker.js', import.meta.url),
    workerData: {
      settings: settings === undefined ? undefined : moduleUrl(settings),
      memory,
    } satisfies ExportWorkerData,
    deadline,
    memory,
  })
  return {
    exportAll(inputs, given = {}) {
      expectOptions(given, ['signal'], 'exportAll')
      expectIterable(inputs)
      return exportAll(pool, workers * AHEAD, inputs, given.signal)
    },
    close: () => pool.close(),
  }
}

async function* exportAll(
  pool: WorkerPool,
  ahead: number,
  inputs: Iterable<ExportPoolInput> | AsyncIterable<ExportPoolInput>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportPoolResult, void, undefined> {
  signal?.throwIfAborted()
  // Also stops what is under way when nobody takes the rest.
  const stop = new AbortController()
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  try {
    for await (const result of inOrder(inputs, ahead, (input) => exportOne(pool, input, either))) {
      signal?.throwIfAborted()
      yield result
    }
  } finally {
    stop.abort(new Error('The export was given up.'))
  }
}

async function exportOne(
  pool: WorkerPool,
  input: ExportPoolInput,
  signal: AbortSignal,
): Promise<ExportPoolResult> {
  try {
    expectInput(input)
    const { bytes, ...rest } = input
    const buffer = ownBuffer(bytes)
    // Node sends what is gone as nothing, and says nothing.
    if (underWay.has(buffer)) throw handedOver()
    underWay.add(buffer)
    const task: ExportTask = { ...rest, buffer }
    const {
      bytes: made,
      failure,
      warnings,
    } = (await pool
      .run(task, [buffer], signal)
      .finally(() => underWay.delete(task.buffer))) as ExportTaskResult
    if (made) return { bytes: made, warnings }
    return { error: explained(failure && thrownIn(failure)), warnings }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    return { error: explained(error), warnings: [] }
  }
}

/** What waits to be handed over, or is. */
const underWay = new WeakSet<ArrayBuffer>()

const INPUT_OPTIONS = ['bytes', 'format', 'html', 'limits', 'imageFolder', 'images']

/** For callers without types. @throws PlatenError `INVALID_OPTION` */
function expectInput(input: ExportPoolInput): void {
  if (typeof input !== 'object' || input === null)
    throw invalidOption('inputs', 'An input is not an object', "Pass { bytes, format: 'html' } for each.")
  expectOptions(input, INPUT_OPTIONS, 'An input of exportAll')
  if (!(input.bytes instanceof Uint8Array))
    throw invalidOption(
      'bytes',
      'bytes is not a Uint8Array',
      'Pass what readFile gives, or new TextEncoder().encode(text).',
    )
  if (isDetached(input.bytes)) throw handedOver()
}

/** Whether what it looked at is another thread's now. Node 20 has no `detached`. */
function isDetached({ buffer, byteLength }: Uint8Array): boolean {
  if (byteLength > 0) return false
  try {
    new Uint8Array(buffer)
    return false
  } catch {
    return true
  }
}

function handedOver(): PlatenError {
  return invalidOption(
    'bytes',
    'The bytes were handed to a pool before, and are empty since',
    'Give the pool a copy of what is needed again: new Uint8Array(bytes).',
  )
}

function expectIterable(inputs: Iterable<unknown> | AsyncIterable<unknown>): void {
  const { [Symbol.iterator]: each, [Symbol.asyncIterator]: eachLater } = Object(inputs)
  if (typeof each === 'function' || typeof eachLater === 'function') return
  throw invalidOption(
    'inputs',
    'The inputs are neither a list nor an iterable',
    "Pass a list such as [{ bytes, format: 'html' }].",
  )
}

/** The bytes in a buffer of their own, which can be handed over. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer
  // Not slice: that of a Buffer does not copy.
  return new Uint8Array(bytes).buffer
}

function explained(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error.name !== 'DataCloneError') return error
  return new PlatenError({
    code: 'INVALID_OPTION',
    message: `The options cannot go to a worker: ${error.message}`,
    help: 'Put functions into the settings module of createExportPool.',
    cause: error,
  })
}

function moduleUrl(settings: URL | string): string {
  if (settings instanceof URL) return settings.href
  return /^[a-z]+:\/\//i.test(settings) ? settings : pathToFileURL(settings).href
}

function expectPositive(name: string, value: number | undefined, unit: string): void {
  if (value === undefined || (Number.isFinite(value) && value > 0)) return
  throw invalidOption(name, `${name} is not a positive number`, `Pass a number of ${unit}, or leave it out.`)
}
