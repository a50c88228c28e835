import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { BENCH, ROOT } from './paths.ts'
import { hasPandoc, pythonWithNbconvert } from './peers/peers.ts'

export interface Environment {
  readonly node: string
  readonly v8: string
  readonly platform: string
  readonly cpu: string
  readonly cores: number
  readonly memoryGB: number
  /** Of the last minute, before and after. */
  readonly load: { readonly before: number; readonly after: number }
  /** Our commit; with `+` where the tree has changes. */
  readonly commit: string
  /** What the naive pipeline and ours are made of: `name` → version. */
  readonly versions: { readonly [name: string]: string }
}

const PACKAGES = [
  'marked',
  'highlight.js',
  'katex',
  'marked-katex-extension',
  'sanitize-html',
  'temml',
  'ipynb2html',
  'notebookjs',
  '@jupyterlab/rendermime',
  'jsdom',
]

export function readLoad(): number {
  return loadavg()[0]!
}

export function describeEnvironment(loadBefore: number): Environment {
  const processors = cpus()
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    platform: `${process.platform}-${process.arch}`,
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    load: { before: loadBefore, after: readLoad() },
    commit: commit(),
    versions: Object.fromEntries([...versions(ROOT, ''), ...versions(BENCH, 'bench: '), ...programs()]),
  }
}

function versions(folder: string, prefix: string): [string, string][] {
  return PACKAGES.flatMap((name) => {
    const path = join(folder, 'node_modules', name, 'package.json')
    if (!existsSync(path)) return []
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
    return [[`${prefix}${name}`, version] as [string, string]]
  })
}

/** What is not from npm; the first line they print. */
function programs(): [string, string][] {
  const python = pythonWithNbconvert()
  const list: [string, string, string[]][] = []
  if (python !== undefined) {
    list.push(['python', python, ['--version']], ['nbconvert', python, ['-m', 'nbconvert', '--version']])
  }
  if (hasPandoc()) list.push(['pandoc', 'pandoc', ['--version']])
  return list.map(([name, command, args]) => [
    name,
    execFileSync(command, args, { encoding: 'utf8' }).split('\n')[0]!,
  ])
}

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+')
  } catch {
    return 'unknown'
  }
}
