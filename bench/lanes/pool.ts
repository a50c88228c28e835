import { Lane, type LaneCommand, LaneFailure } from './lane.ts'
import type { Reply, Request } from './protocol.ts'

/** A lane that starts when it is first asked, and again after a notebook was too much for it. */
export class LaneSlot {
  readonly name: string
  readonly #command: LaneCommand
  readonly #warmUp: Extract<Request, { op: 'warm' }> | undefined
  #lane: Lane | undefined

  constructor(command: LaneCommand, warmUp?: Extract<Request, { op: 'warm' }>) {
    this.name = command.name
    this.#command = command
    this.#warmUp = warmUp
  }

  async start(): Promise<Lane> {
    if (this.#lane) return this.#lane
    const lane = await Lane.start(this.#command)
    if (this.#warmUp) await lane.ask(this.#warmUp, WARM_UP_SECONDS)
    this.#lane = lane
    return lane
  }

  /** An error the candidate throws and one it dies of are both answers. */
  async ask(request: Request, seconds: number): Promise<Reply> {
    const lane = await this.start()
    try {
      return await lane.ask(request, seconds)
    } catch (error) {
      if (!(error instanceof LaneFailure)) throw error
      this.#lane = undefined
      return { error: error.message }
    }
  }

  close(): void {
    this.#lane?.close()
    this.#lane = undefined
  }
}

const WARM_UP_SECONDS = 300
