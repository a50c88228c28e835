import { lstat, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName } from './temporary-files.ts'

/** A file that is still written to is younger, also where clocks of a network differ a little. */
const OLD = 60 * 60 * 1_000

const looked = new Set<string>()

/**
 * Removes what runs that were killed outright have left in a folder: temporary files of ours that nobody has
 * written to for an hour. Looks once per folder and process, and never fails.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  if (looked.has(folder)) return
  looked.add(folder)
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter(isTemporaryName)) await removeIfOld(join(folder, name))
}

async function removeIfOld(path: string): Promise<void> {
  try {
    const entry = await lstat(path)
    if (entry.isFile() && entry.mtimeMs < Date.now() - OLD) await unlink(path)
  } catch {
    // Somebody else's, or gone already.
  }
}
