import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path is below a folder; not the folder itself. By name alone, so pass real paths. */
export function isInside(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
