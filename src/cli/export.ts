import type { Console } from './console.ts'
import { type ExportOutcome, exportInput } from './export-input.ts'
import { expectFolders } from './extraction.ts'
import { formatsOf } from './format-option.ts'
import type { ParsedArguments } from './option.ts'
import { planExport } from './plan.ts'
import { displayName } from './report.ts'
import { settingsOf } from './settings.ts'
import { UsageError } from './usage-error.ts'
import { createWriteFile } from './write-file.ts'
import { writeIndex } from './write-index.ts'
import type { WriteOut } from './write-out.ts'

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
  const formats = formatsOf(args)
  const settings = await settingsOf(args, formats)
  const [output] = args.values.get('output') ?? []
  const [outDir] = args.values.get('out-dir') ?? []
  const jobs = await planExport(args.inputs.map(standardInput), formats, {
    output: output !== undefined && STDOUT.has(output) ? '-' : output,
    outDir,
    index: settings.index,
  })
  if (settings.extractTo !== undefined) expectFolders(jobs)
  const writers = { out: writeOut, file: createWriteFile() }
  const outcomes: ExportOutcome[] = []
  try {
    for (const [index, job] of jobs.entries()) {
      console.progress(
        `${jobs.length > 1 ? `[${index + 1}/${jobs.length}] ` : ''}${displayName(job.input)} …`,
      )
      outcomes.push(await exportInput(job, settings, console, writers))
    }
  } finally {
    console.progress('')
  }
  const failed = outcomes.filter(({ good }) => !good).length
  if (jobs.length > 1) console.info(`${jobs.length - failed} of ${jobs.length} inputs exported`)
  const indexed =
    !settings.index || (await writeIndex(outDir ?? '', jobs, outcomes, settings, console, writers))
  return failed === 0 && indexed ? 0 : 1
}

/** Where standard output is a socket, its path cannot be opened. */
const STDOUT = new Set(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])

/** Where standard input is a socket, its path cannot be opened. */
function standardInput(input: string): string {
  return input === '/dev/stdin' ? '-' : input
}
