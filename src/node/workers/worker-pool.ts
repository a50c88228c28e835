import { PooledWorker, type WorkerOptions } from './pooled-worker.ts'

/** Threads that do one task at a time each. They are started when there is something to do, and kept for the next. */
export class WorkerPool {
  readonly #options: WorkerOptions
  readonly #size: number
  readonly #idle: PooledWorker[] = []
  readonly #all = new Set<PooledWorker>()
  /** Tasks that wait for a worker, oldest first. */
  readonly #waiting: (() => void)[] = []
  #busy = 0
  #closed = false

  constructor(size: number, options: WorkerOptions) {
    this.#size = size
    this.#options = options
  }

  /**
   * Has a worker do a task. What is in `transfer` is the worker's from then on.
   *
   * @throws PlatenError `LIMIT_EXCEEDED` beyond the deadline or the memory; the worker is replaced then
   * @throws what `signal` gives as its reason, and what the worker throws
   */
  async run(message: unknown, transfer: readonly ArrayBuffer[] = [], signal?: AbortSignal): Promise<unknown> {
    await this.#turn()
    let worker: PooledWorker | undefined
    try {
      signal?.throwIfAborted()
      if (this.#closed) throw new Error('The pool is closed.')
      worker = this.#idleWorker() ?? this.#start()
      return await worker.run(message, transfer, signal)
    } finally {
      if (worker?.isAlive) this.#idle.push(worker)
      const next = this.#waiting.shift()
      // The place goes to the one that waited longest, so that nobody else takes it meanwhile.
      if (next) next()
      else this.#busy--
    }
  }

  /** Stops all workers, and with them what they are at. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#all].map((worker) => worker.stop(new Error('The pool is closed.'))))
  }

  #idleWorker(): PooledWorker | undefined {
    for (let worker = this.#idle.pop(); worker; worker = this.#idle.pop()) if (worker.isAlive) return worker
    return undefined
  }

  #start(): PooledWorker {
    const worker = new PooledWorker(this.#options)
    this.#all.add(worker)
    worker.ended.then(() => this.#all.delete(worker))
    return worker
  }

  /** Waits until one of the workers is free. */
  async #turn(): Promise<void> {
    if (this.#busy < this.#size) this.#busy++
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
