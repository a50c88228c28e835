import { constants } from 'node:buffer'
import { closeSync, constants as fsConstants, fstatSync, openSync } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { readError, tooLargeError } from './file-error.ts'

export interface ReadInputOptions {
  /** Larger input is refused. Bytes; default what one JavaScript string can hold (about 512 MiB). */
  readonly maxBytes?: number
}

/**
 * Reads a whole file; `-` is standard input. Pipes and process substitution are fine.
 *
 * @throws PlatenError `READ_FAILED`: missing, a folder, not permitted, too large.
 */
export async function readInput(path: string, options: ReadInputOptions = {}): Promise<Uint8Array> {
  const maxBytes = options.maxBytes ?? constants.MAX_STRING_LENGTH
  try {
    if (path === '-' || path === '/dev/stdin')
      return await readStream(process.stdin, 'standard input', maxBytes)
    if ((await stat(path)).isFIFO()) return await readPipe(path, maxBytes)
    return await readFile(path, maxBytes)
  } catch (error) {
    throw readError(error, path)
  }
}

async function readStream(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) throw tooLargeError(maxBytes, path)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** By events: a blocking read would wait in a thread that keeps the process from ending. */
async function readPipe(path: string, maxBytes: number): Promise<Uint8Array> {
  const { Socket } = await import('node:net')
  const descriptor = openSync(path, fsConstants.O_RDONLY | fsConstants.O_NONBLOCK)
  if (fstatSync(descriptor).isFIFO())
    return readStream(new Socket({ fd: descriptor, writable: false }), path, maxBytes)
  closeSync(descriptor)
  return readFile(path, maxBytes)
}

async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    return await readToEnd(file, maxBytes, path)
  } finally {
    await file.close()
  }
}

/**
 * Reads to the end, whatever size the file claims: devices and /proc claim none, and a log may be growing.
 *
 * @param path For the message.
 * @throws PlatenError `READ_FAILED` beyond `maxBytes`, and what the system throws
 */
export async function readToEnd(file: FileHandle, maxBytes: number, path?: string): Promise<Uint8Array> {
  const { size: expected } = await file.stat()
  if (expected > maxBytes) throw tooLargeError(maxBytes, path)
  // One byte more than expected, so that the end is seen without growing.
  let buffer = Buffer.allocUnsafeSlow(Math.max(expected + 1, 64 * 1024))
  let size = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, size, buffer.length - size, null)
    if (bytesRead === 0) return buffer.subarray(0, size)
    size += bytesRead
    if (size > maxBytes) throw tooLargeError(maxBytes, path)
    if (size < buffer.length) continue
    const larger = Buffer.allocUnsafeSlow(Math.min(buffer.length * 2, maxBytes + 1))
    buffer.copy(larger)
    buffer = larger
  }
}
