import type { MessagesItem } from '../../../model/task-run.ts'
import type { WarningCode } from '../../../warnings.ts'
import type { Draft } from '../draft.ts'
import type { Displays } from './displays.ts'
import { handlers, unknownMessage } from './handlers.ts'
import { readMessage } from './message.ts'
import { newRequest, type Request, toDraft } from './request.ts'
import type { Widgets } from './widgets.ts'

export interface Kernel {
  readonly displays: Displays
  readonly widgets: Widgets
}

type Warn = (code: WarningCode, message: string, pointer: string) => void

/**
 * Plays IOPub messages as a notebook program would: one code cell per request, in the order they were first
 * heard of. Returns a function that gives the cells once the messages of the whole run have been played, since a
 * later one may update an earlier display.
 *
 * @param kernel what the messages of one run share
 */
export function playMessages({ messages }: MessagesItem, kernel: Kernel, warn: Warn): () => readonly Draft[] {
  const requests = new Map<string, Request>()
  for (const [i, raw] of messages.entries()) {
    const message = readMessage(raw)
    const request = requests.get(message.parentId) ?? newRequest()
    requests.set(message.parentId, request)
    const handle = handlers.get(message.type) ?? unknownMessage
    handle(message, request, { ...kernel, warn: (code, text) => warn(code, text, `/messages/${i}`) })
  }
  return () => [...requests.values()].flatMap((request) => toDraft(request) ?? [])
}
