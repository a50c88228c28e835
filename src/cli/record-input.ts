import type { ReportDescription } from '../index.ts'
import { encodePieces } from '../text/encode-pieces.ts'
import type { Message } from './console.ts'
import type { InputReceiver, RenderingEnd, RenderingListener } from './input-receiver.ts'
import type { Rendered } from './open-input.ts'
import type { ExportJob, ExportTarget } from './plan.ts'
import { renderInput } from './render-input.ts'
import { type AnyWarning, WarningPrinter } from './report.ts'
import type { Settings } from './settings.ts'
import { UsageError } from './usage-error.ts'

/** What came of an input, in order, so that it can be sent to another thread. */
export interface Recording {
  readonly events: readonly RenderingEvent[]
  readonly end: RenderingEnd | UsageProblem
}

export type RenderingEvent =
  | { readonly kind: 'warning'; readonly warning: AnyWarning }
  | { readonly kind: 'info'; readonly line: string }
  | { readonly kind: 'error'; readonly error: Message }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'output'; readonly target: ExportTarget; readonly rendered: RecordedOutput }

interface RecordedOutput {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly description: ReportDescription | undefined
}

/** The command line was wrong. */
interface UsageProblem {
  readonly usage: string
  readonly help: string | undefined
}

export async function recordInput(job: ExportJob, settings: Settings): Promise<Recording> {
  const recorder = new Recorder()
  const { events } = recorder
  try {
    return { events, end: await renderInput(job, settings, recorder) }
  } catch (error) {
    if (error instanceof UsageError) return { events, end: { usage: error.message, help: error.help } }
    throw error
  }
}

/** Tells the receiver what was recorded. @throws UsageError as `renderInput` */
export async function replay({ events, end }: Recording, receiver: InputReceiver): Promise<RenderingEnd> {
  for (const event of events) {
    if (event.kind === 'warning') receiver.warning(event.warning)
    else if (event.kind === 'info') receiver.info(event.line)
    else if (event.kind === 'error') receiver.error(event.error)
    else if (event.kind === 'failed') receiver.failed(event.problem)
    else {
      const { bytes, files, description } = event.rendered
      await receiver.output(event.target, { content: [bytes], files, description })
    }
  }
  if ('usage' in end) throw new UsageError(end.usage, end.help)
  return end
}

/** Keeps what it hears. */
class Recorder implements RenderingListener {
  readonly events: RenderingEvent[] = []
  readonly #warnings = new WarningPrinter({ warning() {}, info() {} }, '', false)

  get repairs(): number {
    return this.#warnings.repairs
  }

  warning(warning: AnyWarning): void {
    this.#warnings.add(warning)
    this.events.push({ kind: 'warning', warning })
  }

  info(line: string): void {
    this.events.push({ kind: 'info', line })
  }

  error(error: Message): void {
    this.events.push({ kind: 'error', error })
  }

  failed(problem: string): void {
    this.events.push({ kind: 'failed', problem })
  }

  async output(target: ExportTarget, { content, files, description }: Rendered): Promise<void> {
    const pieces: string[] = []
    for await (const piece of content) pieces.push(piece)
    const rendered = { bytes: encodePieces(pieces), files, description }
    this.events.push({ kind: 'output', target, rendered })
  }
}
