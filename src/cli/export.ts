import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Notebook, PlatenError } from '../index.ts'
import { type FolderImageOptions, readInput, renderOutput, writeFileAtomic } from '../node/index.ts'
import type { Console } from './console.ts'
import type { ParsedArguments } from './option.ts'
import { JUPYTER, parseInput, sourceNames, sourceTitle } from './parse-input.ts'
import { type ExportJob, type ExportTarget, planExport } from './plan.ts'
import { displayName, reportError, WarningPrinter } from './report.ts'
import { formatsOf, htmlOptionsOf, transformsOf } from './settings.ts'
import { formatSize } from './size.ts'
import { templateOf } from './template.ts'
import { UsageError } from './usage-error.ts'
import type { WriteOut } from './write-out.ts'

interface Settings {
  readonly from: string | undefined
  readonly template: Awaited<ReturnType<typeof templateOf>>
  readonly html: ReturnType<typeof htmlOptionsOf>
  readonly transforms: ReturnType<typeof transformsOf>
  /** False: none are read. */
  readonly images: FolderImageOptions | false
  readonly strict: boolean
  readonly verbose: boolean
}

/**
 * `platen export`: every input on its own, one after the other.
 *
 * @returns the exit code: 0, or 1 where an input failed
 * @throws UsageError before anything is read
 */
export async function runExport(
  args: ParsedArguments,
  console: Console,
  writeOut: WriteOut,
): Promise<number> {
  if (args.inputs.length === 0)
    throw new UsageError('there is no input', 'Name a file, or - for standard input.')
  const settings = await settingsOf(args)
  const [output] = args.values.get('output') ?? []
  const [outDir] = args.values.get('out-dir') ?? []
  const jobs = await planExport(args.inputs.map(standardInput), formatsOf(args), {
    output: output === '/dev/stdout' ? '-' : output,
    outDir,
  })
  if (outDir !== undefined) await makeFolder(outDir)
  let failed = 0
  for (const [index, job] of jobs.entries()) {
    console.progress(`${jobs.length > 1 ? `[${index + 1}/${jobs.length}] ` : ''}${displayName(job.input)} …`)
    if (!(await exportInput(job, settings, console, writeOut))) failed++
  }
  console.progress('')
  if (jobs.length > 1) console.info(`${jobs.length - failed} of ${jobs.length} inputs exported`)
  return failed === 0 ? 0 : 1
}

/** Where standard input is a socket, its path cannot be opened. */
function standardInput(input: string): string {
  return input === '/dev/stdin' ? '-' : input
}

async function settingsOf(args: ParsedArguments): Promise<Settings> {
  const { values, flags } = args
  const [from] = values.get('from') ?? []
  if (from !== undefined && !sourceNames().includes(from)) {
    throw new UsageError(
      `there is no source "${from}"`,
      `Use --from with one of ${sourceNames().join(', ')}.`,
    )
  }
  const [root] = values.get('image-root') ?? []
  return {
    from,
    template: await templateOf(args),
    html: htmlOptionsOf(args),
    transforms: transformsOf(args),
    images: flags.has('no-images') ? false : { ...(root !== undefined && { root }) },
    strict: flags.has('strict'),
    verbose: flags.has('verbose'),
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the folder ${folder} cannot be created: ${reason}`)
  }
}

/** Whether all of it went well. */
async function exportInput(
  job: ExportJob,
  settings: Settings,
  console: Console,
  writeOut: WriteOut,
): Promise<boolean> {
  const name = displayName(job.input)
  const warnings = new WarningPrinter(console, name, settings.verbose)
  const notebook = await open(job.input, name, settings, console, warnings)
  let good = notebook !== undefined
  for (const target of notebook ? job.outputs : []) {
    try {
      const content = await renderOutput(notebook!, target.format, {
        html: settings.html,
        transforms: settings.transforms(warnings.add),
        ...imagesFor(job.input, settings),
        onWarning: warnings.add,
      })
      await write(target, content, name, console, writeOut)
    } catch (error) {
      reportError(console, name, error)
      good = false
    }
  }
  warnings.finish()
  return good && !(settings.strict && warnings.count > 0)
}

async function open(
  path: string,
  name: string,
  settings: Settings,
  console: Console,
  warnings: WarningPrinter,
): Promise<Notebook | undefined> {
  let input: Uint8Array | undefined
  try {
    input = await readInput(path)
    const from = settings.from ?? (path.toLowerCase().endsWith('.ipynb') ? JUPYTER : undefined)
    const { notebook, source } = parseInput(input, {
      from,
      template: settings.template,
      onWarning: warnings.add,
    })
    if (source !== from && source !== JUPYTER) console.info(`${name}: recognised as ${sourceTitle(source)}`)
    return notebook
  } catch (error) {
    reportError(console, name, error, input)
    return undefined
  }
}

function imagesFor(input: string, { images }: Settings) {
  if (images === false) return {}
  if (input !== '-') return { images, imageFolder: dirname(input) }
  return images.root === undefined ? {} : { images, imageFolder: images.root }
}

async function write(
  { path }: ExportTarget,
  content: readonly string[],
  name: string,
  console: Console,
  writeOut: WriteOut,
): Promise<void> {
  if (path === '-') {
    await writeOut(content).catch((cause) => {
      throw stdoutError(cause)
    })
    return
  }
  const size = await writeFileAtomic(path, content)
  console.info(`${name}: wrote ${path} (${formatSize(size)})`)
}

function stdoutError(cause: Error): PlatenError {
  return new PlatenError({
    code: 'WRITE_FAILED',
    message: `Cannot write standard output: ${cause.message}.`,
    help: 'Check where it leads to.',
    cause,
  })
}
