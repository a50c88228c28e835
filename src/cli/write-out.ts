import type { Writable } from 'node:stream'

/** Writes text to standard output, one piece after the other. */
export type WriteOut = (pieces: Iterable<string | Uint8Array> | AsyncIterable<string>) => Promise<void>

/** A reader that has had enough (`| head`) ends the output quietly; anything else that goes wrong rejects. */
export function createWriteOut(stream: Writable): WriteOut {
  return async (pieces) => {
    for await (const piece of pieces) {
      const error = await new Promise<Error | null | undefined>((resolve) => stream.write(piece, resolve))
      if (isBrokenPipe(error)) return
      if (error) throw error
    }
  }
}

/** Whether whoever read our output has gone. */
export function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
  )
}
