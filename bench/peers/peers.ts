import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LaneCommand } from '../lanes/lane.ts'
import { BENCH } from '../paths.ts'
import { bundleRendermime } from './rendermime-bundle.ts'

/** Who is compared, in the order of the report. */
export interface PeerSetup {
  readonly lanes: readonly LaneCommand[]
  /** In words: who is not there, and how to get it. */
  readonly missing: readonly string[]
}

/** The lane of a candidate that runs in Node. */
export function nodeLane(worker: string, name: string, argument = ''): LaneCommand {
  return { name, command: process.execPath, args: [worker, name, argument] }
}

/** Ours first, the yardsticks, then everybody that is installed here. `code` is the folder of our build. */
export async function setUpPeers(worker: string, code: string | undefined): Promise<PeerSetup> {
  const lanes = [nodeLane(worker, 'floor'), nodeLane(worker, 'naive')]
  if (code !== undefined) lanes.unshift(nodeLane(worker, 'ours', code))
  const missing: string[] = []
  for (const name of ['ipynb2html', 'notebookjs']) {
    if (hasPackage(name)) lanes.push(nodeLane(worker, name))
    else missing.push(`${name}: npm ci --prefix bench`)
  }
  if (hasPackage('@jupyterlab/rendermime')) {
    lanes.push(nodeLane(worker, 'rendermime', await bundleRendermime()))
  } else missing.push('rendermime: npm ci --prefix bench')
  const python = pythonWithNbconvert()
  if (python === undefined) missing.push('nbconvert: bench/setup-peers')
  else lanes.push({ name: 'nbconvert', command: python, args: [join(BENCH, 'peers/nbconvert_lane.py')] })
  if (hasPandoc()) lanes.push(nodeLane(worker, 'pandoc'))
  else missing.push('pandoc: bench/setup-peers')
  return { lanes, missing }
}

/** Debian's own Python first: that is where its packages are. */
export function pythonWithNbconvert(): string | undefined {
  return ['/usr/bin/python3', 'python3'].find((python) => succeeds(python, ['-c', 'import nbconvert']))
}

export function hasPandoc(): boolean {
  return succeeds('pandoc', ['--version'])
}

function hasPackage(name: string): boolean {
  return existsSync(join(BENCH, 'node_modules', name, 'package.json'))
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
