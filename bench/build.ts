import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { BENCH, COMPILED_SOURCE, ROOT, SCRATCH } from './paths.ts'

export type CodeChoice = 'auto' | 'dist' | 'src' | 'none'

export interface Code {
  /** What was measured, in words. */
  readonly label: string
  readonly folder: string
}

export interface Workers {
  /** Performs a whole job with all candidates in it. */
  readonly jobs: string
  /** Serves one candidate. */
  readonly lanes: string
}

/** The workers as plain JavaScript: a loader that compiles on the way in (tsx) has no place in a measured process. */
export async function buildWorkers(): Promise<Workers> {
  await build({
    entryPoints: { jobs: join(BENCH, 'measure/worker.ts'), lanes: join(BENCH, 'lanes/serve.ts') },
    outdir: SCRATCH,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  })
  return { jobs: join(SCRATCH, 'jobs.mjs'), lanes: join(SCRATCH, 'lanes.mjs') }
}

/**
 * Our code to measure. `auto` takes dist/ if nothing in src/ is newer and else compiles src/ file by file, which
 * gives the same modules as the release build. Undefined for `none`.
 */
export async function findCode(choice: CodeChoice): Promise<Code | undefined> {
  if (choice === 'none') return undefined
  const dist = join(ROOT, 'dist')
  const built = join(dist, 'index.js')
  const fresh = existsSync(built) && statSync(built).mtimeMs >= newest(join(ROOT, 'src'))
  if (choice === 'dist' && !existsSync(built)) throw new Error('There is no dist/: run `npm run build`.')
  if (choice === 'dist' || (choice === 'auto' && fresh)) {
    return { label: fresh ? 'dist/' : 'dist/, older than src/', folder: dist }
  }
  return { label: 'src/, compiled as it stands', folder: await compileSource() }
}

async function compileSource(): Promise<string> {
  rmSync(COMPILED_SOURCE, { recursive: true, force: true })
  const entryPoints = sourceFiles(join(ROOT, 'src')).filter((file) => !file.includes(`${join('src', 'cli')}`))
  await build({
    entryPoints,
    outbase: join(ROOT, 'src'),
    outdir: COMPILED_SOURCE,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    logLevel: 'warning',
  })
  for (const file of readdirSync(COMPILED_SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue
    const path = join(COMPILED_SOURCE, file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      text.replace(/^((?:import|export|\})[^'"\n]*["']\.[^"'\n]*)\.ts(["'];?)$/gm, '$1.js$2'),
    )
  }
  // The folder lies in no package of type "module".
  writeFileSync(join(COMPILED_SOURCE, 'package.json'), '{"type":"module"}\n')
  return COMPILED_SOURCE
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file))
}

function newest(folder: string): number {
  return Math.max(0, ...sourceFiles(folder).map((file) => statSync(file).mtimeMs))
}
