import { open } from 'node:fs/promises'
import { PlatenError } from '../index.ts'
import { errorCode } from './file-error.ts'
import { shownPath } from './shown-path.ts'

/** A disk that fails, as against a system that does not flush folders (Windows, some network file systems). */
const FAILURES = new Set(['EIO', 'ENOSPC', 'EDQUOT', 'EROFS'])

/**
 * Makes a rename last. Where the place cannot promise that, nothing is said: the file is complete either way.
 *
 * @param path The file, for the message.
 * @throws PlatenError `WRITE_FAILED` where the disk fails; the new file is in place then
 */
export async function syncFolder(folder: string, path: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (!FAILURES.has(errorCode(cause))) return
    throw new PlatenError({
      code: 'WRITE_FAILED',
      message: `${shownPath(path)} is written, but flushing its folder failed (${errorCode(cause)}).`,
      help: 'The new file is in place, but may be the old one again after a power cut. Check the disk.',
      cause,
    })
  }
}
