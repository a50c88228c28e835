import { scanPythonRepl } from './python/repl.ts'
import { scanPython } from './python/scan.ts'

/** Our own scanners, for languages that notebooks are full of: in linear time, and many times faster. */
export const SCANNERS: ReadonlyMap<string, (code: string) => string> = new Map([
  ['python', scanPython],
  ['python-repl', scanPythonRepl],
])
