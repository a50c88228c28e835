import {
  type JsonObject,
  type JsonValue,
  limitsOf,
  type OutputItem,
  PlatenError,
  type RunState,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../index.ts'
import { compact, Fields, isObject } from './fields.ts'
import { instantOf } from './instant.ts'
import { jsonLines, startsWithLines } from './json-lines.ts'
import { readTextOrJson, type SourceOptions } from './payload.ts'

/** A message of Jupyter's protocol 5, whatever its channel. */
export interface JupyterMessage {
  header: { msg_id?: string; msg_type: string; session?: string; date?: string }
  parent_header?: { msg_id?: string; date?: string }
  metadata?: object
  content: object
  buffers?: unknown[]
  channel?: 'iopub' | 'shell' | 'control' | 'stdin' | (string & {})
}

/** Tells messages: one, a list of them, or JSON Lines. */
export function isMessages(value: JsonValue): boolean {
  if (typeof value === 'string') return startsWithLines(value, isMessage)
  if (Array.isArray(value))
    return value.length > 0 && (value as readonly JsonValue[]).slice(0, 3).every(isMessage)
  return isMessage(value)
}

function isMessage(value: JsonValue): value is JsonObject {
  return isObject(value) && isObject(value.content) && typeOf(value) !== ''
}

function typeOf(message: JsonObject): string {
  const header = new Fields(message).fields('header')
  return (
    header?.text('msg_type') ??
    (header || message.parent_header ? new Fields(message).text('msg_type') : undefined) ??
    ''
  )
}

/** What is said between programs and has nothing to show. */
const SILENT =
  /^(?:kernel_info|comm_info|history|complete|inspect|is_complete|interrupt|shutdown|debug)_(?:request|reply)$/

export type JupyterMessagesPayload = string | Uint8Array | JupyterMessage | readonly JupyterMessage[]

/**
 * What a kernel sent, as a list of messages or JSON Lines: a cell for each request, in the order they were first heard of. A
 * request's code stands in for an `execute_input` that is not among the messages.
 *
 * Documented at https://jupyter-client.readthedocs.io/en/stable/messaging.html. Requests and replies that show nothing are in
 * `meta.vendor.messages`, lines that are not messages are shown as text. Lost are the headers, channels and display ids of
 * messages that are shown.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `LIMIT_EXCEEDED`, `INVALID_SOURCE` where there is no message
 */
export function fromJupyterMessages(
  payload: JupyterMessagesPayload,
  options: SourceOptions = {},
): TaskRunOutput {
  return convertMessages(readTextOrJson(payload, options).value, options)
}

/** {@link fromJupyterMessages} for a payload that has been read. */
export function convertMessages(value: JsonValue, options: SourceOptions): TaskRunOutput {
  const { messages, odd } = messagesIn(value, options)
  if (messages.length === 0) throw noMessages()
  const echoed = new Set(messages.filter((one) => typeOf(one) === 'execute_input').map(parentOf))
  const shown: JsonObject[] = []
  const silent: JsonObject[] = []
  for (const message of messages) {
    const type = typeOf(message)
    if (SILENT.test(type)) silent.push(message)
    else if (type !== 'execute_request') shown.push(message)
    else if (echoed.has(idOf(message))) silent.push(message)
    else shown.push(inputOf(message))
  }
  const vendor = silent.length > 0 ? { messages: silent } : undefined
  return {
    version: 1,
    meta: compact<TaskRunMeta>({
      system: 'jupyter-messages',
      title: options.name?.replace(/\.\w+$/, ''),
      ...runOf(messages),
      vendor,
    }),
    outputs: [{ kind: 'messages', messages: shown }, ...odd],
  }
}

function messagesIn(value: JsonValue, options: SourceOptions) {
  const messages: JsonObject[] = []
  const odd: OutputItem[] = []
  const add = (entry: JsonValue, item: OutputItem, pointer: string) => {
    if (isMessage(entry)) messages.push(entry)
    else {
      odd.push(item)
      options.onWarning?.({
        code: 'INVALID_DATA',
        message: 'This is no message; it is shown as it is.',
        pointer,
      })
    }
  }
  if (typeof value !== 'string') {
    const list = Array.isArray(value) ? (value as readonly JsonValue[]) : [value]
    for (const [i, entry] of list.entries())
      add(entry, { kind: 'unknown', type: 'message', value: entry }, `/${i}`)
    return { messages, odd }
  }
  for (const { number, text, value: entry } of jsonLines(value, limitsOf(options.limits).jsonDepth)) {
    const title = `Line ${number}, which is no message`
    add(entry ?? null, { kind: 'text', title, text }, '')
  }
  return { messages, odd }
}

function inputOf(request: JsonObject): JsonObject {
  const header = new Fields(request).fields('header')?.object ?? {}
  return {
    ...request,
    header: { ...header, msg_type: 'execute_input' },
    parent_header: header,
    platen: { msg_type: 'execute_request', parent_header: request.parent_header ?? null },
  }
}

function idOf(message: JsonObject): string | undefined {
  return new Fields(message).fields('header')?.text('msg_id')
}

function parentOf(message: JsonObject): string | undefined {
  return new Fields(message).fields('parent_header')?.text('msg_id')
}

/** The session, when it was first and last heard of, and whether anything failed. */
function runOf(messages: readonly JsonObject[]): Partial<TaskRunMeta> {
  const headers = messages.flatMap((message) => new Fields(message).fields('header') ?? [])
  const dates = headers.flatMap((header) => instantOf(header.text('date') ?? '') ?? [])
  const state = stateOf(messages)
  return compact({
    runId: headers.flatMap((header) => header.text('session') ?? []).at(0),
    state,
    startTime: dates.at(0),
    endTime: state?.lifecycle === 'ended' ? dates.at(-1) : undefined,
  })
}

function stateOf(messages: readonly JsonObject[]): RunState | undefined {
  let error: Fields | undefined
  let status: string | undefined
  for (const message of messages) {
    const content = new Fields(message.content as JsonObject)
    const type = typeOf(message)
    const isError = type === 'error' || (type === 'execute_reply' && content.text('status') === 'error')
    if (isError) error ??= content
    if (type === 'status') status = content.text('execution_state')
  }
  if (status === 'busy' || status === 'starting') return { lifecycle: 'running', raw: status }
  if (error !== undefined) {
    const message = [error.text('ename'), error.text('evalue')].filter(Boolean).join(': ')
    return compact<RunState>({ lifecycle: 'ended', result: 'failed', message: message || undefined })
  }
  return status === undefined ? undefined : { lifecycle: 'ended', result: 'success' }
}

function noMessages(): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: 'There is no message of Jupyter’s protocol.',
    help: 'Expected objects with header.msg_type, parent_header and content, one a line or in a list.',
  })
}
