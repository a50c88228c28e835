import type { Console, Message } from './console.ts'
import { exportAll } from './export-all.ts'
import { expectFolders } from './extraction.ts'
import { formatsOf } from './format-option.ts'
import { type ExportOutcome, notRedacted } from './input-receiver.ts'
import type { ParsedArguments } from './option.ts'
import { pageOptions } from './page-option.ts'
import { planExport } from './plan.ts'
import { type Settings, settingsOf } from './settings.ts'
import { UsageError } from './usage-error.ts'
import { createWriteFile } from './write-file.ts'
import { writeIndex } from './write-index.ts'
import type { WriteOut } from './write-out.ts'

/**
 * `platen export`: every input on its own.
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
  const threads = threadsOf(args)
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
  const outcomes = await exportAll(jobs, { settings, console, writers, threads, args })
  const idle = settings.index || formats.includes('html') ? [] : htmlOnly(args)
  for (const name of idle) {
    const message = `--${name} is for HTML, and only IPYNB is written`
    console.warning('platen export', { code: 'NO_EFFECT', message, pointer: '' })
  }
  const unmasked = unmaskedOf(outcomes, settings)
  for (const warning of unmasked) console.warning('platen export', warning)
  const failed = outcomes.filter(({ good }) => !good).length
  if (jobs.length > 1) console.info(`${jobs.length - failed} of ${jobs.length} inputs exported`)
  const indexed =
    !settings.index || (await writeIndex(outDir ?? '', jobs, outcomes, settings, console, writers))
  return failed === 0 && indexed && !(settings.strict && unmasked.length + idle.length > 0) ? 0 : 1
}

/** Options that are given and only change pages. The language is also that of headings in a run's notebook. */
function htmlOnly({ flags, values }: ParsedArguments): readonly string[] {
  return pageOptions
    .map(({ name }) => name)
    .filter((name) => name !== 'lang' && (flags.has(name) || values.has(name)))
}

/**
 * What was to be redacted and is in no input: most likely it is misspelt. Of an input that is alone it has been said where
 * nothing at all was masked.
 */
function unmaskedOf(outcomes: readonly ExportOutcome[], { redact }: Settings): readonly Message[] {
  const found = outcomes.flatMap(({ masking }) => masking ?? [])
  if (!redact?.isSpecific || found.length === 0) return []
  if (!found.some(({ isRedacted }) => isRedacted))
    return outcomes.length > 1 ? [notRedacted('nothing was redacted: no input has anything')] : []
  const [first, ...others] = found.map(({ unusedNames }) => unusedNames)
  const unused = first!.filter((name) => others.every((list) => list.includes(name)))
  const nobody = outcomes.length > 1 ? 'no input has' : 'the input does not have'
  return unused.map((name) => ({
    code: 'NOT_REDACTED',
    message: `${JSON.stringify(name)} was to be redacted, and ${nobody} that name`,
    pointer: '',
  }))
}

/** `--jobs` */
function threadsOf({ values }: ParsedArguments): number {
  const [given = '1'] = values.get('jobs') ?? []
  const threads = /^\d{1,3}$/.test(given) ? Number(given) : 0
  if (threads > 0) return threads
  throw new UsageError(`--jobs needs a number of 1 to 999, not "${given}"`, 'For example --jobs 4.')
}

/** Where standard output is a socket, its path cannot be opened. */
const STDOUT = new Set(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])

/** Where standard input is a socket, its path cannot be opened. */
function standardInput(input: string): string {
  return input === '/dev/stdin' ? '-' : input
}
