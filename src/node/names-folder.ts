import { basename, sep } from 'node:path'

/** Whether a path can only be that of a folder, by the way it ends; what is there does not matter. */
export function namesFolder(path: string): boolean {
  const last = basename(path)
  return path.endsWith('/') || path.endsWith(sep) || last === '.' || last === '..'
}
