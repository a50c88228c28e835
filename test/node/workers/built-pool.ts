import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { createExportPool } from '../../../src/node/index.ts'
import { repositoryPath } from '../../support/shared.ts'

/** The pool as users get it: a thread cannot run TypeScript. */
export interface BuiltPool {
  readonly createExportPool: typeof createExportPool
  /** Writes a module beside it and gives its path. */
  module(name: string, code: string): string
  remove(): void
}

export async function buildPool(): Promise<BuiltPool> {
  const folder = mkdtempSync(join(tmpdir(), 'platen-pool-'))
  const require =
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)"
  await build({
    entryPoints: ['export-pool', 'export-worker'].map((name) =>
      repositoryPath(`src/node/workers/${name}.ts`),
    ),
    outdir: folder,
    outExtension: { '.js': '.js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: { js: require },
    logLevel: 'warning',
  })
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  const built = await import(pathToFileURL(join(folder, 'export-pool.js')).href)
  return {
    createExportPool: built.createExportPool,
    module(name, code) {
      writeFileSync(join(folder, name), code)
      return join(folder, name)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
