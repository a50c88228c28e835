import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** A path inside the repository. */
export function repositoryPath(...parts: string[]): string {
  return join(REPOSITORY, ...parts)
}

/** A path in the folder of real notebooks and attack payloads that stands beside the repository, where it is there. */
export function sharedPath(...parts: string[]): string {
  return join(REPOSITORY, '..', 'shared', ...parts)
}

export const hasCorpus = existsSync(sharedPath('corpus', 'INDEX.tsv'))

/** Absolute paths of the corpus' notebooks, sorted; empty where there is no corpus. */
export function corpusNotebooks(): readonly string[] {
  if (!hasCorpus) return []
  return ['conformance', 'real', 'heavy'].flatMap((folder) =>
    readdirSync(sharedPath('corpus', folder))
      .filter((name) => name.endsWith('.ipynb'))
      .sort()
      .map((name) => sharedPath('corpus', folder, name)),
  )
}
