import type { JsonObject, JsonValue } from '../../../model/json.ts'
import type { DisplayDataOutput } from '../../../model/notebook.ts'
import { isJsonArray } from '../../../text/json/kinds.ts'
import { jsonText } from '../../../text/json-text.ts'
import type { WarningCode } from '../../../warnings.ts'
import type { Displays } from './displays.ts'
import { type Message, objectAt, textAt } from './message.ts'
import { mimeBundle } from './mime-bundle.ts'
import { addOutput, addStream, type Request, recordTime } from './request.ts'
import type { Widgets } from './widgets.ts'

export interface MessageContext {
  readonly displays: Displays
  readonly widgets: Widgets
  readonly warn: (code: WarningCode, message: string) => void
}

type Handler = (message: Message, request: Request, context: MessageContext) => void

/** What each IOPub message does to the cell of its request. */
export const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['execute_input', executeInput],
  [
    'stream',
    (message, request) => addStream(request, streamName(message), textAt(message.content, 'text') ?? ''),
  ],
  [
    'display_data',
    (message, request, { displays }) => show(displayData(message), message, request, displays),
  ],
  ['update_display_data', updateDisplayData],
  ['execute_result', executeResult],
  ['error', error],
  ['clear_output', clearOutput],
  ['status', status],
  ['execute_reply', executeReply],
  ['comm_open', comm],
  ['comm_msg', comm],
  ['comm_close', keep],
])

/** A message of another type: kept and shown as it came. */
export function unknownMessage({ raw, type }: Message, request: Request, { warn }: MessageContext): void {
  warn('UNKNOWN_KIND', `A message of type ${JSON.stringify(type)} is shown as JSON`)
  addOutput(request, () => ({ output_type: 'unknown', value: raw }))
}

function executeInput(message: Message, request: Request): void {
  request.source.push(textAt(message.content, 'code') ?? '')
  request.count = executionCount(message.content) ?? request.count
  recordTime(request, 'iopub.execute_input', message)
}

function streamName({ content }: Message): string {
  return textAt(content, 'name') ?? 'stdout'
}

function displayData({ content }: Message): DisplayDataOutput {
  return {
    output_type: 'display_data',
    data: mimeBundle(objectAt(content, 'data')),
    metadata: objectAt(content, 'metadata'),
  }
}

function show(output: DisplayDataOutput, message: Message, request: Request, displays: Displays): void {
  const id = displayId(message)
  addOutput(request, id === undefined ? () => output : displays.add(id, output))
}

function updateDisplayData(message: Message, request: Request, { displays, warn }: MessageContext): void {
  const output = displayData(message)
  const { data, metadata } = output
  if (displays.update(displayId(message) ?? '', { data, metadata })) return
  warn('REPAIRED', 'An update_display_data has nothing to update; it is shown as a display_data')
  show(output, message, request, displays)
}

function executeResult(message: Message, request: Request, { displays }: MessageContext): void {
  const count = executionCount(message.content)
  request.count ??= count ?? null
  const { data, metadata } = displayData(message)
  const output = { output_type: 'execute_result', execution_count: count ?? null, data, metadata } as const
  const id = displayId(message)
  addOutput(request, id === undefined ? () => output : displays.add(id, output))
}

function error({ content }: Message, request: Request): void {
  const traceback = Object.hasOwn(content, 'traceback') ? content.traceback : undefined
  const output = {
    output_type: 'error',
    ename: textAt(content, 'ename') ?? '',
    evalue: textAt(content, 'evalue') ?? '',
    traceback: tracebackLines(traceback),
  } as const
  addOutput(request, () => output)
}

function tracebackLines(traceback: JsonValue | undefined): readonly string[] {
  if (traceback === undefined || traceback === null) return []
  const lines = isJsonArray(traceback) ? traceback : [traceback]
  return lines.map((line) => (typeof line === 'string' ? line : jsonText(line, true)))
}

function clearOutput({ content }: Message, request: Request): void {
  if (content.wait === true) request.clearsNext = true
  else request.outputs = []
}

function status(message: Message, request: Request): void {
  const state = textAt(message.content, 'execution_state')
  if (state === 'busy' || state === 'idle') recordTime(request, `iopub.status.${state}`, message)
}

/** It repeats the count, which is all that is left of it where the input was not heard. */
function executeReply(message: Message, request: Request): void {
  request.count ??= executionCount(message.content) ?? null
  keep(message, request)
}

function keep({ raw }: Message, request: Request): void {
  request.others.push(raw)
}

function comm(message: Message, request: Request, { widgets, warn }: MessageContext): void {
  if (widgets.update(message)) return
  warn('FALLBACK', `A ${message.type} message is kept in the cell's metadata and not shown`)
  keep(message, request)
}

function executionCount(content: JsonObject): number | undefined {
  const count = Object.hasOwn(content, 'execution_count')
    ? Number(content.execution_count ?? Number.NaN)
    : Number.NaN
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

function displayId({ content }: Message): string | undefined {
  return textAt(objectAt(content, 'transient'), 'display_id')
}
