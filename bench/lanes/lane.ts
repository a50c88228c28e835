import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Hello, Reply, Request } from './protocol.ts'

/** How to start the process of one candidate. */
export interface LaneCommand {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/** A request that took too long, or a process that died of it. */
export class LaneFailure extends Error {}

const START_SECONDS = 120

/**
 * A process that holds one candidate, warm, and does what it is asked, one thing at a time. Lanes are asked in turns,
 * so that candidates share the machine's good and bad moments but neither heap, nor globals, nor compiled code.
 */
export class Lane {
  readonly name: string
  readonly about: string
  readonly #child: ChildProcess
  readonly #lines: LineReader

  private constructor(name: string, child: ChildProcess, lines: LineReader, about: string) {
    this.name = name
    this.#child = child
    this.#lines = lines
    this.about = about
  }

  static async start({ name, command, args }: LaneCommand): Promise<Lane> {
    // The head of a group, so that programs it has started end with it.
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore', 'pipe'], detached: true })
    const lines = new LineReader(child)
    try {
      const { about } = JSON.parse(await lines.next(START_SECONDS)) as Hello
      return new Lane(name, child, lines, about)
    } catch (error) {
      killGroup(child)
      throw new LaneFailure(
        `${name} does not start: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }

  /** Throws a `LaneFailure` past `seconds`, and the lane is gone then. */
  async ask(request: Request, seconds: number): Promise<Reply> {
    ;(this.#child.stdin as Writable).write(`${JSON.stringify(request)}\n`)
    try {
      return JSON.parse(await this.#lines.next(seconds)) as Reply
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    this.#lines.close()
    killGroup(this.#child)
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

/** The lines of file descriptor 3, one by one, with a limit on the wait for each. */
class LineReader {
  readonly #ready: string[] = []
  readonly #lines: Interface
  #end: string | undefined
  #wake: () => void = () => {}

  constructor(child: ChildProcess) {
    this.#lines = createInterface({ input: child.stdio[3] as Readable })
    this.#lines.on('line', (line) => {
      this.#ready.push(line)
      this.#wake()
    })
    const ended = (how: string) => {
      this.#end ??= how
      this.#wake()
    }
    child.once('error', (error) => ended(error.message))
    child.once('exit', (code, signal) => ended(`it ended with ${signal ?? `code ${code}`}`))
    // A process that died between two requests is noticed at the next.
    child.stdin?.on('error', () => {})
  }

  async next(seconds: number): Promise<string> {
    const deadline = performance.now() + 1000 * seconds
    while (this.#ready.length === 0) {
      if (this.#end !== undefined) throw new LaneFailure(this.#end)
      const left = deadline - performance.now()
      if (left <= 0) throw new LaneFailure(`nothing after ${seconds} s`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return this.#ready.shift()!
  }

  close(): void {
    this.#lines.close()
  }
}
