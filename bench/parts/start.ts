import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateNotebook } from '../generate/notebook.ts'
import { rotated } from '../measure/candidates.ts'
import { ROOT, SCRATCH } from '../paths.ts'
import { hasPandoc, pythonWithNbconvert } from '../peers/peers.ts'
import { timedCommand } from '../peers/timed-command.ts'
import type { StartScore } from '../report/start.ts'
import { summarize } from '../stats.ts'

interface Start {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Takes seconds: only in the first few rounds. */
  readonly slow?: true
}

const SLOW_ROUNDS = 5

/** One notebook of one cell at the shell, process and all, in turns with a Node that does nothing. */
export function measureStart(rounds: number): StartScore[] {
  const folder = join(SCRATCH, 'start')
  mkdirSync(folder, { recursive: true })
  const notebook = join(folder, 'one.ipynb')
  writeFileSync(notebook, generateNotebook('code', 1, 3))
  const starts = listStarts(notebook)
  const costs = new Map(starts.map((start) => [start, { wall: [] as number[], cpu: [] as number[] }]))
  // The first round brings the files into the cache of the disk.
  for (let round = -1; round < rounds; round++) {
    for (const start of rotated(starts, round + 1)) {
      if (start.slow && round >= SLOW_ROUNDS) continue
      const { wall, cpu } = timedCommand(start.command, start.args, folder)
      if (round < 0) continue
      costs.get(start)!.wall.push(wall)
      costs.get(start)!.cpu.push(cpu)
    }
  }
  const [idle] = costs.values()
  return [...costs].map(([{ name }, { wall, cpu }]) => ({
    name,
    wall: summarize(wall),
    cpu: summarize(cpu),
    timesNode: {
      wall: summarize(wall.map((value, round) => value / idle!.wall[round]!)),
      cpu: summarize(cpu.map((value, round) => value / Math.max(1, idle!.cpu[round]!))),
    },
  }))
}

function listStarts(notebook: string): Start[] {
  const node = process.execPath
  const starts: Start[] = [{ name: 'node -e 0', command: node, args: ['-e', '0'] }]
  const cli = join(ROOT, 'dist', 'cli', 'main.js')
  if (existsSync(cli)) {
    const library = pathToFileURL(join(ROOT, 'dist', 'index.js')).href
    starts.push(
      { name: 'platen export, one cell', command: node, args: [cli, 'export', notebook, '-o', 'one.html'] },
      { name: 'platen --version', command: node, args: [cli, '--version'] },
      { name: 'import the library', command: node, args: ['-e', `import(${JSON.stringify(library)})`] },
    )
  }
  const python = pythonWithNbconvert()
  if (python !== undefined) {
    const args = ['-m', 'nbconvert', '--to', 'html', '--output', 'nbconvert.html', notebook]
    starts.push({ name: 'nbconvert, one cell', command: python, args, slow: true })
  }
  if (hasPandoc()) {
    starts.push(
      {
        name: 'pandoc, one cell',
        command: 'pandoc',
        args: ['-f', 'ipynb', '-s', '-o', 'pandoc.html', notebook],
      },
      { name: 'pandoc --version', command: 'pandoc', args: ['--version'] },
    )
  }
  return starts
}
