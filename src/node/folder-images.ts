import { constants } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { ImageFile, PlatenError, ResolveImage } from '../index.ts'
import { readError, readFailed } from './file-error.ts'
import { imageType } from './image-type.ts'
import { readToEnd } from './read-input.ts'

const DEFAULT_MAX_BYTES = 20 * 1024 * 1024
/** A scheme, `//host`, a path from the root, a Windows drive; and what no file name can hold. */
const NOT_RELATIVE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\])|\0/

export interface FolderImageOptions {
  /** Larger images are refused. Bytes; default 20 MiB. */
  readonly maxBytes?: number
  /**
   * The folder images may come from, where that is more than the one references start at: `../images/a.png` is
   * refused otherwise. Default the folder itself. DANGER: a notebook you did not write can put any image in it
   * into the report.
   */
  readonly root?: string
}

/**
 * A `resolveImage` for `prepareAssets` that reads images a notebook refers to by relative path. Only regular
 * files whose content is an image, and whose real path (every symbolic link resolved) is inside the folder, are
 * read; nothing else is opened. It rejects, with the reason, what it refuses; a reference that is no relative
 * path is none of its business and gives undefined.
 */
export function createFolderImageResolver(folder: string, options: FolderImageOptions = {}): ResolveImage {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES
  return async (reference) => {
    if (NOT_RELATIVE.test(reference)) return undefined
    try {
      const [start, root] = await Promise.all([realpath(folder), realpath(options.root ?? folder)])
      return await readImage(await locate(start, reference, root), maxBytes)
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
    if (!isInside(written, root)) throw refused('it is outside the folder of the notebook')
    const path = await realpath(written).catch((error: unknown) => {
      missing ??= error
    })
    if (path === undefined) continue
    if (!isInside(path, root)) throw refused('it is outside the folder of the notebook')
    return path
  }
  throw missing
}

/** A reference is a URL, but people also write plain file names: as it stands, then decoded, then without its query. */
function spellings(reference: string): ReadonlySet<string> {
  const path = reference.replace(/[?#].*$/s, '')
  return new Set([reference, decode(reference), path, decode(path)].filter((name) => !name.includes('\0')))
}

function decode(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function readImage(path: string, maxBytes: number): Promise<ImageFile> {
  // Looked at before it is opened: opening a device can do something, and a pipe would wait.
  if (!(await stat(path)).isFile()) throw refused('it is not a regular file')
  const file = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  )
  try {
    if (!(await file.stat()).isFile()) throw refused('it is not a regular file')
    const data = await readToEnd(file, maxBytes)
    const mimeType = imageType(data)
    if (mimeType === undefined) throw refused('its content is not an image')
    return { mimeType, data }
  } finally {
    await file.close()
  }
}

function refused(reason: string): PlatenError {
  return readFailed(reason, 'Move the image into the folder of the notebook, or attach it to the cell.')
}
