import { inOrder } from '../node/workers/in-order.ts'
import { WorkerPool } from '../node/workers/worker-pool.ts'
import type { Console } from './console.ts'
import type { ExportThreadData } from './export-thread.ts'
import { type ExportOutcome, InputReceiver, type RenderingEnd, type Writers } from './input-receiver.ts'
import { isLargeFile } from './open-large-input.ts'
import type { ParsedArguments } from './option.ts'
import type { ExportJob } from './plan.ts'
import { type Recording, replay } from './record-input.ts'
import { renderInput } from './render-input.ts'
import { displayName } from './report.ts'
import type { Settings } from './settings.ts'

/** Inputs on their way for each thread, so that a large one does not keep the others waiting. */
const AHEAD = 3

export interface ExportAllOptions {
  readonly settings: Settings
  readonly console: Console
  readonly writers: Writers
  /** How many threads render, beside the one that writes. With 1 there are none. */
  readonly threads: number
  /** For the threads, which make settings of their own of them. */
  readonly args: ParsedArguments
}

/**
 * Exports inputs one after the other, or so that it looks as if: what is said and written is in their order, whoever
 * renders it.
 *
 * @throws UsageError for an option whose value turned out to be wrong
 */
export async function exportAll(
  jobs: readonly ExportJob[],
  options: ExportAllOptions,
): Promise<readonly ExportOutcome[]> {
  const { settings, console, writers } = options
  const threads = Math.min(options.threads, jobs.length)
  const pool =
    threads > 1
      ? new WorkerPool(threads, {
          // Beside the program's files.
          script: new URL('./export-thread.js', import.meta.url),
          workerData: { args: options.args } satisfies ExportThreadData,
        })
      : undefined
  const renderings = inOrder(jobs, pool ? threads * AHEAD : 1, async (job): Promise<Rendering> => {
    if (!pool || (await isForThisThread(job, settings)))
      return (receiver) => renderInput(job, settings, receiver)
    return renderedBy(pool, job)
  })
  const outcomes: ExportOutcome[] = []
  try {
    for (const [index, { input }] of jobs.entries()) {
      const name = displayName(input)
      console.progress(`${jobs.length > 1 ? `[${index + 1}/${jobs.length}] ` : ''}${name} …`)
      const receiver = new InputReceiver(name, settings, console, writers, jobs.length === 1)
      const { value: rendering } = await renderings.next()
      outcomes.push(receiver.conclude(await (rendering as Rendering)(receiver)))
    }
    return outcomes
  } finally {
    console.progress('')
    await pool?.close()
  }
}

/** Tells a receiver what comes of an input. */
type Rendering = (receiver: InputReceiver) => Promise<RenderingEnd>

async function renderedBy(pool: WorkerPool, job: ExportJob): Promise<Rendering> {
  try {
    const recording = (await pool.run(job)) as Recording
    return (receiver) => replay(recording, receiver)
  } catch (error) {
    // The thread came to an end, and with it this input.
    return async (receiver) => receiver.broken(error)
  }
}

/** Standard input is this thread's; what is read cell by cell goes from file to file. */
async function isForThisThread({ input }: ExportJob, settings: Settings): Promise<boolean> {
  return input === '-' || isLargeFile(input, settings)
}
