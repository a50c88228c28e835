import { dirname, join } from 'node:path'
import { PlatenError, type ReportDescription } from '../index.ts'
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

/** How it went with one input. */
export interface ExportOutcome {
  readonly good: boolean
  readonly files: readonly WrittenOutput[]
  /** What went wrong, in one sentence. */
  readonly problem?: string | undefined
  readonly description?: ReportDescription | undefined
}

export interface WrittenOutput extends ExportTarget {
  /** In bytes. */
  readonly size: number
}

/** Where outputs go. */
export interface Writers {
  readonly out: WriteOut
  readonly file: WriteFile
}

/**
 * Exports one input to all its outputs and says how that went. Under `--strict` nothing is written of an input that
 * reading had to repair.
 *
 * @returns whether all of it went well, and what an index says of it
 * @throws UsageError for an option whose value turned out to be wrong
 */
export async function exportInput(
  job: ExportJob,
  settings: Settings,
  console: Console,
  writers: Writers,
): Promise<ExportOutcome> {
  const name = displayName(job.input)
  const warnings = new WarningPrinter(console, name, settings.verbose)
  const redaction = createRedaction(settings.redact, settings.limits, warnings.into)
  const opened = await openInput(job.input, name, settings, console, redaction)
  redaction.flush()
  if ('problem' in opened) {
    warnings.finish()
    return { good: false, files: [], ...opened }
  }
  try {
    if (settings.strict && warnings.repairs > 0) {
      warnings.finish()
      const refused = refusal(warnings.repairs)
      console.error(name, refused)
      return { good: false, files: [], problem: refused.message }
    }
    const files: WrittenOutput[] = []
    let description: ReportDescription | undefined
    let problem: string | undefined
    for (const target of job.outputs) {
      try {
        const rendered = await opened.render(target)
        redaction.flush()
        const size = await write(target, rendered, name, console, writers)
        files.push({ ...target, size })
        description ??= rendered.description
      } catch (error) {
        redaction.flush()
        const found = reportError(console, name, redaction.error(error), opened.document)
        problem ??= found
      }
    }
    const good = problem === undefined
    if (good && settings.redact) sayWhetherMasked(settings.redact, redaction.isUsed(), warnings)
    warnings.finish()
    if (redaction.isUsed()) console.info(`${name}: secrets were redacted`)
    if (!good || !settings.strict || warnings.count === 0) return { good, files, problem, description }
    const message = `it counts as failed because of ${some(warnings.count, 'warning')}`
    console.error(name, { code: 'STRICT', message })
    return { good: false, files, problem: message, description }
  } finally {
    await opened.close()
  }
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
): Promise<number> {
  if (path === '-') {
    await writers.out(content).catch((cause) => {
      throw stdoutError(cause)
    })
    return 0
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
  return size
}

function stdoutError(cause: Error): PlatenError {
  return new PlatenError({
    code: 'WRITE_FAILED',
    message: `Cannot write standard output: ${cause.message}.`,
    help: 'Check where it leads to.',
    cause,
  })
}
