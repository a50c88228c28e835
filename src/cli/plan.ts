import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { namesFolder } from '../node/names-folder.ts'
import { outputNames } from './output-names.ts'
import { UsageError } from './usage-error.ts'

export type ExportFormat = 'html' | 'ipynb'

/** One input and everything that is written from it. */
export interface ExportJob {
  /** A path, or `-` for standard input. */
  readonly input: string
  readonly outputs: readonly ExportTarget[]
}

export interface ExportTarget {
  readonly format: ExportFormat
  /** A path, or `-` for standard output. */
  readonly path: string
  /** Whether the folder of the path is made where there is none. */
  readonly makeFolders: boolean
  /** The folder the path must not lead out of by links; undefined where the user gave the path. */
  readonly inside: string | undefined
}

export interface Destination {
  /** `-o`: a path, or `-` for standard output. */
  readonly output: string | undefined
  /** `--out-dir` */
  readonly outDir: string | undefined
  /** `--index`: the page beside the outputs that links them. */
  readonly index?: boolean
}

/** What the page with all links is called, in the folder of `--out-dir`. */
export const INDEX = 'index.html'

/**
 * Where each input goes. Nothing is written yet, so a plan that would lose a file is refused as a whole.
 *
 * @throws UsageError where two outputs have one name, or an output is an input
 */
export async function planExport(
  inputs: readonly string[],
  formats: readonly ExportFormat[],
  destination: Destination,
): Promise<readonly ExportJob[]> {
  await checkDestination(inputs, formats, destination)
  const places = await outputPlaces(inputs, destination)
  const makeFolders = destination.outDir !== undefined
  const jobs = inputs.map((input, index) => {
    const { stem, inside } = places[index]!
    const path = (format: ExportFormat) => (inside === undefined ? stem : `${stem}.${format}`)
    return { input, outputs: formats.map((format) => ({ format, path: path(format), makeFolders, inside })) }
  })
  await refuseLosses(jobs, destination)
  return jobs
}

async function checkDestination(
  inputs: readonly string[],
  formats: readonly ExportFormat[],
  { output, outDir, index }: Destination,
): Promise<void> {
  if (index && outDir === undefined)
    throw new UsageError('--index needs a folder to be written to', 'Add --out-dir DIR.')
  if (inputs.filter((input) => input === '-').length > 1) {
    throw new UsageError('standard input (-) can be read only once')
  }
  if (output !== undefined && outDir !== undefined) {
    throw new UsageError('-o and --out-dir exclude each other', 'Give the whole path to -o, or leave it out.')
  }
  if (outDir === '') throw new UsageError('--out-dir needs the name of a folder', '. is the current one.')
  if (output === undefined) return
  if (output === '') throw new UsageError('-o needs a file name')
  if (inputs.length > 1) {
    throw new UsageError(`-o names one file, but there are ${inputs.length} inputs`, 'Use --out-dir DIR.')
  }
  if (formats.length > 1) {
    throw new UsageError(`-o names one file, but there are ${formats.length} formats`, 'Use --out-dir DIR.')
  }
  const existing = output === '-' ? undefined : await stat(output).catch(() => undefined)
  if (existing?.isDirectory()) throw new UsageError(`-o ${output} is a folder`, `Use --out-dir ${output}`)
  if (namesFolder(output)) throw new UsageError(`-o ${output} names a folder`, `Use --out-dir ${output}`)
}

/** Where the outputs of an input go: a whole path where `inside` is undefined, else one that lacks its ending. */
interface Place {
  readonly stem: string
  readonly inside: string | undefined
}

async function outputPlaces(
  inputs: readonly string[],
  { output, outDir }: Destination,
): Promise<readonly Place[]> {
  if (output !== undefined) return inputs.map(() => ({ stem: output, inside: undefined }))
  const named = await Promise.all(
    inputs.map(async (input) => {
      const piped = input === '-' || (await isPipe(input))
      // Where a pipe is says nothing.
      return piped ? PIPED : { path: input, stem: basename(input, extname(input)) }
    }),
  )
  const names = outDir === undefined ? [] : outputNames(named)
  return named.map(({ path, stem }, index) => {
    if (outDir !== undefined) return { stem: join(outDir, names[index]!), inside: outDir }
    if (named[index] === PIPED) return { stem: '-', inside: undefined }
    return { stem: join(dirname(path), stem), inside: dirname(path) }
  })
}

const PIPED = { path: 'notebook', stem: 'notebook' }

/** Whether a path is one like /dev/fd/63, of `<(command)`: nothing can be written beside it. */
async function isPipe(input: string): Promise<boolean> {
  const file = await stat(input).catch(() => undefined)
  return file !== undefined && (file.isFIFO() || file.isCharacterDevice())
}

async function refuseLosses(jobs: readonly ExportJob[], { outDir = '', index }: Destination): Promise<void> {
  const inputs = new Map<string, string>()
  for (const { input } of jobs) if (input !== '-') inputs.set(await identity(input), input)
  const writers = new Map<string, string>()
  for (const { input, outputs } of jobs) {
    for (const { path } of outputs) {
      const key = path === '-' ? '-' : await identity(path)
      const overwritten = inputs.get(key)
      if (overwritten !== undefined) throw overwrites(input, overwritten)
      const other = writers.get(key)
      if (other !== undefined) throw collision(input, other, path)
      writers.set(key, input)
    }
  }
  if (!index) return
  const key = await identity(join(outDir, INDEX))
  // The file system may take upper and lower case for the same.
  const [, other] = [...writers].find(([path]) => path.toLowerCase() === key.toLowerCase()) ?? []
  const overwritten = inputs.get(key)
  if (other !== undefined || overwritten !== undefined)
    throw new UsageError(
      other === undefined
        ? `--index would overwrite the input ${overwritten}`
        : `${other} and the page of --index would both be written to ${join(outDir, INDEX)}`,
      'Choose another --out-dir, rename it, or leave out --index.',
    )
}

function overwrites(input: string, overwritten: string): UsageError {
  const what = input === overwritten ? 'the input' : `the input ${overwritten}`
  return new UsageError(
    `the output of ${input} would overwrite ${what}`,
    `${/\.html?$/i.test(overwritten) ? 'Get its notebook with --to ipynb, or choose' : 'Choose'} another place with -o or --out-dir.`,
  )
}

function collision(input: string, other: string, path: string): UsageError {
  if (path === '-') {
    return new UsageError('standard output can hold one output only', 'Use --out-dir DIR.')
  }
  const who = input === other ? `two outputs of ${input}` : `${other} and ${input}`
  return new UsageError(`${who} would both be written to ${path}`, 'Export them separately.')
}

/** The same for two paths that mean the same file, however they are spelled and linked. */
async function identity(path: string): Promise<string> {
  const file = await stat(path, { bigint: true }).catch(() => undefined)
  if (file?.isFile()) return `${file.dev}:${file.ino}`
  const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)))
  return join(folder, basename(path))
}
