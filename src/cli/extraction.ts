import { basename, extname } from 'node:path'
import { extractFiles, type Notebook, type OnWarning, PlatenError, type Transform } from '../index.ts'
import type { ParsedArguments } from './option.ts'
import type { ExportFormat, ExportJob } from './plan.ts'
import { UsageError } from './usage-error.ts'

/**
 * `--extract-files`: the folder, from the output's, with `/`; empty for the output's own; undefined where it is not
 * asked for.
 *
 * @throws UsageError for what is no folder below the output's, and where nothing could be extracted
 */
export function extractionFolderOf(
  { values }: ParsedArguments,
  formats: readonly ExportFormat[],
): string | undefined {
  const [given] = values.get('extract-files') ?? []
  if (given === undefined) return undefined
  if (!formats.includes('ipynb'))
    throw new UsageError(
      '--extract-files is for IPYNB: the HTML page embeds its images',
      'Add --to ipynb, or leave it out.',
    )
  const folder = given.replace(/^(?:\.\/+)+/, '').replace(/(?<=[^/])\/+$/, '')
  if (folder === '.') return ''
  const problem = given === '' ? 'it is empty' : (absoluteProblem(given) ?? folderProblem(folder))
  if (problem === undefined) return folder
  throw new UsageError(
    `--extract-files: ${problem}`,
    'Name a folder below that of the output, such as files, with / and without ..',
  )
}

/** @throws UsageError where there is no folder that files could be written to */
export function expectFolders(jobs: readonly ExportJob[]): void {
  if (jobs.every(({ outputs }) => outputs.every(({ path }) => path !== '-'))) return
  throw new UsageError(
    '--extract-files writes files beside the output, and standard output has no place',
    'Name the output with -o or --out-dir.',
  )
}

/** What was taken out of a notebook: path from its folder, with `/` → content. */
export type Extracted = ReadonlyMap<string, Uint8Array>

/**
 * Takes media out of a notebook; each output has a folder of its own, since cells of two notebooks can have one id.
 * The last of all transforms: what redaction masked must not come back in a file.
 */
export function extraction(
  folder: string,
  output: string,
  onWarning: OnWarning,
): { readonly transform: Transform; readonly files: () => Extracted } {
  const own = folderFor(folder, output)
  let files: Extracted = new Map()
  const transform: Transform = (notebook) => {
    const extracted = extractFiles(notebook, { folder: own, onWarning })
    files = extracted.files
    return extracted.notebook
  }
  return { transform, files: () => files }
}

/** By the output's name, or what every file system takes of it. */
function folderFor(folder: string, output: string): string {
  const stem = basename(output, extname(output))
  const [own, safe] = [stem, `_${stem.replace(/[^\p{L}\p{N}_]+/gu, '-')}`].map((name) =>
    folder === '' ? name : `${folder}/${name}`,
  )
  return folderProblem(own!) === undefined ? own! : safe!
}

/** Also as Windows has it: the notebook may be read there. */
function absoluteProblem(given: string): string | undefined {
  if (!/^(?:[/\\]|[A-Za-z]:[/\\])/.test(given)) return undefined
  return `folder ${JSON.stringify(given)} is absolute, and must be one from the output's own`
}

function folderProblem(folder: string): string | undefined {
  const empty: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }
  try {
    extractFiles(empty, { folder })
    return undefined
  } catch (error) {
    if (error instanceof PlatenError) return error.message
    throw error
  }
}
