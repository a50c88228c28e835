import { dirname } from 'node:path'
import { type Notebook, PlatenError } from '../index.ts'
import { readInput, renderOutput, writeFileAtomic } from '../node/index.ts'
import type { Console } from './console.ts'
import { JUPYTER, parseInput, sourceTitle } from './parse-input.ts'
import type { ExportJob, ExportTarget } from './plan.ts'
import { displayName, reportError, WarningPrinter } from './report.ts'
import type { Settings } from './settings.ts'
import { formatSize } from './size.ts'
import type { WriteOut } from './write-out.ts'

/**
 * Exports one input to all its outputs and says how that went.
 *
 * @returns whether all of it went well
 * @throws UsageError for an option whose value turned out to be wrong
 */
export async function exportInput(
  job: ExportJob,
  settings: Settings,
  console: Console,
  writeOut: WriteOut,
): Promise<boolean> {
  const name = displayName(job.input)
  const warnings = new WarningPrinter(console, name, settings.verbose)
  const notebook = await open(job.input, name, settings, console, warnings)
  let good = notebook !== undefined
  for (const target of job.outputs) {
    if (!notebook) break
    try {
      const content = await renderOutput(notebook, target.format, {
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
  if (!good || !settings.strict || warnings.count === 0) return good
  console.info(`${name}: counted as failed, because there were warnings (--strict)`)
  return false
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
  { path, makeFolders }: ExportTarget,
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
  const size = await writeFileAtomic(path, content, { makeFolders })
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
