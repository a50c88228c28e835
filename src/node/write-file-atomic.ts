import { constants, openSync, type Stats } from 'node:fs'
import { access, type FileHandle, lstat, open, readlink, realpath, rename, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Content, contentPieces } from './content.ts'
import { errorCode, writeError } from './file-error.ts'
import { makeFolder } from './make-folder.ts'
import { beginTemporary, endTemporary, removeTemporary, temporaryName } from './temporary-files.ts'

export interface WriteFileOptions {
  /** Makes the folders of the path that are missing. Default false: a missing folder is an error. */
  readonly makeFolders?: boolean
  /** Stops between two pieces of the content; the old file stays, nothing is left behind. */
  readonly signal?: AbortSignal
}

/**
 * Writes a file so that at every moment, whatever happens, its name holds either all of the old content or all
 * of the new: a temporary file beside it is written, flushed to disk and renamed. On failure, and where the
 * process ends by `process.exit`, the temporary file is removed; only a process killed outright can leave one
 * (`.NAME.….tmp`).
 *
 * A symbolic link is followed and stays; the file it points at is replaced. An existing file keeps its mode and,
 * where we may, its owner; one that is write-protected is refused. Hard links to the old file keep the old
 * content. Devices and pipes (`/dev/stdout`, `>(…)`) are written to directly.
 *
 * @returns the bytes written
 * @throws PlatenError `WRITE_FAILED`, with the reason and what to do; what `signal` gives as its reason
 */
export async function writeFileAtomic(
  path: string,
  content: Content,
  options: WriteFileOptions = {},
): Promise<number> {
  const { signal } = options
  try {
    if (options.makeFolders) await makeFolder(dirname(resolve(path)))
    const target = await followLinks(resolve(path))
    const existing = await ifThere(stat(target))
    if (existing && !existing.isFile()) return await writeThrough(target, existing, content, signal)
    if (existing) await access(target, constants.W_OK)
    return await replace(target, existing, content, signal)
  } catch (error) {
    throw signal?.aborted ? signal.reason : writeError(error, path)
  }
}

async function writeThrough(
  target: string,
  existing: Stats,
  content: Content,
  signal?: AbortSignal,
): Promise<number> {
  if (existing.isFIFO()) return writeToPipe(target, content, signal)
  const file = await open(target, constants.O_WRONLY)
  try {
    return await writePieces(file, content, signal)
  } finally {
    await file.close()
  }
}

/** By events: a blocking write would wait in a thread that keeps the process from ending. */
async function writeToPipe(target: string, content: Content, signal?: AbortSignal): Promise<number> {
  const [{ Socket }, { pipeline }] = await Promise.all([import('node:net'), import('node:stream/promises')])
  const pipe = new Socket({
    fd: openSync(target, constants.O_WRONLY | constants.O_NONBLOCK),
    readable: false,
  })
  await pipeline(contentPieces(content), pipe, { signal })
  return pipe.bytesWritten
}

async function replace(
  target: string,
  existing: Stats | undefined,
  content: Content,
  signal?: AbortSignal,
): Promise<number> {
  const temporary = temporaryName(target)
  beginTemporary(temporary)
  try {
    // Not readable by others before it has the old file's mode.
    const file = await open(temporary, 'wx', existing ? 0o600 : 0o666)
    const size = await fill(file, existing, content, signal)
    await rename(temporary, target)
    await syncFolder(dirname(target))
    return size
  } catch (error) {
    removeTemporary(temporary)
    throw error
  } finally {
    endTemporary(temporary)
  }
}

async function fill(
  file: FileHandle,
  existing: Stats | undefined,
  content: Content,
  signal?: AbortSignal,
): Promise<number> {
  try {
    const size = await writePieces(file, content, signal)
    if (existing) await keepOwnerAndMode(file, existing)
    await file.sync()
    return size
  } finally {
    await file.close()
  }
}

async function writePieces(file: FileHandle, content: Content, signal?: AbortSignal): Promise<number> {
  let size = 0
  for (const piece of contentPieces(content)) {
    signal?.throwIfAborted()
    await file.writeFile(piece)
    size += piece.length
  }
  return size
}

/** Where a write really goes: through symbolic links, also one that points at nothing yet. */
async function followLinks(path: string): Promise<string> {
  let target = path
  for (let hops = 0; hops < 40; hops++) {
    const entry = await ifThere(lstat(target))
    if (!entry?.isSymbolicLink()) return target
    const end = await ifThere(stat(target))
    // /dev/stdout and its like lead to things that have no path of their own.
    if (end) return end.isFile() ? await realpath(target) : target
    target = resolve(await realpath(dirname(target)), await readlink(target))
  }
  return target
}

async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function keepOwnerAndMode(file: FileHandle, existing: Stats): Promise<void> {
  try {
    await file.chown(existing.uid, existing.gid)
    await file.chmod(existing.mode & 0o7777)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error
    // Only root may give a file away. Set-user-id would now mean someone else.
    await file.chmod(existing.mode & 0o777)
  }
}

/** Makes the rename itself last. Windows and some network file systems refuse; the file is complete either way. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // Nothing is lost but a guarantee this place does not give.
  }
}
