import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
export const BENCH = join(ROOT, 'bench')
export const FIXTURES = join(ROOT, 'fixtures')
export const CORPUS = join(ROOT, '..', 'shared', 'corpus')
/** Git-ignored; also holds what is generated for a run. */
export const RESULTS = join(BENCH, 'results')
export const SCRATCH = join(RESULTS, '.work')
/** Beside the root's packages, so that our code finds those and never the benchmark's own. */
export const COMPILED_SOURCE = join(ROOT, 'node_modules', '.cache', 'platen-bench', 'src')
