import { randomBytes } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Temporary files in use. They are removed where the process ends by `process.exit` or an error. */
const inUse = new Set<string>()

/** A name beside `target` that nobody else has: hidden from `*`, and not too long where the target's is the longest. */
export function temporaryName(target: string): string {
  const start = Buffer.from(basename(target)).subarray(0, 200).toString('utf8').replaceAll('\ufffd', '')
  return join(dirname(target), `.${start}.${randomBytes(6).toString('hex')}.tmp`)
}

/** Call before the file is made. */
export function beginTemporary(path: string): void {
  if (inUse.size === 0) process.on('exit', removeAll)
  inUse.add(path)
}

/** Call when it has been renamed or removed. */
export function endTemporary(path: string): void {
  inUse.delete(path)
  if (inUse.size === 0) process.off('exit', removeAll)
}

/** Synchronous, because it may run as the process ends. */
export function removeTemporary(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Never made, or gone already.
  }
}

function removeAll(): void {
  for (const path of inUse) removeTemporary(path)
}
