import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ChartToDraw } from './prepare-charts.ts'

export interface ChartQuestion {
  readonly chart: ChartToDraw
  /** After so many, the process is to end itself: we may not be there any more. */
  readonly milliseconds: number
}

export type ChartAnswer = { readonly svg: string } | { readonly problem: string }

/** Loading Vega takes a third of a second, on a busy machine many times that. */
const START_MS = 60_000
/** Where no other chart comes, the process ends. */
const IDLE_MS = 2_000

/** A process that draws charts one after the other. */
export interface VegaProcess {
  /** Whether it can be asked. */
  readonly isAlive: boolean
  /** Rejects where the chart cannot be drawn, takes longer than that, or ends the process. */
  draw(chart: ChartToDraw, milliseconds: number): Promise<string>
}

/**
 * Starts one and waits until Vega is loaded.
 *
 * @param memory MiB of JavaScript objects.
 */
export async function startVega(memory: number): Promise<VegaProcess> {
  // Loaded here, because only those who draw charts need it.
  const { fork } = await import('node:child_process')
  const isSource = import.meta.url.endsWith('.ts')
  const path = fileURLToPath(new URL(isSource ? './vega-child.ts' : './vega-child.js', import.meta.url))
  const child = fork(path, {
    execArgv: [
      ...(isSource ? ['--import', 'tsx'] : []),
      '--disallow-code-generation-from-strings',
      `--max-old-space-size=${memory}`,
    ],
    // Nothing of ours: no secrets, no options, and times in UTC.
    env: { TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let isAlive = true
  const stop = () => {
    isAlive = false
    child.kill('SIGKILL')
  }
  if (running.size === 0) process.on('exit', stopAll)
  running.add(child)
  child.once('exit', () => {
    isAlive = false
    running.delete(child)
    if (running.size === 0) process.off('exit', stopAll)
  })
  await answerOf(child, START_MS, 'loading Vega', memory, stop)
  let idle: NodeJS.Timeout | undefined

  return {
    get isAlive() {
      return isAlive
    },
    async draw(chart, milliseconds) {
      clearTimeout(idle)
      hold(child, true)
      child.send({ chart, milliseconds } satisfies ChartQuestion)
      try {
        const answer = (await answerOf(child, milliseconds, 'it', memory, stop)) as ChartAnswer
        if ('problem' in answer) throw new Error(answer.problem)
        return answer.svg
      } finally {
        hold(child, false)
        idle = setTimeout(stop, IDLE_MS).unref()
      }
    },
  }
}

const running = new Set<ChildProcess>()

function stopAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Whether our own process waits for it. */
function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) child.ref()
  else child.unref()
  if (isHeld) child.channel?.ref()
  else child.channel?.unref()
}

/** The next message. Ends the process where it does not come in time. */
function answerOf(
  child: ChildProcess,
  milliseconds: number,
  what: string,
  memory: number,
  stop: () => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
      end()
    }
    const onMessage = (message: unknown) => settle(() => resolve(message))
    const onExit = (code: number | null, signal: string | null) =>
      settle(() =>
        reject(
          new Error(
            `the process that drew it ended (${signal ?? code}), probably because it needs more than ${memory} MiB of memory`,
          ),
        ),
      )
    const onError = (error: Error) => settle(() => reject(error))
    const timer = setTimeout(() => {
      settle(() => reject(new Error(`${what} takes longer than ${milliseconds / 1_000} seconds`)))
      stop()
    }, milliseconds)
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onError)
  })
}
