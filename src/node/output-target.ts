import type { Stats } from 'node:fs'
import { lstat, readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { errorCode, writeFailed } from './file-error.ts'
import { isInside } from './inside.ts'
import { makeFolder } from './make-folder.ts'
import { namesFolder } from './names-folder.ts'
import { shownPath } from './shown-path.ts'

/** Where a write really goes. */
export interface OutputTarget {
  readonly path: string
  /** What is there now, if anything. */
  readonly existing: Stats | undefined
}

/**
 * Follows symbolic links and makes folders, as far as the options allow. Refuses what nobody means to write a file
 * to: a disk, a socket; and where `inside` is given, all that is not a regular file in that folder.
 *
 * @param path As the user wrote it, for messages.
 */
export async function findTarget(
  path: string,
  { makeFolders, inside }: { makeFolders?: boolean | undefined; inside?: string | undefined },
): Promise<OutputTarget> {
  if (namesFolder(path)) throw writeFailed(path, 'it names a folder', 'Choose another name.')
  const written = resolve(path)
  const root = inside === undefined ? undefined : await realRoot(path, resolve(inside), makeFolders)
  // Before folders are made: they would be made wherever a link on the way leads.
  if (root !== undefined) expectInside(join(await nearestFolder(dirname(written)), 'x'), root, path)
  if (makeFolders) await makeFolder(dirname(written))
  const target = await followLinks(written)
  if (root !== undefined) {
    expectInside(join(await realpath(dirname(target)), basename(target)), root, path)
  }
  const existing = await ifThere(stat(target))
  if (existing) expectWritable(existing, path, root !== undefined)
  return { path: target, existing }
}

/** The folder as it was given, and without links. */
interface Root {
  readonly given: string
  readonly real: string
}

async function realRoot(path: string, given: string, make: boolean | undefined): Promise<Root> {
  if (make) await makeFolder(given)
  else if (!(await stat(given).catch(() => undefined))?.isDirectory())
    throw writeFailed(
      path,
      `inside is not an existing folder (${shownPath(given)})`,
      'Create it first, or let makeFolders do it.',
    )
  return { given, real: await realpath(given) }
}

/** The real path of the lowest folder of a path that is there. */
async function nearestFolder(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    const real = await ifThere(realpath(path))
    if (real !== undefined || dirname(path) === path) return real ?? path
  }
}

function expectInside(place: string, root: Root, path: string): void {
  if (isInside(place, root.real)) return
  const written = resolve(path)
  if (isInside(written, root.given) || isInside(written, root.real))
    throw writeFailed(path, 'a symbolic link leads out of the folder', 'Remove the link.')
  throw writeFailed(
    path,
    `it is not inside ${shownPath(root.given)}`,
    isAbsolute(path)
      ? 'Choose a name in that folder.'
      : 'Join it to that folder; as it is, it is taken relative to the current one.',
  )
}

function expectWritable(existing: Stats, path: string, mustBeFile: boolean): void {
  const help = 'Choose another name.'
  if (existing.isBlockDevice()) throw writeFailed(path, 'it is a disk', help)
  if (existing.isSocket()) throw writeFailed(path, 'it is a socket', help)
  if (mustBeFile && !existing.isFile() && !existing.isDirectory())
    throw writeFailed(path, 'it is not a regular file', 'Remove it, or choose another name.')
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
