import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../paths.ts'
import { short, table } from './table.ts'

/** The parts of the pipeline, by where their files are. The first that matches counts. */
const PARTS: readonly (readonly [string, string])[] = [
  ['read/', 'parse'],
  ['transforms/', 'transforms'],
  ['render/markdown', 'markdown'],
  ['render/math', 'mathematics'],
  ['render/highlight', 'highlight'],
  ['render/sanitize', 'sanitise'],
  ['render/ansi', 'ansi'],
  ['render/mime', 'outputs'],
  ['render/output', 'outputs'],
  ['render/image', 'outputs'],
  ['render/', 'cells'],
  ['write/html', 'page'],
  ['write/ipynb', 'ipynb'],
]
const MOST_FUNCTIONS = 20

interface ProfileNode {
  readonly id: number
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  readonly children?: readonly number[]
}

export interface Profile {
  readonly nodes: readonly ProfileNode[]
  readonly samples?: readonly number[]
  readonly timeDeltas?: readonly number[]
}

export interface Shares {
  /** Microseconds by part: time in a library counts for the part of ours that called it. */
  readonly parts: ReadonlyMap<string, number>
  /** Microseconds a function itself was running, by `name file:line`. */
  readonly functions: ReadonlyMap<string, number>
  readonly total: number
}

/** Adds up a .cpuprofile. `code` is the folder ours was loaded from. */
export function sharesOf(profile: Profile, code: string): Shares {
  const times = selfTimes(profile)
  const parts = new Map<string, number>()
  const functions = new Map<string, number>()
  const byId = new Map(profile.nodes.map((node) => [node.id, node]))
  let total = 0
  // Depth first from the root, each node with the part it inherits.
  const stack: [number, string][] = profile.nodes.length > 0 ? [[profile.nodes[0]!.id, 'other']] : []
  for (let item = stack.pop(); item; item = stack.pop()) {
    const node = byId.get(item[0])!
    const part = ownPart(node, code) ?? item[1]
    const time = isProfiler(node) ? 0 : (times.get(node.id) ?? 0)
    total += time
    add(parts, part, time)
    add(functions, label(node, code), time)
    for (const child of node.children ?? []) stack.push([child, part])
  }
  return { parts, functions, total }
}

function selfTimes({ samples = [], timeDeltas = [] }: Profile): Map<number, number> {
  const times = new Map<number, number>()
  for (const [i, id] of samples.entries()) add(times, id, timeDeltas[i] ?? 0)
  return times
}

/** The profiler starting and stopping itself. */
function isProfiler({ callFrame }: ProfileNode): boolean {
  return callFrame.functionName === 'dispatch' && callFrame.url === ''
}

function ownPart({ callFrame }: ProfileNode, code: string): string | undefined {
  if (callFrame.functionName === '(garbage collector)') return 'garbage collection'
  const path = codePath(callFrame.url, code)
  return path === undefined ? undefined : PARTS.find(([prefix]) => path.startsWith(prefix))?.[1]
}

function codePath(url: string, code: string): string | undefined {
  if (!url.startsWith('file:')) return undefined
  const path = relative(code, fileURLToPath(url)).split(sep).join('/')
  return path.startsWith('..') || path.includes('node_modules/') ? undefined : path
}

function label({ callFrame }: ProfileNode, code: string): string {
  const { functionName, url, lineNumber } = callFrame
  const name = functionName || '(anonymous)'
  if (url === '') return name
  const path = codePath(url, code) ?? (url.startsWith('file:') ? relative(ROOT, fileURLToPath(url)) : url)
  return `${name}  ${path}:${lineNumber + 1}`
}

function add<K>(map: Map<K, number>, key: K, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value)
}

export function printProfile(set: string, file: string, code: string): string {
  const { parts, functions, total } = sharesOf(JSON.parse(readFileSync(file, 'utf8')) as Profile, code)
  const rows = (map: ReadonlyMap<string, number>) =>
    [...map]
      .filter(([, time]) => time > 0)
      .sort((a, b) => b[1] - a[1])
      .map(([name, time]) => [name, short(time / 1000), `${((100 * time) / total).toFixed(1)} %`])
  return [
    `PROFILE of ours on ${set}, sampled; the whole tree is in ${relative(ROOT, file)}`,
    table(['part', 'ms', 'share'], rows(parts)),
    table(['function itself', 'ms', 'share'], rows(functions).slice(0, MOST_FUNCTIONS)),
  ].join('\n\n')
}
