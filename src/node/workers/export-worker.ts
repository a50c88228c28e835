// Runs in the threads of createExportPool.
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { fromIpynb, PlatenError, type Warning } from '../../index.ts'
import { encodePieces } from '../encode-pieces.ts'
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
    const read = settings.read ?? ((bytes: Uint8Array) => fromIpynb(bytes, { limits, onWarning }))
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
