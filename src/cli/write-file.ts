import { stat } from 'node:fs/promises'
import { PlatenError } from '../index.ts'
import { type Content, type WriteFileOptions, writeFileAtomic } from '../node/index.ts'

/** Writes a file and gives its size in bytes. */
export type WriteFile = (path: string, content: Content, options: WriteFileOptions) => Promise<number>

/**
 * Writes files, none over another one of the same run: a file system that takes two names for one (`A.html` and
 * `a.html`, or a link) shows that only when the first is there.
 */
export function createWriteFile(): WriteFile {
  const written = new Map<string, string>()
  return async (path, content, options) => {
    const before = await identity(path)
    const other = before === undefined ? undefined : written.get(before)
    if (other !== undefined) throw sameFile(path, other)
    const size = await writeFileAtomic(path, content, options)
    const after = await identity(path)
    if (after !== undefined) written.set(after, path)
    return size
  }
}

async function identity(path: string): Promise<string | undefined> {
  const file = await stat(path, { bigint: true }).catch(() => undefined)
  return file?.isFile() ? `${file.dev}:${file.ino}` : undefined
}

function sameFile(path: string, other: string): PlatenError {
  return new PlatenError({
    code: 'WRITE_FAILED',
    message: `Cannot write ${path}: here that is the same file as ${other}, which was just written.`,
    help: 'Export them to different folders.',
  })
}
