import { dirname, join } from 'node:path'
import { PlatenError } from '../index.ts'
import type { Console } from './console.ts'
import { openInput, type Rendered } from './open-input.ts'
import type { ExportJob, ExportTarget } from './plan.ts'
import type { RedactSettings } from './redact-rules.ts'
import { createRedaction } from './redaction.ts'
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
 * Exports one input to all its outputs and says how that went. Under `--strict` nothing is written of an input that
 * reading had to repair.
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
  const opened = await openInput(job.input, name, settings, console, redaction)
  redaction.flush()
  let good = opened !== undefined
  if (opened && settings.strict && warnings.repairs > 0) {
    warnings.finish()
    console.error(name, refusal(warnings.repairs))
    return false
  }
  for (const target of job.outputs) {
    if (!opened) break
    try {
      const rendered = await opened.render(target)
      redaction.flush()
      await write(target, rendered, name, console, writers)
    } catch (error) {
      redaction.flush()
      reportError(console, name, redaction.error(error), opened.document)
      good = false
    }
  }
  if (good && settings.redact) sayWhetherMasked(settings.redact, redaction.isUsed(), warnings)
  warnings.finish()
  if (redaction.isUsed()) console.info(`${name}: secrets were redacted`)
  if (!good || !settings.strict || warnings.count === 0) return good
  console.error(name, {
    code: 'STRICT',
    message: `it counts as failed because of ${some(warnings.count, 'warning')}`,
  })
  return false
}

/** A name with a slip in it masks nothing, and whoever gave it believes that it does. */
function sayWhetherMasked({ isSpecific }: RedactSettings, isUsed: boolean, warnings: WarningPrinter): void {
  if (isUsed || !isSpecific) return
  warnings.add({
    code: 'NOT_REDACTED',
    message: 'nothing was redacted: it has nothing that --redact, --redact-header or --redact-pattern names',
    pointer: '',
    document: 'input',
  })
}

function refusal(repairs: number) {
  return {
    code: 'STRICT',
    message: `refused, because reading it took ${some(repairs, 'repair')}; nothing was written`,
    help: 'Mend the input (platen validate lists what is wrong in a notebook), or leave out --strict.',
  }
}

function some(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

async function write(
  { path, makeFolders, inside }: ExportTarget,
  { content, files }: Rendered,
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
  const folder = dirname(path)
  // Before what refers to them.
  for (const [file, bytes] of files)
    await writers.file(join(folder, file), bytes, {
      makeFolders: true,
      inside: folder,
    })
  const size = await writers.file(path, content, { makeFolders, ...(inside !== undefined && { inside }) })
  const more = files.size === 0 ? '' : ` and ${some(files.size, 'file')} it shows`
  console.info(`${name}: wrote ${path} (${formatSize(size)})${more}`)
}

function stdoutError(cause: Error): PlatenError {
  return new PlatenError({
    code: 'WRITE_FAILED',
    message: `Cannot write standard output: ${cause.message}.`,
    help: 'Check where it leads to.',
    cause,
  })
}
