import { parentPort, workerData } from 'node:worker_threads'
import { serveTasks } from '../node/workers/serve-tasks.ts'
import { formatsOf } from './format-option.ts'
import type { ParsedArguments } from './option.ts'
import type { ExportJob } from './plan.ts'
import { recordInput } from './record-input.ts'
import { settingsOf } from './settings.ts'

/** What a thread of `--jobs` is started with. */
export interface ExportThreadData {
  readonly args: ParsedArguments
}

// A thread of `--jobs` renders each input that it is sent. Nothing is said or written here.
const { args } = workerData as ExportThreadData
const settings = await settingsOf(args, formatsOf(args))
serveTasks(parentPort!, async (message) => {
  const result = await recordInput(message as ExportJob, settings)
  const transfer = result.events.flatMap((event) =>
    event.kind === 'output' ? [event.rendered.bytes.buffer] : [],
  )
  return { result, transfer }
})
