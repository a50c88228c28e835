import { constants } from 'node:buffer'
import { PlatenError } from '../index.ts'
import { shownPath } from './shown-path.ts'

/** Why, and what to do. */
type Explanation = readonly [reason: string, help: string]
type Explanations = { readonly [systemCode: string]: Explanation }

const EITHER: Explanations = {
  ENOTDIR: ['part of the path is a file, not a folder', 'Check the path.'],
  ELOOP: ['the path leads round in circles through symbolic links', 'Check the links.'],
  ENAMETOOLONG: ['the name is too long', 'Use a shorter one.'],
  EMFILE: ['too many files are open', 'Close some, or raise the limit (ulimit -n).'],
  ENFILE: ['too many files are open on this machine', 'Stop some programs.'],
  EIO: ['the disk reported an error', 'Try another place, and check the disk.'],
  ESTALE: ['the network file system has lost it', 'Try again, or mount it anew.'],
  // Node's own, before the system is asked.
  ERR_INVALID_ARG_VALUE: ['its name holds a NUL character', 'Use another name.'],
}

const READ: Explanations = {
  ...EITHER,
  ENXIO: ['it is a socket, or a device that is not there', 'Name a file.'],
  ENOENT: ['there is no such file', 'Check the path; it is taken relative to the current folder.'],
  EISDIR: ['it is a folder', 'Name the files in it, for example folder/*.ipynb.'],
  EACCES: ['reading is not permitted', 'Check the permissions of the file and of its folders.'],
  EPERM: ['reading is not permitted', 'Check the permissions of the file and of its folders.'],
}

const WRITE: Explanations = {
  ...EITHER,
  ENOENT: ['its folder does not exist', 'Create it first.'],
  EISDIR: ['it is a folder', 'Choose another name.'],
  EACCES: ['writing is not permitted', 'Check the permissions of the file and of its folder.'],
  EPERM: ['writing is not permitted', 'Check the permissions of the file and of its folder.'],
  EROFS: ['the file system is read-only', 'Choose a place on another one.'],
  ENOSPC: ['the disk is full', 'Free some space, or choose another place.'],
  EDQUOT: ['your quota is used up', 'Free some space, or choose another place.'],
  EFBIG: ['it would be larger than a file may be here', 'Choose another place, or raise the limit.'],
  EBUSY: [
    'it is in use, or something is mounted on it',
    'Close what uses it; where a container mounts the file, mount its folder instead.',
  ],
  ETXTBSY: ['it is a program that is running', 'Choose another name.'],
  EXDEV: ['it is on another file system than its folder', 'Choose another place.'],
  EEXIST: ['part of the path is a file, not a folder', 'Check the path.'],
  ENXIO: ['nothing reads from this pipe', 'Start what reads from it first.'],
  EPIPE: ['what read from this pipe has stopped', 'Check why it did.'],
}

/**
 * A failed read as a `READ_FAILED` error that says what to do. A PlatenError passes unchanged.
 *
 * @param path Undefined where the reader of the message is told elsewhere what was to be read.
 */
export function readError(cause: unknown, path?: string): PlatenError {
  if (cause instanceof PlatenError) return cause
  const [reason, help] = explain(READ, cause)
  return readFailed(reason, help, path, cause)
}

/** A failed write of `path` as a `WRITE_FAILED` error that says what to do. A PlatenError passes unchanged. */
export function writeError(cause: unknown, path: string): PlatenError {
  if (cause instanceof PlatenError) return cause
  const [reason, help] = explain(WRITE, cause)
  return writeFailed(path, reason, help, cause)
}

/** A `WRITE_FAILED` error. */
export function writeFailed(path: string, reason: string, help: string, cause?: unknown): PlatenError {
  const message = `Cannot write ${shownPath(path)}: ${reason}.`
  return new PlatenError({ code: 'WRITE_FAILED', message, help, cause })
}

/** More than `maxBytes` bytes. `path` as for {@link readError}. */
export function tooLargeError(maxBytes: number, path?: string): PlatenError {
  const help =
    maxBytes >= constants.MAX_STRING_LENGTH
      ? 'That is more than one JavaScript string can hold; clear some outputs first.'
      : 'Raise maxBytes.'
  return readFailed(`it has more than ${maxBytes} bytes`, help, path)
}

/** A `READ_FAILED` error. `path` as for {@link readError}. */
export function readFailed(reason: string, help: string, path?: string, cause?: unknown): PlatenError {
  const message =
    path === undefined
      ? `${reason[0]!.toUpperCase()}${reason.slice(1)}.`
      : `Cannot read ${shownPath(path)}: ${reason}.`
  return new PlatenError({ code: 'READ_FAILED', message, help, cause })
}

/** The system's code of a file error, `''` where it is something else. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return ''
  return error.code
}

function explain(table: Explanations, cause: unknown): Explanation {
  const code = errorCode(cause)
  if (Object.hasOwn(table, code)) return table[code]!
  return [
    shownPath(cause instanceof Error ? cause.message : String(cause)),
    'Check the path and its permissions.',
  ]
}
