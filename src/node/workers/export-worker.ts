// Runs in the threads of createExportPool.
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { type FromIpynbOptions, fromIpynb, type Notebook, PlatenError, type Warning } from '../../index.ts'
import { encodePieces } from '../../kernel.ts'
import { renderOutput } from '../render-output.ts'
import { memoryForFile } from '../streaming/memory.ts'
import type { ExportPoolSettings, ExportTask, ExportTaskResult, ExportWorkerData } from './export-task.ts'
import { outOfMemory } from './out-of-memory.ts'
import { asReply } from './reply.ts'
import { serveTasks } from './serve-tasks.ts'

async function perform({ buffer, format, html, ...options }: ExportTask): Promise<ExportTaskResult> {
  const warnings: Warning[] = []
  const onWarning = (warning: Warning) => void warnings.push(warning)
  const { limits = {} } = options
  try {
    expectFit(buffer)
    loaded ??= loadSettings()
    const settings = await loaded
    const read = settings.read ?? ((bytes: Uint8Array) => readNotebook(bytes, { limits, onWarning }))
    const pieces = await renderOutput(read(new Uint8Array(buffer)), format, {
      ...settings,
      ...options,
      onWarning,
      html: { ...settings.html, ...html },
    })
    return { warnings, bytes: encodePieces(pieces) }
  } catch (error) {
    return { warnings, failure: asReply(error) }
  }
}

const NO_NOTEBOOK: ReadonlySet<string> = new Set(['NOT_A_NOTEBOOK', 'INVALID_JSON'])

/** What is no notebook may be the output of a task run, which a pool does not look for. */
function readNotebook(bytes: Uint8Array, options: FromIpynbOptions): Notebook {
  try {
    return fromIpynb(bytes, options)
  } catch (error) {
    if (!(error instanceof PlatenError) || !NO_NOTEBOOK.has(error.code)) throw error
    const { code, message, pointer, help = '', line, column } = error
    throw new PlatenError({
      code,
      message,
      pointer,
      help: `${help} A pool takes notebooks; for the output of task runs, let the settings module of createExportPool export { read: (bytes) => fromTaskRun(fromAny(bytes)) }.`.trim(),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
      cause: error,
    })
  }
}

/** What Platen takes of a heap before there is any notebook. */
const TAKEN = 20 * 1024 * 1024

/** @throws PlatenError `LIMIT_EXCEEDED` */
function expectFit(buffer: ArrayBuffer): void {
  const room = getHeapStatistics().heap_size_limit - TAKEN
  if (memoryForFile(new Uint8Array(buffer)) > room) throw outOfMemory(memory)
}

const { settings: url, memory } = workerData as ExportWorkerData
let loaded: Promise<ExportPoolSettings> | undefined

serveTasks(parentPort!, async (message) => {
  const result = await perform(message as ExportTask)
  return { result, transfer: result.bytes ? [result.bytes.buffer] : [] }
})

async function loadSettings(): Promise<ExportPoolSettings> {
  if (url === undefined) return {}
  try {
    return (await import(url)).default ?? {}
  } catch (cause) {
    throw new PlatenError({
      code: 'INVALID_OPTION',
      message: `The settings module cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      pointer: '/settings',
      help: 'Pass the URL or the absolute path of a module that JavaScript can import.',
      cause,
    })
  }
}
