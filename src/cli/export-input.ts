import { dirname } from 'node:path'
import { type Notebook, PlatenError } from '../index.ts'
import { readInput, renderOutput } from '../node/index.ts'
import type { Console } from './console.ts'
import { JUPYTER, type PointedInto, parseInput, sourceTitle } from './parse-input.ts'
import type { ExportJob, ExportTarget } from './plan.ts'
import { createRedaction, type Redaction } from './redaction.ts'
import { displayName, reportError, WarningPrinter } from './report.ts'
import type { Settings } from './settings.ts'
import { formatSize } from './size.ts'
import type { WriteFile } from './write-file.ts'
import type { WriteOut } from './write-out.ts'

/** Where outputs go. */
export interface Writers {
  readonly out: WriteOut
  readonly file: WriteFile
}

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
  writers: Writers,
): Promise<boolean> {
  const name = displayName(job.input)
  const warnings = new WarningPrinter(console, name, settings.verbose)
  const redaction = createRedaction(settings.redact, settings.limits, warnings.into)
  const opened = await open(job.input, name, settings, console, redaction)
  redaction.flush()
  let good = opened !== undefined
  for (const target of job.outputs) {
    if (!opened) break
    const { notebook, document } = opened
    const onWarning = redaction.into(document)
    try {
      const content = await renderOutput(notebook, target.format, {
        html: settings.html,
        transforms: [...settings.transforms(onWarning), ...redaction.transforms],
        ...imagesFor(job.input, settings),
        onWarning,
      })
      redaction.flush()
      await write(target, content, name, console, writers)
    } catch (error) {
      redaction.flush()
      reportError(console, name, redaction.error(error), document)
      good = false
    }
  }
  warnings.finish()
  if (redaction.isUsed()) console.info(`${name}: secrets were redacted`)
  if (!good || !settings.strict || warnings.count === 0) return good
  console.info(`${name}: counted as failed, because there were warnings (--strict)`)
  return false
}

/** A notebook, and what pointers into it lead into as the user sees it. */
interface Opened {
  readonly notebook: Notebook
  readonly document: PointedInto
}

async function open(
  path: string,
  name: string,
  settings: Settings,
  console: Console,
  redaction: Redaction,
): Promise<Opened | undefined> {
  let input: Uint8Array | undefined
  let document: PointedInto = 'input'
  const { limits, inputBytes } = settings.limits
  try {
    input = await readInput(path, inputBytes === undefined ? {} : { maxBytes: inputBytes })
    const from = settings.from ?? (path.toLowerCase().endsWith('.ipynb') ? JUPYTER : undefined)
    const parsed = parseInput(input, {
      from,
      limits,
      template: settings.template,
      onWarning: redaction.into,
      redaction,
    })
    const { source } = parsed
    if (source !== from && source !== JUPYTER) console.info(`${name}: recognised as ${sourceTitle(source)}`)
    document = parsed.document
    return { notebook: parsed.makeNotebook(), document: source === JUPYTER ? 'input' : 'notebook' }
  } catch (error) {
    reportError(console, name, redaction.error(error), document, document === 'input' ? input : undefined)
    return undefined
  }
}

function imagesFor(input: string, { images }: Settings) {
  if (images === false) return {}
  if (input !== '-') return { images, imageFolder: dirname(input) }
  return images.root === undefined ? {} : { images, imageFolder: images.root }
}

async function write(
  { path, makeFolders, inside }: ExportTarget,
  content: readonly string[],
  name: string,
  console: Console,
  writers: Writers,
): Promise<void> {
  if (path === '-') {
    await writers.out(content).catch((cause) => {
      throw stdoutError(cause)
    })
    return
  }
  const size = await writers.file(path, content, { makeFolders, ...(inside !== undefined && { inside }) })
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
