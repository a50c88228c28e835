import { performance } from 'node:perf_hooks'

/** What one run cost. */
export interface Cost {
  /** Milliseconds of CPU, user and system, over all threads of the process: V8's helpers for GC and JIT count. */
  readonly cpu: number
  /** Milliseconds by the clock. */
  readonly wall: number
}

/** Where results end, so that no engine can prove that nobody looks at them. */
let sink = 0

/** Runs something `repeats` times and returns the cost of one. */
export function sample(run: () => unknown, repeats = 1): Cost {
  emptyNursery()
  const cpuBefore = process.cpuUsage()
  const wallBefore = performance.now()
  for (let i = 0; i < repeats; i++) consume(run())
  const wall = performance.now() - wallBefore
  const cpu = process.cpuUsage(cpuBefore)
  return { cpu: (cpu.user + cpu.system) / 1000 / repeats, wall: wall / repeats }
}

/** One run of something that may only promise its result, in a process of its own: the garbage before it is its own, too. */
export async function sampleAsync(run: () => unknown): Promise<Cost> {
  const cpuBefore = process.cpuUsage()
  const wallBefore = performance.now()
  consume(await run())
  const wall = performance.now() - wallBefore
  const cpu = process.cpuUsage(cpuBefore)
  return { cpu: (cpu.user + cpu.system) / 1000, wall }
}

/**
 * Collects the young generation, so that nobody pays for another's short-lived garbage. Never a full collection: V8
 * then throws away compiled regular expressions and what it knew about types, and the next run takes up to three
 * times as long as it does in a real program. Full ones happen when V8 wants them, as they do there.
 */
function emptyNursery(): void {
  globalThis.gc?.({ type: 'minor' })
}

export function sinkValue(): number {
  return sink
}

/** Length and a checksum over a byte in every 4,096. */
function consume(result: unknown): void {
  if (result instanceof Uint8Array) {
    let checksum = result.length
    for (let i = 0; i < result.length; i += 4_096) checksum = (checksum * 31 + result[i]!) >>> 0
    sink = (sink + checksum) >>> 0
    return
  }
  sink = (sink + (typeof result === 'string' ? result.length : result ? 1 : 0)) >>> 0
}
