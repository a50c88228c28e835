import { Worker } from 'node:worker_threads'
import { PlatenError } from '../../index.ts'
import { outOfMemory } from './out-of-memory.ts'
import { type Reply, thrownIn } from './reply.ts'

export interface WorkerOptions {
  /** The module that runs in the worker; it answers each message as `serveTasks` does. */
  readonly script: URL
  readonly workerData?: unknown
  /** Megabytes (MiB) of heap for one worker. Default: what V8 takes for right. */
  readonly memory?: number | undefined
  /** Milliseconds for one task. Default: no end. */
  readonly deadline?: number | undefined
}

/** A thread that does one task at a time, and ends where one cannot be stopped otherwise. */
export class PooledWorker {
  /** Resolves when the thread has ended. */
  readonly ended: Promise<void>
  readonly #worker: Worker
  readonly #options: WorkerOptions
  readonly #ready: Promise<void>
  #task: Deferred<unknown> = deferred()
  #isAlive = true

  constructor(options: WorkerOptions) {
    const { script, workerData, memory } = options
    this.#options = options
    this.#worker = new Worker(script, {
      workerData,
      ...(memory !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memory } }),
    })
    const ready = deferred<void>()
    this.#ready = ready.promise
    const fail = (reason: unknown): void => {
      this.#isAlive = false
      ready.reject(reason)
      this.#task.reject(reason)
    }
    this.#worker.on('message', (reply: Reply) => {
      if (reply.kind === 'ready') ready.resolve()
      else if (reply.kind === 'result') this.#task.resolve(reply.result)
      else this.#task.reject(thrownIn(reply))
    })
    this.#worker.on('error', (error) => fail(isOutOfMemory(error) ? outOfMemory(memory) : error))
    this.ended = new Promise((done) => {
      this.#worker.on('exit', () => {
        fail(ended())
        done()
      })
    })
    this.#worker.unref()
  }

  /** Whether it can take another task. */
  get isAlive(): boolean {
    return this.#isAlive
  }

  async run(
    message: unknown,
    transfer: readonly ArrayBuffer[],
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const task = deferred<unknown>()
    this.#task = task
    const abort = (): void => void this.stop(signal?.reason)
    let timer: NodeJS.Timeout | undefined
    // The program may end while a worker idles, not while it works.
    this.#worker.ref()
    signal?.addEventListener('abort', abort, { once: true })
    try {
      // Stopped before it has started, it fails for the reason it was stopped.
      await Promise.race([this.#ready, task.promise])
      this.#worker.postMessage(message, [...transfer])
      const { deadline } = this.#options
      if (deadline !== undefined) timer = setTimeout(() => this.stop(tookTooLong(deadline)), deadline)
      return await task.promise
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      this.#worker.unref()
    }
  }

  /** Ends the thread; the task at hand fails for this reason. */
  async stop(reason: unknown): Promise<void> {
    this.#isAlive = false
    this.#task.reject(reason)
    await this.#worker.terminate()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function ended(): PlatenError {
  return new PlatenError({
    code: 'WORKER_ENDED',
    message: 'The thread that was at it has ended.',
    help: 'Look for what calls process.exit, or what else ended it.',
  })
}

function tookTooLong(deadline: number): PlatenError {
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `It took more than ${deadline / 1_000} seconds, and was stopped.`,
    help: 'Give it more time, or look for what is odd in it.',
  })
}

interface Deferred<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (reason: unknown) => void
}

function deferred<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Not everyone waits for it; who does hears of a failure all the same.
  promise.catch(() => {})
  return { promise, ...settle! }
}
