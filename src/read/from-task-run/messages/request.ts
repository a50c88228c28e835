import type { JsonObject } from '../../../model/json.ts'
import type { Output } from '../../../model/notebook.ts'
import type { Draft } from '../draft.ts'
import type { Message } from './message.ts'

/** What the messages answering one request have come to so far: a cell in the making. */
export interface Request {
  /** Source, in the order it was sent; one piece, unless a kernel broadcasts its input again. */
  readonly source: string[]
  count: number | null
  /** Outputs; one that may still be changed is given by a function at the end. */
  outputs: Slot[]
  /** `clear_output` with `wait`: clear when the next output comes. */
  clearsNext: boolean
  /** Times as JupyterLab records them in `metadata.execution`. */
  readonly times: Map<string, string>
  /** Messages that are no output of the cell. */
  readonly others: JsonObject[]
}

type Slot = { readonly stream: string; readonly text: string[] } | { readonly finish: () => Output }

export function newRequest(): Request {
  return { source: [], count: null, outputs: [], clearsNext: false, times: new Map(), others: [] }
}

export function addOutput(request: Request, finish: () => Output): void {
  clearIfDue(request)
  request.outputs.push({ finish })
}

/** Text that follows text of the same stream continues it. */
export function addStream(request: Request, stream: string, text: string): void {
  clearIfDue(request)
  const last = request.outputs.at(-1)
  if (last && 'stream' in last && last.stream === stream) last.text.push(text)
  else request.outputs.push({ stream, text: [text] })
}

function clearIfDue(request: Request): void {
  if (request.clearsNext) request.outputs = []
  request.clearsNext = false
}

export function recordTime(request: Request, name: string, { date }: Message): void {
  if (date !== undefined) request.times.set(name, date)
}

/** The cell; undefined where nothing was run, put out or kept. */
export function toDraft(request: Request): Draft | undefined {
  const { source, count, outputs, times, others } = request
  if (source.length + outputs.length + others.length === 0 && count === null) return undefined
  const platen = { kind: 'messages', ...(others.length === 0 ? {} : { messages: others }) }
  const execution = times.size === 0 ? {} : { execution: Object.fromEntries(times) }
  return {
    cell_type: 'code',
    source: source.join('\n'),
    metadata: { ...execution, platen },
    execution_count: count,
    outputs: outputs.map(finished),
  }
}

function finished(slot: Slot): Output {
  return 'stream' in slot
    ? { output_type: 'stream', name: slot.stream, text: slot.text.join('') }
    : slot.finish()
}
