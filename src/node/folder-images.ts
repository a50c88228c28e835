import { constants } from 'node:fs'
import { type FileHandle, open, readlink, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageFile, PlatenError, ResolveImage } from '../index.ts'
import { imageType } from '../kernel.ts'
import { readError, readFailed } from './file-error.ts'
import { isInside } from './inside.ts'
import { readToEnd } from './read-input.ts'

const DEFAULT_MAX_BYTES = 20 * 1024 * 1024
const DEFAULT_MAX_TOTAL_BYTES = 256 * 1024 * 1024
/** A scheme, `//host`, a path from the root, a Windows drive; and what no file name can hold. */
const NOT_RELATIVE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\])|\0/

export interface FolderImageOptions {
  /** Larger images are refused. Bytes; default 20 MiB. */
  readonly maxBytes?: number
  /**
   * What all images of one resolver may come to; further ones are refused. A notebook can name one image in many
   * ways (`a.png?1`, `a.png?2`). Bytes; default 256 MiB.
   */
  readonly maxTotalBytes?: number
  /**
   * The folder images may come from, where that is more than the one references start at: `../images/a.png` is
   * refused otherwise. Default the folder itself. DANGER: a notebook you did not write can put any image in it
   * into the report.
   */
  readonly root?: string
}

/**
 * A `resolveImage` for `prepareAssets` that reads images a notebook refers to by relative path. Only regular
 * files whose content is an image, and whose real path (every symbolic link resolved, and looked at again when the
 * file is open) is inside the folder, are read; nothing else is opened. It rejects, with the reason, what it
 * refuses; a reference that is no relative path is none of its business and gives undefined. A hard link in the
 * folder is a file like any other.
 */
export function createFolderImageResolver(folder: string, options: FolderImageOptions = {}): ResolveImage {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES
  const maxTotal = options.maxTotalBytes ?? DEFAULT_MAX_TOTAL_BYTES
  let total = 0
  return async (reference) => {
    if (NOT_RELATIVE.test(reference)) return undefined
    try {
      const [start, root] = await Promise.all([realpath(folder), realpath(options.root ?? folder)])
      const image = await readImage(await locate(start, reference, root), root, maxBytes)
      if (total + image.data.length > maxTotal) throw tooMany(maxTotal)
      total += image.data.length
      return image
    } catch (error) {
      throw readError(error)
    }
  }
}

/** The real path of the file a reference means. Outside the root not even existence is looked up. */
async function locate(start: string, reference: string, root: string): Promise<string> {
  let missing: unknown
  for (const name of spellings(reference)) {
    const written = join(start, name)
    if (!isInside(written, root)) throw outside()
    const path = await realpath(written).catch((error: unknown) => {
      missing ??= error
    })
    if (path === undefined) continue
    if (!isInside(path, root)) throw outside()
    return path
  }
  throw missing
}

/**
 * A reference is a URL, but people also write plain file names: as it stands, then decoded, then without its query;
 * last in the other normal form of Unicode, which archives made on a Mac have.
 */
function spellings(reference: string): ReadonlySet<string> {
  const path = reference.replace(/[?#].*$/s, '')
  const plain = [reference, decode(reference), path, decode(path)]
  const names = [...plain, decode(path).normalize('NFC'), decode(path).normalize('NFD')]
  return new Set(names.filter((name) => !name.includes('\0')))
}

function decode(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}

async function readImage(path: string, root: string, maxBytes: number): Promise<ImageFile> {
  // Looked at before it is opened: opening a device can do something, and a pipe would wait.
  if (!(await stat(path)).isFile()) throw refused('it is not a regular file')
  const file = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  )
  try {
    if (!(await file.stat()).isFile()) throw refused('it is not a regular file')
    if (!isInside(await placeOf(file, path), root)) throw outside()
    const data = await readToEnd(file, maxBytes)
    const mimeType = imageType(data)
    if (mimeType === undefined) throw refused('its content is not an image')
    return { mimeType, data }
  } finally {
    await file.close()
  }
}

/**
 * Where an open file really is: since its path was looked up, a folder on the way may have become a link to
 * elsewhere. Linux knows; other systems are asked where the path leads now, and whether that is the same file.
 */
async function placeOf(file: FileHandle, path: string): Promise<string> {
  const place = await readlink(`/proc/self/fd/${file.fd}`).catch(() => undefined)
  if (place !== undefined) return place
  const now = await realpath(path)
  const [opened, there] = await Promise.all([file.stat({ bigint: true }), stat(now, { bigint: true })])
  if (opened.dev !== there.dev || opened.ino !== there.ino) throw outside()
  return now
}

function outside(): PlatenError {
  return refused('it is outside the folder of the notebook')
}

function refused(reason: string): PlatenError {
  return readFailed(reason, 'Move the image into the folder of the notebook, or attach it to the cell.')
}

function tooMany(maxTotal: number): PlatenError {
  return readFailed(`the images before it come close to ${maxTotal} bytes together`, 'Raise maxTotalBytes.')
}
