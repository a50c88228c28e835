import { constants, openSync, type Stats } from 'node:fs'
import { access, type FileHandle, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Content, contentPieces } from './content.ts'
import { expectOptions, invalidOption } from './expect-options.ts'
import { errorCode, writeError } from './file-error.ts'
import { removeLeftovers } from './leftovers.ts'
import { findTarget } from './output-target.ts'
import { syncFolder } from './sync-folder.ts'
import { beginTemporary, endTemporary, removeTemporary, temporaryName } from './temporary-files.ts'

export interface WriteFileOptions {
  /** Makes the folders of the path that are missing. Default false: a missing folder is an error. */
  readonly makeFolders?: boolean
  /**
   * The folder the file must be in when every symbolic link is followed; there, only regular files are replaced.
   * For names that come from outside, such as the `path` of `exportTaskRunOutput`. Default: links are followed
   * wherever they lead. Those who may write in the folder themselves can still swap it in the same moment.
   */
  readonly inside?: string
  /** Stops between two pieces of the content; the old file stays, nothing is left behind. */
  readonly signal?: AbortSignal
}

/**
 * Writes a file so that at every moment, whatever happens, its name holds either all of the old content or all
 * of the new: a temporary file beside it is written, flushed to disk and renamed. On failure, and where the
 * process ends by `process.exit`, the temporary file is removed. Only a process killed outright can leave one
 * (`.NAME.platen-….tmp`); the next write into the folder removes those older than an hour.
 *
 * A symbolic link is followed and stays; the file it points at is replaced. An existing file keeps its mode and,
 * where we may, its owner; one that is write-protected is refused. Hard links to the old file keep the old
 * content. Access lists and extended attributes are those of a new file. Character devices and pipes
 * (`/dev/stdout`, `>(…)`) are written to directly; disks and sockets are refused.
 *
 * @returns the bytes written
 * @throws PlatenError `WRITE_FAILED`, with the reason and what to do; `INVALID_OPTION` for an option there is not, and
 *   an `inside` that is empty; what `signal` gives as its reason
 */
export async function writeFileAtomic(
  path: string,
  content: Content,
  options: WriteFileOptions = {},
): Promise<number> {
  checkOptions(options)
  const { signal } = options
  try {
    const { path: target, existing } = await findTarget(path, options)
    if (existing && !existing.isFile()) return await writeThrough(target, existing, content, signal)
    if (existing) await access(target, constants.W_OK)
    await removeLeftovers(dirname(target))
    const size = await replace(target, existing, content, signal)
    await syncFolder(dirname(target), path)
    return size
  } catch (error) {
    throw signal?.aborted ? signal.reason : writeError(error, path)
  }
}

function checkOptions(options: WriteFileOptions): void {
  expectOptions(options, ['makeFolders', 'inside', 'signal'], 'writeFileAtomic')
  const { inside } = options
  if (inside === undefined || (typeof inside === 'string' && inside !== '')) return
  const problem = inside === '' ? 'is empty' : 'is not the path of a folder'
  throw invalidOption('inside', `inside ${problem}`, 'Pass the folder, or leave it out to write anywhere.')
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
  // Not readable by others before it has the old file's mode.
  const { path, file } = await openTemporary(target, existing ? 0o600 : 0o666)
  try {
    const size = await fill(file, existing, content, signal)
    await rename(path, target)
    return size
  } catch (error) {
    removeTemporary(path)
    throw error
  } finally {
    endTemporary(path)
  }
}

const ATTEMPTS = 10

/** A new file: where one of that name is there, it is another's and stays. */
async function openTemporary(target: string, mode: number): Promise<{ path: string; file: FileHandle }> {
  for (let attempt = 1; ; attempt++) {
    const path = temporaryName(target)
    beginTemporary(path)
    try {
      return { path, file: await open(path, 'wx', mode) }
    } catch (error) {
      endTemporary(path)
      if (errorCode(error) !== 'EEXIST' || attempt === ATTEMPTS) throw error
    }
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
  for await (const piece of contentPieces(content)) {
    signal?.throwIfAborted()
    await writePiece(file, piece)
    size += piece.length
  }
  return size
}

/** A system may take less than it is given: on the brink of a full disk or a quota, it does. */
async function writePiece(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await file.write(piece, at, piece.length - at, null)
    if (bytesWritten === 0) throw new Error('the system takes no more, and does not say why')
    at += bytesWritten
  }
}

/** Not permitted; an owner that a container does not know; a file system without owners. */
const NOT_OURS_TO_GIVE = new Set(['EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS'])

async function keepOwnerAndMode(file: FileHandle, existing: Stats): Promise<void> {
  try {
    await file.chown(existing.uid, existing.gid)
    await file.chmod(existing.mode & 0o7777)
  } catch (error) {
    if (!NOT_OURS_TO_GIVE.has(errorCode(error))) throw error
    // Only root may give a file away. Set-user-id would now mean someone else.
    await file.chmod(existing.mode & 0o777)
  }
}
