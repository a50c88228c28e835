import { unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Temporary files in use. They are removed where the process ends by `process.exit` or an error. */
const inUse = new Set<string>()

/** How every temporary file of ours ends, and no other program's. */
const OURS = /^\..*\.platen-\d+-[0-9a-z]+\.tmp$/s

/**
 * A name beside `target`: hidden from `*`, and not too long where the target's is the longest. It need not be
 * beyond guessing, since it is opened only where nothing of that name exists; node:crypto would cost a small
 * export a tenth of its time.
 */
export function temporaryName(target: string): string {
  const start = Buffer.from(basename(target)).subarray(0, 200).toString('utf8').replaceAll('\ufffd', '')
  const unique = `${process.pid}-${Math.random().toString(36).slice(2)}0`
  return join(dirname(target), `.${start}.platen-${unique}.tmp`)
}

/** Whether a file's name is one that {@link temporaryName} gives. */
export function isTemporaryName(name: string): boolean {
  return OURS.test(name)
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
