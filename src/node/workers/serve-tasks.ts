import type { MessagePort } from 'node:worker_threads'
import { asReply, type Reply } from './reply.ts'

/** What a task gives: a result, and which buffers of it are handed over instead of copied. */
export interface TaskResult {
  readonly result: unknown
  readonly transfer?: readonly ArrayBuffer[]
}

/** In a worker: says that it is ready, and answers each message. One at a time is sent. */
export function serveTasks(port: MessagePort, perform: (message: unknown) => Promise<TaskResult>): void {
  const reply = (message: Reply, transfer: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, [...transfer])
  port.on('message', async (message: unknown) => {
    try {
      const { result, transfer } = await perform(message)
      reply({ kind: 'result', result }, transfer)
    } catch (error) {
      reply(asReply(error))
    }
  })
  reply({ kind: 'ready' })
}
