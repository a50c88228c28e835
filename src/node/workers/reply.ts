import { type ErrorJson, PlatenError } from '../../index.ts'

/** What a worker says to the thread that started it. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: unknown }
  /** An error of the input. The class would be lost on the way. */
  | { readonly kind: 'refused'; readonly error: ErrorJson }
  /** Any other. */
  | { readonly kind: 'failed'; readonly error: unknown }

export type ThrownReply = Extract<Reply, { error: unknown }>

/** What was thrown in a worker, for the thread that has to deal with it. */
export function thrownIn(reply: ThrownReply): unknown {
  return reply.kind === 'refused' ? new PlatenError(reply.error) : reply.error
}

/** What was thrown, for another thread. */
export function asReply(error: unknown): ThrownReply {
  if (error instanceof PlatenError) return { kind: 'refused', error: error.toJSON() }
  return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) }
}
