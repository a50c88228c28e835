import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryPath } from '../support/shared.ts'

/** How a run of the program ended and what it said. */
export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  /** Standard input; null leaves it open. Default: empty. */
  readonly input?: string | Uint8Array | null
  readonly environment?: NodeJS.ProcessEnv
}

/** A folder of its own for one test file, and the program, bundled as users get it. */
export interface Workshop {
  readonly folder: string
  /** Path of its script. */
  readonly program: string
  run(args: readonly string[], options?: RunOptions): Promise<Finished>
  start(args: readonly string[], options?: RunOptions): ChildProcess
  /** Writes a file into the folder and returns its path. */
  file(name: string, content: string | Uint8Array): string
  remove(): void
}

export async function createWorkshop(): Promise<Workshop> {
  const root = mkdtempSync(join(tmpdir(), 'platen-cli-'))
  const folder = mkdtempSync(join(root, 'work-'))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  const { buildCli } = (await import(pathToFileURL(repositoryPath('esbuild.config.mjs')).href)) as {
    buildCli: (outdir: string) => Promise<unknown>
  }
  await buildCli(join(root, 'cli'))
  const program = join(root, 'cli', 'main.js')
  const start = (args: readonly string[], options: RunOptions = {}) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd ?? folder,
      env: { ...process.env, ...options.environment },
    })
    child.stdin.on('error', () => {})
    if (options.input !== null) child.stdin.end(options.input ?? '')
    return child
  }
  return {
    folder,
    program,
    start,
    run: (args, options) => finish(start(args, options)),
    file(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Waits for the end and collects what was said until then. */
export function finish(child: ChildProcess): Promise<Finished> {
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({
        code,
        signal,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    )
  })
}

/** A notebook with one code cell that printed `text`. */
export function notebookThatPrints(text: string, more: Record<string, unknown> = {}): string {
  const cell = {
    cell_type: 'code',
    execution_count: 1,
    id: 'only',
    metadata: {},
    outputs: [{ name: 'stdout', output_type: 'stream', text }],
    source: 'print(text)',
  }
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5, ...more }, null, 1)
}

/** A notebook with one Markdown cell. */
export function notebookThatSays(source: string): string {
  const cell = { cell_type: 'markdown', id: 'only', metadata: {}, source }
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)
}
